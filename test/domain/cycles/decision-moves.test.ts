import { describe, expect, it } from 'vitest';
import { recordDecision } from '#domain/cycles/decision-moves.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { outcomes, type TaskKind } from '#domain/tasks/task.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aTaskOf, refusalOf } from '../a-year.ts';

const papers: Parameters<typeof recordDecision>[0]['papers'] = {
  id: 'review-2026',
  meeting: '县考评领导小组会议',
  number: '〔2027〕2号',
  date: '2027-02-20',
  minutes: '同意',
  outcome: 'passed',
  changes: [],
};
const recording = { task: aTaskOf('review'), papers, plan: smallCounty().plan, today: '2027-02-21', by: 'P-01' };
const change = { kind: 'tie', id: 't-1', unit: 'U001', reason: '同分', by: '领导小组' } as const;

const problemsOf = (more: Partial<typeof papers>): readonly object[] => {
  try {
    recordDecision({ ...recording, papers: { ...papers, ...more } });
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return [];
};

describe('recording what a meeting decided', () => {
  it('keeps its papers and settles its task with the outcome, in one move', () => {
    expect(recordDecision({ ...recording, papers: { ...papers, changes: [change] } })).toEqual({
      fact: 'review-recorded',
      changes: [
        { created: 'decision', item: { county: '330798', cycle: '2026', kind: 'review', ...papers, changes: [change], by: 'P-01', rev: 1 } },
        {
          changed: 'task',
          before: recording.task,
          set: { status: 'done', outcome: 'passed', settledOn: '2027-02-21', settledBy: 'P-01', day: '2027-02-21' },
        },
      ],
    });
  });

  it('names all that is wrong with them', () => {
    const changes = [change, { ...change, unit: 'U404' }];
    expect(problemsOf({ outcome: 'decided', date: '2027-02-22', changes })).toEqual([
      { path: 'outcome', code: 'unknown-outcome', message: '决定结果不在可选范围内', expected: 'passed、sent-back', got: 'decided' },
      { path: 'date', code: 'date-to-come', message: '会议日期不能晚于今天', expected: '不晚于 2027-02-21', got: '2027-02-22' },
      { path: 'changes[1].unit', code: 'unknown-unit', message: '年度方案中没有单位 U404', got: 'U404' },
    ]);
    expect(problemsOf({ date: '2027-02-21' })).toEqual([]);
  });

  it('is for the tasks of the three meetings', () => {
    for (const kind of Object.keys(outcomes) as TaskKind[]) {
      const refused = refusalOf(() => recordDecision({ ...recording, task: aTaskOf(kind), papers: { ...papers, outcome: outcomes[kind][0] } }));
      const meeting = kind === 'first-look' || kind === 'review' || kind === 'decide';
      expect([kind, refused?.code]).toEqual([kind, meeting ? undefined : 'not-a-decision']);
    }
  });
});
