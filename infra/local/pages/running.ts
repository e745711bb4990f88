import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../cloud.ts';

const file = join(root, '.local', 'running.json');

const Running = z.object({ endpoint: z.string(), api: z.string(), console: z.string() });
/** Where the local cloud of this checkout can be reached while it runs. */
export type Running = z.infer<typeof Running>;

export const writeRunning = (running: Running): void => {
  mkdirSync(join(root, '.local'), { recursive: true });
  writeFileSync(file, JSON.stringify(running, null, 2));
  process.once('exit', () => rmSync(file, { force: true }));
};

export const readRunning = (): Running => {
  if (!existsSync(file)) throw new Error('本地云没有运行,请先在另一个终端执行 npm start(run npm start in another terminal first)');
  return Running.parse(JSON.parse(readFileSync(file, 'utf8')));
};
