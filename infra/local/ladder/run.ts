import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../cloud.ts';

export const binary = (name: string): string => join(root, 'node_modules', '.bin', name);

export interface Ended {
  code: number | null;
  output: string;
}

interface Options {
  /** Shows the output while it comes; else it is only collected. */
  show?: boolean;
  env?: Record<string, string>;
}

/** Runs a program in the repository without standard input. */
export const run = (command: string, args: readonly string[], { show = false, env = {} }: Options = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: string[] = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.setEncoding('utf8').on('data', (part: string) => {
        parts.push(part);
        if (show) to.write(part);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: parts.join('') }));
  });

export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} 秒`;
