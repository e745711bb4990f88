import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cloud.ts';
import { binary, run, seconds } from './run.ts';
import { sum, type Tally, tallyOfExit } from './tally.ts';

interface Check {
  name: string;
  command: string;
  args: string[];
  /** Its words are worth reading also when all is well. */
  show?: true;
}

const folders = ['bin', 'functions', 'infra', 'layers', 'test', 'web'];

/** What holds for every file, without running it. */
const checks = (): Check[] => [
  { name: '格式与写法 (biome)', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: '类型 (tsc)', command: 'tsc', args: [] },
  { name: '网页的类型 (tsc -p web)', command: 'tsc', args: ['-p', 'web'] },
  {
    name: '依赖方向 (dependency-cruiser)',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', ...folders.filter((folder) => existsSync(join(root, folder)))],
  },
  { name: '无用代码 (knip)', command: 'knip', args: ['--treat-config-hints-as-errors'] },
  { name: '网页的大小', command: 'node', args: ['infra/local/pages/budget.ts'], show: true },
];

/** Runs every check, whatever the others say, and shows the words of those that failed. */
export const runChecks = async (): Promise<Tally> => {
  const tallies: Tally[] = [];
  for (const { name, command, args, show } of checks()) {
    const started = performance.now();
    const { code, output } = await run(binary(command), args);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} ${seconds(started)}`);
    if (code !== 0 || show) console.log(output.trimEnd());
    tallies.push(tallyOfExit(code));
  }
  return sum(tallies);
};
