import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { buildConsole, buildPublic } from './build.ts';

const Chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().optional(),
  isDynamicEntry: z.boolean().optional(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});
const Manifest = z.record(z.string(), Chunk);
type Manifest = z.infer<typeof Manifest>;

/** Kilobytes, compressed, that come before anything is seen, and that one more page may bring. Raised on purpose, never by accident. */
const most = { first: 330, page: 120, public: 80, charts: 165 };

/** A chunk with all it imports at once. */
const withImports = (manifest: Manifest, name: string, seen = new Set<string>()): Set<string> => {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(name)) return seen;
  seen.add(name);
  for (const each of chunk.imports) withImports(manifest, each, seen);
  return seen;
};

const folder = await buildConsole();
const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));
const sizeOf = (file: string): number => gzipSync(readFileSync(join(folder, file))).length / 1024;
const weigh = (names: Iterable<string>): number =>
  [...new Set([...names].flatMap((name) => [manifest[name]?.file ?? [], ...(manifest[name]?.css ?? [])].flat()))].reduce((sum, file) => sum + sizeOf(file), 0);

const entry = Object.entries(manifest).find(([, { isEntry }]) => isEntry)?.[0];
if (entry === undefined) throw new Error('the build has no entry');
const first = withImports(manifest, entry);
const pages = Object.entries(manifest)
  .filter(([, { isDynamicEntry }]) => isDynamicEntry)
  .map(([name]) => ({ name, size: weigh([...withImports(manifest, name)].filter((each) => !first.has(each))) }));

/** All script and style of the citizens' page, whatever of it is opened. */
const publicFolder = await buildPublic();
const publicSize = globSync('assets/*.{js,css}', { cwd: publicFolder }).reduce(
  (sum, file) => sum + gzipSync(readFileSync(join(publicFolder, file))).length / 1024,
  0,
);

/** ECharts comes after the page it stands on, and once for all of them. */
const drawing = new Set(['parts/bar-chart.ts', 'parts/draw-map.ts', 'parts/draw-series.ts']);

const lines = [
  { name: '公众页面(全部)', size: publicSize, most: most.public },
  { name: '首次打开', size: weigh(first), most: most.first },
  ...pages.map((page) => ({ ...page, most: drawing.has(page.name) ? most.charts : most.page })),
];
for (const { name, size, most: limit } of lines) console.log(`  ${size > limit ? '✗' : '·'} ${name} ${size.toFixed(1)} KB gz(上限 ${limit})`);
if (lines.some((line) => line.size > line.most)) process.exitCode = 1;
