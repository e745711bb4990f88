import { type Change, changed, type Move } from '../change.ts';
import type { Window } from '../cycles/cycle.ts';
import { holdOpen, mustTakeActs } from '../cycles/window-moves.ts';
import { notify } from '../notifications/moves.ts';
import { NotAllowed } from '../problems/errors.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { openTask } from '../tasks/moves.ts';
import { assigneeKey } from '../tasks/task.ts';
import { type Entry, takesBack } from './entry.ts';
import type { Correction, ReportedFigure, Submission } from './submission.ts';

interface Cell {
  figure: string;
  month: string;
}

/** Whether what the office accepted counts: also while named figures of it are being corrected. */
export const countsAsAccepted = ({ status, correction }: Pick<Submission, 'status' | 'correction'>): boolean =>
  status === 'accepted' || correction !== undefined;

/** The value that counts: while a correction is under way the one that was accepted before. */
export const acceptedValue = ({ value, accepted }: Pick<ReportedFigure, 'value' | 'accepted'>): string => accepted?.value ?? value;

/** A correction goes its way in a closed window too; everything else needs an open one. */
export const mustTakeActsOf = (window: Window, { correction }: Pick<Submission, 'correction'>): void => {
  if (window.status !== 'closed' || correction === undefined) mustTakeActs(window);
};

const names = ({ figures }: Pick<Correction, 'figures'>, { figure, month }: Cell): boolean =>
  figures.some((each) => each.figure === figure && each.month === month);

/** What is accepted is locked: only what the exception names may be typed anew, and none of it taken back. */
export const lockedProblem = (
  { correction }: Submission,
  { figure, month, value }: Pick<Entry, 'figure' | 'month' | 'value'>,
  path: string,
): Problem | undefined => {
  if (correction === undefined) return undefined;
  if (names(correction, { figure, month })) {
    if (!takesBack({ value })) return undefined;
    return problem(`${path}.value`, 'value-needed', `数据项“${figure}”(${month})已审核通过,只能更正,不能撤回`, { expected: '更正后的数值' });
  }
  return problem(path, 'locked', `数据项“${figure}”(${month})已审核通过,不在准许更正的范围内`, {
    expected: correction.figures.map((each) => `${each.figure}(${each.month})`).join('、'),
    got: value,
  });
};

interface Grant {
  submission: Submission;
  window: Window;
  /** The unit's figures of the window. */
  reported: readonly ReportedFigure[];
  named: readonly Cell[];
  reason: string;
  lastDay: string;
  by: string;
  today: string;
  /** Of the year-end window: its due day, and whether its figures have gone into the scores. */
  final: { due: string; closed: boolean };
}

const refuse = (code: string, message: string): never => {
  throw new NotAllowed(code, message);
};

const mustBeGrantable = ({ submission, window, reported, named, lastDay, today, final }: Grant): void => {
  if (submission.status !== 'accepted') refuse('not-accepted', '只有审核通过的填报才需要准许更正');
  if (final.closed) refuse('scores-computed', '年终填报已结束并进入计分,差错请通过异议或勘误处理');
  if (lastDay < today) refuse('last-day-passed', `更正的最后一天 ${lastDay} 已经过去(今天是 ${today})`);
  if (window.status === 'closed' && lastDay > final.due) refuse('last-day-too-late', `更正的最后一天不得晚于年终填报的截止日期 ${final.due}`);
  const unknown = named.filter((cell) => !reported.some(({ figure, month }) => figure === cell.figure && month === cell.month));
  if (unknown.length > 0) refuse('figure-not-reported', `本期填报中没有 ${unknown.map(({ figure, month }) => `“${figure}”(${month})`).join('、')}`);
};

/** 准许更正: the office lets a unit correct named figures of what it has accepted, through report, signature and acceptance, until a day. All else stays locked. */
export const grantCorrection = (grant: Grant): Move => {
  mustBeGrantable(grant);
  const { submission, window, named, reason, lastDay, by, today } = grant;
  const { county, cycle, unit } = submission;
  const round = submission.round + 1;
  const task = `${window.window}-${unit}-report-${round}`;
  const correction: Correction = { figures: named.map(({ figure, month }) => ({ figure, month })), reason, by, on: today, lastDay };
  const reporter = { role: 'unit-reporter', unit } as const;
  const about = { county, cycle, phase: window.phase, window: window.window, unit, due: lastDay, today, reason };
  return {
    fact: 'correction-granted',
    changes: [
      changed('submission', submission, {
        status: 'returned',
        round,
        attempt: submission.attempt + 1,
        task,
        firstTask: task,
        reason,
        correction,
        grants: (submission.grants ?? 0) + 1,
        failure: undefined,
      }),
      ...(window.status === 'closed' ? [] : [holdOpen(window)]),
      openTask({ ...about, id: task, kind: 'report', assignee: reporter }),
      notify(
        { county, cycle, on: today, key: task, to: assigneeKey(reporter) },
        { kind: 'correction-granted', window: window.window, windowName: window.name, unit, cells: named.length, lastDay, reason },
      ),
    ],
  };
};

const under = ({ correction }: Submission, figures: readonly ReportedFigure[]): ReportedFigure[] =>
  figures.filter((each) => correction !== undefined && names(correction, each) && each.accepted !== undefined);

/** Figures of the correction under way whose value is another than the one that was accepted. */
const correctedNow = (submission: Submission, figures: readonly ReportedFigure[]): ReportedFigure[] =>
  under(submission, figures).filter(({ accepted, value }) => accepted?.value !== value);

/** Figures corrected after acceptance, in all, once the correction under way is accepted. */
export const correctedInAll = (submission: Submission, figures: readonly ReportedFigure[]): number =>
  (submission.corrections ?? 0) + correctedNow(submission, figures).length;

/** The corrected values count from now on; each keeps what it was before, and the number of them counts against the quality of the data. */
export const acceptCorrection = (
  submission: Submission,
  figures: readonly ReportedFigure[],
  today: string,
): { set: Partial<Submission>; changes: Change[] } => {
  const { correction } = submission;
  if (correction === undefined) return { set: {}, changes: [] };
  const touched = under(submission, figures);
  const changes = touched.map((figure) => {
    const from = figure.accepted?.value ?? figure.value;
    const what = from === figure.value ? {} : { corrected: { from, on: today, reason: correction.reason } };
    return changed('figure', figure, { accepted: undefined, ...what });
  });
  const corrections = correctedNow(submission, figures).length === 0 ? {} : { corrections: correctedInAll(submission, figures) };
  return { set: { correction: undefined, ...corrections } as Partial<Submission>, changes };
};

/** The days of the correction are over, or the office took it back: what was accepted before stands again. */
export const endCorrection = (submission: Submission, figures: readonly ReportedFigure[], reason?: string): Change[] => [
  changed('submission', submission, { status: 'accepted', correction: undefined, ...(reason === undefined ? {} : { reason }) }),
  ...under(submission, figures).map((figure) => {
    const { value, note, reason: why, measures, unchanged, by, onBehalfOf, on } = figure.accepted ?? figure;
    return changed('figure', figure, { value, note, reason: why, measures, unchanged, by, onBehalfOf, on, accepted: undefined });
  }),
];

/** A figure typed anew keeps what was accepted until the office has accepted the new value. */
export const keepingAccepted = (submission: Submission, before: ReportedFigure | undefined): Pick<ReportedFigure, 'accepted'> => {
  if (submission.correction === undefined) return {};
  if (before === undefined || !names(submission.correction, before)) return refuse('locked', '该数据项已审核通过,不在准许更正的范围内');
  const { value, note, reason, measures, unchanged, by, onBehalfOf, on } = before;
  return { accepted: before.accepted ?? { value, note, reason, measures, unchanged, by, onBehalfOf, on } };
};
