import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cloud.ts';
import { Report, verdictOn } from './report.ts';
import { run } from './run.ts';
import type { Tally } from './tally.ts';

const folder = join(root, '.local', 'test');

export interface Part {
  /** Suites, each a folder below test/. */
  suites: readonly string[];
  /** Only these files. */
  files?: readonly string[];
  /** All but these files. */
  without?: readonly string[];
}

const read = (file: string): Report | undefined => (existsSync(file) ? Report.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined);

/** Runs suites in one vitest and counts what came of them. */
export const runSuites = async ({ suites, files = [], without = [] }: Part): Promise<Tally> => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${suites.join('-').replaceAll('/', '-')}.json`);
  rmSync(file, { force: true });
  const projects = suites.flatMap((suite) => ['--project', suite]);
  const excluded = without.flatMap((each) => ['--exclude', each]);
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...files,
      ...projects,
      ...excluded,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${file}`,
    ],
    { show: true },
  );
  const { tally, complaints } = verdictOn(read(file), suites, code);
  for (const complaint of complaints) console.log(`✗ ${complaint}`);
  return tally;
};
