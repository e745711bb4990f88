import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const bin = fileURLToPath(new URL('../../bin/xianheng.mjs', import.meta.url));

export interface Run {
  exitCode: number;
  out: string;
  err: string;
}

/** A folder of files and the real command run in it, as a person would. */
export const aFolder = (files: Readonly<Record<string, unknown>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'xianheng-'));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : name.endsWith('.json') ? JSON.stringify(content) : stringify(content);
    writeFileSync(join(folder, name), text);
  }
  const xianheng = (...args: string[]): Promise<Run> =>
    new Promise((resolve) => {
      execFile(process.execPath, [bin, ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
        resolve({ exitCode: error === null ? 0 : Number(error.code), out, err }),
      );
    });
  return { xianheng, remove: () => rmSync(folder, { recursive: true }) };
};
