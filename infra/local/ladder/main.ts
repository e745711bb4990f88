import { type Rung, rungs } from './rungs.ts';
import { closingLine, exitCode, type Tally } from './tally.ts';

const rungOf = (name = ''): (() => Promise<Tally>) => {
  if (!Object.hasOwn(rungs, name)) throw new Error(`没有“${name}”这一级测试,可选:${Object.keys(rungs).join('、')}`);
  return rungs[name as Rung];
};

try {
  const tally = await rungOf(process.argv[2])();
  console.log(`\n${closingLine(tally)}`);
  process.exitCode = exitCode(tally);
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
