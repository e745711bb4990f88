import { describe, expect, it } from 'vitest';
import type { Change } from '#domain/change.ts';
import type { GivenScore } from '#domain/projects/check-scores.ts';
import { type Evaluation, type EvaluationStatus, evaluationMoves } from '#domain/projects/evaluation.ts';
import {
  type EvaluationStep,
  finaliseEvaluation,
  reportEvaluation,
  returnEvaluation,
  reviewEvaluation,
  saveAnswers,
  signEvaluation,
} from '#domain/projects/evaluation-moves.ts';
import type { Mode } from '#domain/projects/mode.ts';
import { openEvaluation } from '#domain/projects/open-evaluation.ts';
import { refusalOf } from '../a-year.ts';
import { anEvaluation, answers, aProject, national, refusedAt, taskOf } from './a-project.ts';

const project = aProject();
const all: EvaluationStatus[] = ['draft', 'reported', 'returned', 'signed', 'reviewed', 'final'];

const stepOf = (kind: Parameters<typeof taskOf>[0], evaluation: Evaluation, by = 'somebody'): EvaluationStep => ({
  ...{ evaluation, project, form: national, by, today: '2027-01-08' },
  task: taskOf(kind, evaluation),
});
const filled = (status: EvaluationStatus, more: Partial<Evaluation> = {}): Evaluation => anEvaluation({ ...answers, status, ...more });
const setOf = ({ changes }: { changes: readonly Change[] }) =>
  changes.find((each) => 'changed' in each && each.changed === 'evaluation') as { set: Partial<Evaluation> };
const openedBy = ({ changes }: { changes: readonly Change[] }) => changes.flatMap((each) => ('created' in each && each.created === 'task' ? [each.item] : []));
const settledBy = ({ changes }: { changes: readonly Change[] }) => changes.flatMap((each) => ('changed' in each && each.changed === 'task' ? [each.set] : []));

/** The answers with one row edited. */
const withRow = (indicator: string, more: object): Evaluation => {
  const rows = answers.rows.map((row) => (row.indicator === indicator ? { ...row, ...more } : row));
  return filled('draft', { rows });
};

describe('a report', () => {
  const report = (evaluation: Evaluation) => reportEvaluation(stepOf('evaluate-project', evaluation, 'reporter'));

  it('of a complete form moves on to the leader', () => {
    const move = report(filled('draft'));
    expect(move.fact).toBe('evaluation-report');
    expect(setOf(move).set).toMatchObject({ status: 'reported', round: 1, reportedBy: 'reporter', task: 'project-XM-001-self-sign-evaluation-1' });
    expect(settledBy(move)).toMatchObject([{ status: 'done', outcome: 'reported', nextTask: 'project-XM-001-self-sign-evaluation-1' }]);
    expect(openedBy(move)).toMatchObject([{ kind: 'sign-evaluation', assignee: { role: 'unit-leader', unit: 'U016' }, due: '2027-01-20' }]);
  });

  it.each<[string, Evaluation, string[]]>([
    ['without the money spent', filled('draft', { executed: undefined }), ['executed no-executed']],
    [
      'below 90 % without reason and measures',
      filled('draft', { executionReason: undefined, executionMeasures: ' ' }),
      ['executionReason no-reason', 'executionMeasures no-measures'],
    ],
    [
      'above 100 % without measures',
      filled('draft', { executed: { appropriation: '20000000001', carriedOver: '0', other: '0' }, executionMeasures: undefined }),
      ['executionMeasures no-measures'],
    ],
    ['without what became of the goal', filled('draft', { goalActual: undefined }), ['goalActual no-goal-actual']],
    ['without an actual value', withRow('I1', { actual: undefined }), ['rows[0].actual no-actual']],
    ['without a row', filled('draft', { rows: answers.rows.slice(1) }), ['rows.I1 no-actual']],
    ['with a value that is no number', withRow('I1', { actual: '19个' }), ['rows[0].actual not-a-number']],
    ['with a deviation that has a reason only', withRow('I1', { measures: undefined }), ['rows[0].measures no-measures']],
    ['with a deviation that has measures only', withRow('I1', { reason: undefined }), ['rows[0].reason no-reason']],
    ['far above the target without a word', withRow('I6', { actual: '118' }), ['rows[5].reason no-reason', 'rows[5].measures no-measures']],
    ['with its own marks and no reason', withRow('I4', { self: '9' }), ['rows[3].reason no-reason']],
    ['with marks above the full ones', withRow('I4', { self: '11', reason: '超额' }), ['rows[3].self marks-outside']],
    ['with a level nobody knows', withRow('I5', { actual: '很好' }), ['rows[4].actual unknown-level']],
    ['with 定性 marks above its level', withRow('I5', { self: '24' }), ['rows[4].self marks-outside']],
    ['with 定性 marks below its level', withRow('I5', { self: '17.9' }), ['rows[4].self marks-outside']],
    ['without 定性 marks', withRow('I5', { self: undefined }), ['rows[4].self no-self-score']],
  ])('%s is refused there', (_, evaluation, expected) => {
    expect(refusedAt(() => report(evaluation))).toEqual(expected);
  });

  it('may repeat the marks of the system without a reason, and give others with one', () => {
    expect(refusedAt(() => report(withRow('I4', { self: '10.00' })))).toEqual([]);
    expect(refusedAt(() => report(withRow('I4', { self: '9', reason: '质量有瑕疵' })))).toEqual([]);
  });

  it('of 90 % needs no words about the money', () => {
    const executed = { appropriation: '18000000000', carriedOver: '0', other: '0' };
    expect(refusedAt(() => report(filled('draft', { executed, executionReason: undefined, executionMeasures: undefined })))).toEqual([]);
  });
});

describe('a draft', () => {
  it('is saved as far as it goes; what is left out is empty again', () => {
    const { set } = setOf(saveAnswers(filled('returned'), project, { rows: [{ indicator: 'I2', actual: '6' }] }));
    expect(set.rows).toEqual([{ indicator: 'I1' }, { indicator: 'I2', actual: '6' }, ...['I3', 'I4', 'I5', 'I6'].map((indicator) => ({ indicator }))]);
    expect(set).toHaveProperty('executed', undefined);
  });

  it('speaks of its own indicators only, and of each once', () => {
    const save = (...codes: string[]) => refusedAt(() => saveAnswers(anEvaluation(), project, { rows: codes.map((indicator) => ({ indicator })) }));
    expect(save('I1', 'ZZ', 'I1')).toEqual(['rows[1].indicator unknown-indicator', 'rows[2].indicator repeated']);
  });

  it.each(['reported', 'signed', 'reviewed', 'final'] as const)('is closed once it is %s', (status) => {
    expect(refusalOf(() => saveAnswers(filled(status), project, answers))?.code).toBe(`evaluation-${status}`);
  });
});

describe('signing and returning', () => {
  it('a signed form goes to the finance bureau', () => {
    const move = signEvaluation(stepOf('sign-evaluation', filled('reported')));
    expect(setOf(move).set).toMatchObject({ status: 'signed' });
    expect(openedBy(move)).toMatchObject([{ kind: 'review-evaluation', assignee: { role: 'finance' } }]);
  });

  it.each([
    ['return-to-reporter', 'sign-evaluation', 'reported'],
    ['return-to-unit', 'review-evaluation', 'signed'],
  ] as const)('%s begins a new round with the reason; what was filled in stays', (act, kind, status) => {
    const move = returnEvaluation(act, stepOf(kind, filled(status)), '数据与台账不符');
    expect(setOf(move).set).toMatchObject({ status: 'returned', round: 2, reason: '数据与台账不符', task: 'project-XM-001-self-evaluate-project-2' });
    expect(setOf(move).set).not.toHaveProperty('rows');
    expect(openedBy(move)).toMatchObject([{ kind: 'evaluate-project', assignee: { role: 'unit-reporter', unit: 'U016' }, reason: '数据与台账不符' }]);
    expect(refusalOf(() => returnEvaluation(act, stepOf(kind, filled(status)), ' '))?.code).toBe('reason-required');
  });

  it('what rests on a finished self-evaluation is not returned to the unit', () => {
    const evaluation = filled('signed', { mode: 'finance' });
    expect(refusalOf(() => returnEvaluation('return-to-unit', stepOf('review-evaluation', evaluation), '理由'))?.code).toBe('nothing-to-return');
  });
});

describe('review and final scores', () => {
  const review = (...scores: Parameters<typeof reviewEvaluation>[1]) => reviewEvaluation(stepOf('review-evaluation', filled('signed'), 'finance'), scores);

  it('a review keeps the unit’s score where it says nothing and gives its reason where it differs', () => {
    const { set } = setOf(review({ indicator: 'I5', marks: '20', reason: '成效证据不足' }, { indicator: 'I1', marks: '19.0' }));
    expect(set).toMatchObject({ status: 'reviewed', reviewedBy: 'finance' });
    expect(set.rows?.map((row) => [row.review, row.reviewReason])).toEqual([
      ['19', undefined],
      ['8', undefined],
      ['9.6', undefined],
      ['10', undefined],
      ['20', '成效证据不足'],
      ['10', undefined],
    ]);
  });

  it.each<[string, GivenScore[], string[]]>([
    ['another score without a reason', [{ indicator: 'I5', marks: '20' }], ['scores[0].reason no-reason']],
    ['more than full marks', [{ indicator: 'I1', marks: '20.1', reason: 'r' }], ['scores[0].marks marks-outside']],
    ['an indicator nobody knows', [{ indicator: 'ZZ', marks: '1', reason: 'r' }], ['scores[0].indicator unknown-indicator']],
  ])('%s is refused', (_, scores, expected) => {
    expect(refusedAt(() => review(...scores))).toEqual(expected);
  });

  const reviewed = () => {
    const { set } = setOf(review({ indicator: 'I5', marks: '20', reason: '成效证据不足' }));
    return filled('reviewed', { rows: set.rows ?? [], reviewedBy: 'finance' });
  };

  it('the end fixes total and grade: 88.1 − 3 = 85.1', () => {
    const move = finaliseEvaluation(stepOf('finalise-evaluation', reviewed(), 'head'), []);
    const { set } = setOf(move);
    expect(set).toMatchObject({ status: 'final', total: '85.1', grade: '良', finalOn: '2027-01-08' });
    expect(move.changes.at(-1)).toEqual({ changed: 'project', before: project, set: { results: { self: { total: '85.1', grade: '良', on: '2027-01-08' } } } });
  });

  it('another final score needs a reason, against the review’s', () => {
    const finalise = (...scores: Parameters<typeof finaliseEvaluation>[1]) => finaliseEvaluation(stepOf('finalise-evaluation', reviewed(), 'head'), scores);
    expect(refusedAt(() => finalise({ indicator: 'I5', marks: '23' }))).toEqual(['scores[0].reason no-reason']);
    expect(refusedAt(() => finalise({ indicator: 'I5', marks: '20.0' }))).toEqual([]);
    expect(setOf(finalise({ indicator: 'I5', marks: '26', reason: '补充证据成立' })).set).toMatchObject({ total: '91.1', grade: '优' });
  });

  it('whoever reviewed does not decide', () => {
    expect(refusalOf(() => finaliseEvaluation(stepOf('finalise-evaluation', reviewed(), 'finance'), []))?.code).toBe('reviewed-by-the-same');
  });

  it('ends without a further task', () => {
    const move = finaliseEvaluation(stepOf('finalise-evaluation', reviewed(), 'head'), []);
    expect(openedBy(move)).toEqual([]);
    expect(settledBy(move)).toMatchObject([{ outcome: 'final' }]);
  });
});

describe('three modes', () => {
  const open = (mode: Mode, self?: Evaluation, due = '2027-02-20') => openEvaluation({ project, mode, due, today: '2027-01-10', self });

  it('the unit begins with an empty form', () => {
    const { changes } = open('self');
    expect(changes).toMatchObject([
      {
        created: 'evaluation',
        item: { status: 'draft', round: 1, annual: project.budget.annual, rows: project.indicators.map(({ code }) => ({ indicator: code })) },
      },
      { created: 'task', item: { kind: 'evaluate-project', due: '2027-02-20', unit: 'U016' } },
    ]);
  });

  it.each([
    ['department', { role: 'unit-leader', unit: 'U012' }, { role: 'finance' }],
    ['finance', { role: 'finance' }, { role: 'office-head' }],
  ] as const)('%s evaluation begins with what the unit said, is reviewed by one and decided by another', (mode, reviewer, decider) => {
    const scored = filled('final', {
      rows: answers.rows.map((row) => ({ ...row, review: '1', reviewReason: 'r', final: '2', finalReason: 'f' })),
      total: '60',
    });
    const { changes } = open(mode, scored);
    expect(changes).toMatchObject([
      { created: 'evaluation', item: { mode, status: 'signed', executed: answers.executed, rows: answers.rows } },
      { item: { kind: 'review-evaluation', assignee: reviewer } },
    ]);
    const [opened] = changes;
    const item = opened !== undefined && 'created' in opened && opened.created === 'evaluation' ? opened.item : undefined;
    expect(item?.rows).toEqual(answers.rows);
    expect(item).not.toHaveProperty('total');
    const move = reviewEvaluation(stepOf('review-evaluation', item ?? anEvaluation()), []);
    expect(openedBy(move)).toMatchObject([{ kind: 'finalise-evaluation', assignee: decider }]);
  });

  it('the other modes wait for the end of the unit’s own', () => {
    for (const status of all.filter((each) => each !== 'final')) expect(refusalOf(() => open('finance', filled(status)))?.code).toBe('no-self-evaluation');
    expect(refusalOf(() => open('department'))?.message).toContain('尚未开展');
  });

  it('none is due in the past', () => {
    expect(refusalOf(() => open('self', undefined, '2027-01-09'))?.code).toBe('due-in-the-past');
  });
});

describe('every act', () => {
  const acts = {
    report: (step: EvaluationStep) => reportEvaluation(step),
    sign: (step: EvaluationStep) => signEvaluation(step),
    'return-to-reporter': (step: EvaluationStep) => returnEvaluation('return-to-reporter', step, '理由'),
    review: (step: EvaluationStep) => reviewEvaluation(step, []),
    'return-to-unit': (step: EvaluationStep) => returnEvaluation('return-to-unit', step, '理由'),
    finalise: (step: EvaluationStep) => finaliseEvaluation(step, []),
  };
  const rows = answers.rows.map((row) => ({ ...row, review: '5' }));

  it.each(Object.keys(acts) as (keyof typeof acts)[])('%s is legal from its own states only', (act) => {
    const { from, settles } = evaluationMoves[act];
    for (const status of all) {
      const refusal = refusalOf(() => acts[act](stepOf(settles, filled(status, { rows }))));
      expect([status, refusal?.code]).toEqual([status, (from as readonly string[]).includes(status) ? undefined : `evaluation-${status}`]);
    }
  });

  it('settles a task of its own kind', () => {
    expect(() => signEvaluation(stepOf('review-evaluation', filled('reported')))).toThrow(RangeError);
  });
});
