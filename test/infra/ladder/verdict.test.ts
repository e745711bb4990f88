import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Report, verdictOn } from '../../../infra/local/ladder/report.ts';
import { closingLine, exitCode, sum, tallyOfExit } from '../../../infra/local/ladder/tally.ts';
import { root } from '../../support/planted-tree.ts';

const file = (suite: string, ...statuses: string[]): Report['testResults'][number] => ({
  name: join(root, 'test', suite, 'a.test.ts'),
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const reported = (...testResults: Report['testResults']): Report => ({ success: true, testResults });

describe('the verdict on a run of suites', () => {
  it('counts what passed and what failed', () => {
    const report = reported(file('domain', 'passed', 'passed'), file('infra', 'passed', 'failed'));
    expect(verdictOn(report, ['domain', 'infra'], 1)).toEqual({ tally: { passed: 3, failed: 1 }, complaints: [] });
  });

  it('takes a skipped or postponed test for a failed one', () => {
    const { tally, complaints } = verdictOn(reported(file('domain', 'passed', 'skipped', 'todo')), ['domain'], 0);
    expect(tally).toEqual({ passed: 1, failed: 2 });
    expect(complaints).toEqual(['2 项测试被跳过,按未通过计']);
  });

  it('counts a suite in which nothing ran', () => {
    const { tally, complaints } = verdictOn(reported(file('domain', 'passed')), ['domain', 'workflows'], 0);
    expect(tally).toEqual({ passed: 1, failed: 1 });
    expect(complaints).toEqual(['workflows:没有执行任何测试']);
    expect(verdictOn(reported(file('infra/templates', 'passed')), ['infra', 'infra/templates'], 0).complaints).toEqual(['infra:没有执行任何测试']);
  });

  it('counts a file that does not load', () => {
    const report = reported(file('domain', 'passed'), { ...file('domain'), status: 'failed' });
    expect(verdictOn(report, ['domain'], 1).tally).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a crash that left no report, and one beside passing tests', () => {
    expect(verdictOn(undefined, ['domain'], null)).toEqual({
      tally: { passed: 0, failed: 1 },
      complaints: ['domain:测试程序异常退出(被终止),没有留下结果'],
    });
    const { tally, complaints } = verdictOn(reported(file('domain', 'passed')), ['domain'], 1);
    expect(tally).toEqual({ passed: 1, failed: 1 });
    expect(complaints).toEqual(['domain:测试之外出错,退出码 1']);
  });
});

describe('the closing line', () => {
  it('is the sum of checks and suites', () => {
    expect(closingLine(sum([tallyOfExit(0), tallyOfExit(2), { passed: 40, failed: 1 }]))).toBe('41 passed, 2 failed');
  });

  it('goes with an exit code that says the same; nothing run is not passed', () => {
    expect(
      [
        { passed: 3, failed: 0 },
        { passed: 3, failed: 1 },
        { passed: 0, failed: 0 },
      ].map(exitCode),
    ).toEqual([0, 1, 1]);
  });
});
