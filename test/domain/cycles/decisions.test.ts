import { describe, expect, it } from 'vitest';
import { recordDecision } from '#domain/cycles/decision-moves.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { taskKinds } from '#domain/tasks/task.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aTaskOf, refusalOf } from '../a-year.ts';

const { plan, schemes, policy } = smallCounty();
const papers = {
  id: 'JD-1',
  meeting: '县考评领导小组会议',
  number: '〔2027〕3号',
  date: '2027-02-20',
  minutes: '会议原则同意考评结果',
  outcome: 'passed',
  changes: [{ kind: 'grade' as const, id: 'g1', unit: 'U001', grade: '合格', reason: '发生较大责任事故', by: '领导小组' }],
};
const recording = { task: aTaskOf('review'), papers, plan, schemes, policy, version: '2', today: '2027-02-20', by: 'head' };
const problemsOf = (more: Partial<typeof papers>) => {
  try {
    recordDecision({ ...recording, papers: { ...papers, ...more } });
  } catch (error) {
    if (error instanceof InvalidInput) return error;
    throw error;
  }
  return undefined;
};

describe('a decision of a body', () => {
  it('is written down with meeting, number, minutes and changes, and settles the task of the meeting', () => {
    expect(recordDecision(recording)).toEqual({
      fact: 'review-recorded',
      changes: [
        { created: 'decision', item: { county: '330798', cycle: '2026', kind: 'review', ...papers, version: '2', by: 'head', rev: 1 } },
        {
          changed: 'task',
          before: recording.task,
          set: { status: 'done', outcome: 'passed', settledOn: '2027-02-20', settledBy: 'head', day: '2027-02-20' },
        },
      ],
    });
  });

  it.each([
    ['first-look', ['agreed', 'recompute']],
    ['review', ['passed', 'sent-back']],
    ['decide', ['decided', 'sent-back']],
  ] as const)('at %s is one of %j', (kind, outcomes) => {
    for (const outcome of outcomes) {
      const { fact, changes } = recordDecision({ ...recording, task: aTaskOf(kind), papers: { ...papers, outcome } });
      expect(fact).toBe(`${kind}-recorded`);
      expect(changes).toMatchObject([{ item: { kind, outcome } }, { set: { outcome } }]);
    }
  });

  it.each([
    ['60', undefined],
    ['0', undefined],
    ['60.01', { path: 'changes[0].marks', code: 'marks-outside', expected: '0 至 60', got: '60.01' }],
    ['-1', { path: 'changes[0].marks', code: 'marks-outside' }],
  ])('awards %s marks of 60 only within them', (marks, problem) => {
    const change = { kind: 'awarded-marks' as const, id: 'a1', unit: 'U001', indicator: 'R1', marks, reason: '复核', by: '领导小组' };
    const refused = problemsOf({ changes: [change] as never });
    if (problem === undefined) expect(refused).toBeUndefined();
    else expect(refused?.problems).toMatchObject([problem]);
  });

  it('changes nothing that the scheme or the policy does not know', () => {
    const decided = { id: 'a1', unit: 'U001', reason: '复核', by: '领导小组' };
    const changes = [
      { ...decided, kind: 'awarded-marks', indicator: 'R9', marks: '1' },
      { ...decided, kind: 'grade', grade: '特优' },
      { ...decided, kind: 'tie', unit: 'U999' },
    ];
    expect(problemsOf({ changes: changes as never })?.problems).toMatchObject([
      { path: 'changes[0].indicator', code: 'unknown-indicator', got: 'R9' },
      { path: 'changes[1].grade', code: 'unknown-grade', expected: '优秀、合格、不合格' },
      { path: 'changes[2].unit', code: 'unknown-unit' },
    ]);
  });

  it('belongs to a task of a meeting, no other', () => {
    for (const kind of taskKinds.filter((each) => !['first-look', 'review', 'decide'].includes(each)))
      expect(refusalOf(() => recordDecision({ ...recording, task: aTaskOf(kind) }))).toEqual({
        code: 'not-a-decision',
        message: '该待办不是首次审看、审议或审定事项,不能登记决定',
      });
  });

  it('of a settled task is refused', () => {
    expect(refusalOf(() => recordDecision({ ...recording, task: aTaskOf('review', { status: 'done' }) }))?.code).toBe('task-done');
  });

  it('tells all that is wrong with its papers at once', () => {
    const [known] = papers.changes;
    if (known === undefined) throw new Error('no change');
    const error = problemsOf({ outcome: 'decided', date: '2027-02-21', changes: [known, { ...known, unit: 'U099' }] });
    expect(error?.message).toBe('决定记录不符合要求');
    expect(error?.problems).toEqual([
      { path: 'outcome', code: 'unknown-outcome', message: '决定结果不在可选范围内', expected: 'passed、sent-back', got: 'decided' },
      { path: 'date', code: 'date-to-come', message: '会议日期不能晚于今天', expected: '不晚于 2027-02-20', got: '2027-02-21' },
      { path: 'changes[1].unit', code: 'unknown-unit', message: '年度方案中没有单位 U099', got: 'U099' },
    ]);
    expect(problemsOf({ date: '2027-01-05', changes: [] })).toBeUndefined();
  });
});
