import { join, relative } from 'node:path';
import * as z from 'zod';
import { root } from '../cloud.ts';
import { oneFailed, sum, type Tally } from './tally.ts';

/** What is read of vitest's JSON report. */
export const Report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});
export type Report = z.infer<typeof Report>;

export interface Verdict {
  tally: Tally;
  /** What is wrong besides the failed tests, which vitest names itself. */
  complaints: string[];
}

/** The innermost of the suites in whose folder the file lies. */
const suiteOf = (file: string, suites: readonly string[]): string | undefined =>
  suites.filter((suite) => !relative(join(root, 'test', suite), file).startsWith('..')).sort((a, b) => b.length - a.length)[0];

const tallyOfFile = ({ status, assertionResults }: Report['testResults'][number]): Tally => {
  const passed = assertionResults.filter((each) => each.status === 'passed').length;
  const failed = assertionResults.length - passed; // a skipped or postponed test has not passed
  return status !== 'passed' && failed === 0 ? { passed, failed: 1 } : { passed, failed };
};

/** Counts a run of `suites`. Skipped tests, files that do not load, suites without a test and a crash are failures, so that nothing passes by not running. */
export const verdictOn = (report: Report | undefined, suites: readonly string[], exit: number | null): Verdict => {
  if (report === undefined) return { tally: oneFailed, complaints: [`${suites.join('、')}:测试程序异常退出(${exit ?? '被终止'}),没有留下结果`] };
  const tallies = report.testResults.map(tallyOfFile);
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed').length;
  const ran = new Set(report.testResults.filter(({ assertionResults }) => assertionResults.length > 0).map(({ name }) => suiteOf(name, suites)));
  const complaints = suites.filter((suite) => !ran.has(suite)).map((suite) => `${suite}:没有执行任何测试`);
  const counted = sum([...tallies, ...complaints.map(() => oneFailed)]);
  if (skipped > 0) complaints.push(`${skipped} 项测试被跳过,按未通过计`);
  if (counted.failed > 0 || exit === 0) return { tally: counted, complaints };
  return { tally: sum([counted, oneFailed]), complaints: [...complaints, `${suites.join('、')}:测试之外出错,退出码 ${exit ?? '(被终止)'}`] };
};
