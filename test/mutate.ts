import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const whole = 'layers/domain';
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const paths = (chosen.length === 0 ? [whole] : chosen).map((path) => path.replace(/\/+$/, ''));

for (const path of paths) {
  if (!existsSync(path.replace(/:\d.*$/, '')) || !path.startsWith(whole)) {
    console.error(`npm run mutate: ${path}: expected a folder or file under ${whole}`);
    process.exit(2);
  }
}

const patternOf = (path: string): string => (existsSync(path) && statSync(path).isDirectory() ? `${path}/**/*.ts` : path);
// One file of remembered results for each selection: Stryker reports whatever its file holds, asked for or not.
const remembered = join('reports', 'mutation', `${paths.join('+').replaceAll(/[^a-z0-9+]+/g, '-')}.json`);
const stryker = createRequire(import.meta.url)
  .resolve('@stryker-mutator/core/package.json')
  .replace('package.json', 'bin/stryker.js');
const { status } = spawnSync(process.execPath, [stryker, 'run', '--mutate', paths.map(patternOf).join(','), '--incrementalFile', remembered, ...options], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
