import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cloud.ts';

/** What a build of the console is made from; the functions give it types only. */
const sources = ['web/{console,shared}/**/*', 'layers/domain/**/*.ts', 'infra/local/pages/vite.ts', 'package-lock.json'];

const filesOf = (patterns: readonly string[]): string[] =>
  globSync([...patterns], { cwd: root, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();

const hashOf = (files: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
};

const builds = join(root, '.local', 'console');

/** Only the newest build is kept. */
const forget = (but: string): void => {
  for (const name of readdirSync(builds)) if (name !== but) rmSync(join(builds, name), { recursive: true, force: true });
};

/** Builds the console unless a build of exactly these sources is there; gives its folder. */
export const buildConsole = async (): Promise<string> => {
  const name = hashOf(filesOf(sources));
  const folder = join(builds, name);
  if (existsSync(folder)) return folder;
  const { build } = await import('vite'); // half a second that a cached build saves
  const { consoleConfig } = await import('./vite.ts');
  const unfinished = `${folder}.${process.pid}`;
  const options = { target: 'es2023', outDir: unfinished, emptyOutDir: true, manifest: true, chunkSizeWarningLimit: 1500, reportCompressedSize: false };
  await build({ ...consoleConfig(), build: options });
  if (!existsSync(folder)) renameSync(unfinished, folder);
  forget(name);
  return folder;
};
