import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cloud.ts';

/** Vite is loaded only where something is built. */
const configs = {
  console: async () => (await import('./vite.ts')).consoleConfig(),
  public: async () => (await import('./vite.ts')).publicConfig(),
};
type Site = keyof typeof configs;

/** What a build is made from; the functions give it types only. */
const sourcesOf = (site: Site): string[] => [
  `web/{${site},shared}/**/*`,
  'layers/domain/**/*.ts',
  'infra/local/pages/vite.ts',
  'package-lock.json',
  ...(site === 'public' ? ['docs/openapi-public.json'] : []),
];

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

/** Only the newest build is kept. */
const forget = (builds: string, but: string): void => {
  for (const name of readdirSync(builds)) if (name !== but) rmSync(join(builds, name), { recursive: true, force: true });
};

/** What is built is what people get, also where tests build it: under their NODE_ENV React would be the slow one that watches itself. */
const asShipped = async (work: () => Promise<unknown>): Promise<void> => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
};

/** Builds a site unless a build of exactly these sources is there; gives its folder. */
const buildSite = async (site: Site): Promise<string> => {
  const name = hashOf(filesOf(sourcesOf(site)));
  const builds = join(root, '.local', site);
  const folder = join(builds, name);
  if (existsSync(folder)) return folder;
  const { build } = await import('vite'); // half a second that a cached build saves
  const unfinished = `${folder}.${process.pid}`;
  const options = { target: 'es2023', outDir: unfinished, emptyOutDir: true, manifest: true, chunkSizeWarningLimit: 1500, reportCompressedSize: false };
  const { build: own, ...config } = await configs[site]();
  await asShipped(() => build({ ...config, build: { ...options, ...own } }));
  if (!existsSync(folder)) renameSync(unfinished, folder);
  forget(builds, name);
  return folder;
};

export const buildConsole = (): Promise<string> => buildSite('console');
/** The citizens' page. */
export const buildPublic = (): Promise<string> => buildSite('public');
