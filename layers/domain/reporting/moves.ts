import { type Change, changed, created, held, type Move } from '../change.ts';
import type { Window } from '../cycles/cycle.ts';
import { holdOpen, mustTakeActs } from '../cycles/window-moves.ts';
import { notify } from '../notifications/moves.ts';
import type { Told } from '../notifications/notification.ts';
import { NotAllowed } from '../problems/errors.ts';
import { openTask, settleTask } from '../tasks/moves.ts';
import { assigneeKey, type Task } from '../tasks/task.ts';
import { acceptCorrection, endCorrection, keepingAccepted, mustTakeActsOf } from './correction.ts';
import {
  type ReportedFigure,
  type Submission,
  type SubmissionAct,
  type SubmissionStatus,
  settledStatuses,
  stands,
  statusWords,
  submissionMoves,
} from './submission.ts';

export const firstTaskId = (window: string, unit: string, round: number): string => `${window}-${unit}-report-${round}`;
const nextTaskId = (submission: Submission, kind: string, round: number): string => `${submission.window}-${submission.unit}-${kind}-${round}`;

const assigneeOf = (kind: 'report' | 'sign' | 'accept', unit: string) =>
  kind === 'accept' ? ({ role: 'office-clerk' } as const) : ({ role: kind === 'report' ? 'unit-reporter' : 'unit-leader', unit } as const);

interface Opening {
  window: Window;
  unit: string;
  today: string;
}

/** A unit's submission and its first task, when a window opens or a unit joins. */
export const openSubmission = ({ window, unit, today }: Opening): Move => {
  const { county, cycle, phase } = window;
  const task = firstTaskId(window.window, unit, 1);
  const submission: Submission = {
    county,
    cycle,
    window: window.window,
    unit,
    status: 'open',
    round: 1,
    attempt: 1,
    task,
    firstTask: task,
    missing: [],
    rev: 1,
  };
  const due = window.due < today ? today : window.due;
  return {
    fact: 'submission-opened',
    changes: [
      created('submission', submission),
      openTask({ county, cycle, id: task, kind: 'report', phase, window: window.window, unit, assignee: assigneeOf('report', unit), due, today }),
    ],
  };
};

type Returned = Extract<Told, { kind: 'returned' }>;

/** The unit hears that its report came back, and why; `task` is the one that asks it again. */
const tellReturned = ({ county, cycle, window, name }: Window, unit: string, task: string, on: string, returned: Pick<Returned, 'act' | 'reason'>): Change =>
  notify({ county, cycle, on, key: task, to: assigneeKey(assigneeOf('report', unit)) }, { kind: 'returned', window, windowName: name, unit, ...returned });

export interface Act {
  act: SubmissionAct;
  submission: Submission;
  window: Window;
  task: Task;
  by: string;
  /** The person for whom `by` acts as a substitute. */
  onBehalfOf?: string;
  /** Whether one person may sign what the same person reported; the plan says it. */
  signOwnReport?: boolean;
  today: string;
  /** Due day of the task that follows. */
  due: string;
  reason?: string;
  missing?: Submission['missing'];
  /** Hints that stand at the report. */
  hints?: Submission['hints'];
  /** Of an accepted report. */
  quality?: Submission['quality'];
  figuresHash?: string;
  withoutEvidence?: Submission['withoutEvidence'];
  evidenceHash?: string;
  /** The unit's figures of the window, needed when a correction is accepted. */
  figures?: readonly ReportedFigure[];
}

const mustAllow = ({ act, submission, window }: Pick<Act, 'act' | 'submission' | 'window'>): void => {
  mustTakeActsOf(window, submission);
  const from: readonly SubmissionStatus[] = submissionMoves[act].from;
  if (!from.includes(submission.status)) {
    throw new NotAllowed(
      `submission-${submission.status}`,
      `该单位的填报当前为“${statusWords[submission.status]}”,应为“${from.map((s) => statusWords[s]).join('”或“')}”时才能办理`,
    );
  }
};

/** Signing is a second pair of eyes: not of the person who reported in this round, in whatever capacity, unless the plan lets it be. */
const mustBeAnother = ({ act, submission, by, signOwnReport = false }: Act): void => {
  if (act === 'sign' && !signOwnReport && submission.reportedBy === by)
    throw new NotAllowed('own-report', '填报与签发应由不同的人办理:本轮由您填报,请由单位负责人或其他代办人签发');
};

/** report, sign, accept or return: the submission moves, its task is settled and names the task that follows. Returning needs a reason. */
export const actOnSubmission = (input: Act): Move => {
  const {
    act,
    submission,
    window,
    task,
    by,
    onBehalfOf,
    today,
    due,
    reason,
    missing,
    hints,
    quality,
    figuresHash,
    withoutEvidence,
    evidenceHash,
    figures = [],
  } = input;
  mustAllow(input);
  mustBeAnother(input);
  const move = submissionMoves[act];
  if (task.kind !== move.settles) throw new RangeError(`${act} settles a task ${move.settles}, not ${task.kind}`);
  if (move.to === 'returned' && (reason === undefined || reason.trim() === '')) throw new NotAllowed('reason-required', '退回必须说明理由');
  const round = move.to === 'returned' ? submission.round + 1 : submission.round;
  const next = move.opens === undefined ? undefined : nextTaskId(submission, move.opens, round);
  const { county, cycle, unit } = submission;
  const correction = act === 'accept' ? acceptCorrection(submission, figures, today) : { set: {}, changes: [] };
  // A correction does not make a report late that was signed in time.
  const signedOn = submission.correction === undefined ? today : (submission.signedOn ?? today);
  const changes: Change[] = [
    changed('submission', submission, {
      status: move.to,
      round,
      ...(next === undefined ? {} : { task: next }),
      ...(act === 'report'
        ? { reportedBy: by, reportedOnBehalfOf: onBehalfOf, missing: missing ?? [], hints: hints?.length === 0 ? undefined : hints, withoutEvidence }
        : {}),
      ...(act === 'sign' ? { signedOn, figuresHash, evidenceHash } : {}),
      ...(quality === undefined ? {} : { quality }),
      ...(reason === undefined ? {} : { reason }),
      ...correction.set,
    }),
    ...correction.changes,
    settleTask(task, move.outcome, { on: today, by, ...(next === undefined ? {} : { nextTask: next }), ...(reason === undefined ? {} : { reason }) }),
  ];
  if (move.opens !== undefined && next !== undefined) {
    const about = {
      county,
      cycle,
      id: next,
      kind: move.opens,
      phase: window.phase,
      window: window.window,
      unit,
      assignee: assigneeOf(move.opens, unit),
      due,
      today,
    };
    changes.push(openTask({ ...about, ...(reason === undefined ? {} : { reason }) }));
  }
  if ((act === 'return-to-reporter' || act === 'return-to-unit') && next !== undefined && reason !== undefined)
    changes.push(tellReturned(window, unit, next, today, { act, reason }));
  return { fact: `submission-${act}`, changes };
};

interface Reopening {
  submission: Submission;
  window: Window;
  today: string;
  due: string;
  reason: string;
}

/** An accepted submission is reopened while its window is open: a new round, a new execution; the window's `rev` keeps it from closing meanwhile. */
export const reopenSubmission = ({ submission, window, today, due, reason }: Reopening): Move => {
  mustTakeActs(window);
  if (submission.status !== 'accepted')
    throw new NotAllowed(`submission-${submission.status}`, `该单位的填报当前为“${statusWords[submission.status]}”,只有审核通过的才能重新打开`);
  const round = submission.round + 1;
  const { county, cycle, unit } = submission;
  const task = firstTaskId(window.window, unit, round);
  return {
    fact: 'submission-reopened',
    changes: [
      changed('submission', submission, {
        status: 'returned',
        round,
        attempt: submission.attempt + 1,
        task,
        firstTask: task,
        reason,
        failure: undefined,
        quality: undefined,
      }),
      holdOpen(window),
      openTask({
        county,
        cycle,
        id: task,
        kind: 'report',
        phase: window.phase,
        window: window.window,
        unit,
        assignee: assigneeOf('report', unit),
        due,
        today,
        reason,
      }),
      tellReturned(window, unit, task, today, { act: 'reopen', reason }),
    ],
  };
};

interface End {
  to: 'expired' | 'withdrawn';
  reason?: string;
  /** The unit's figures of the window, needed when a correction ends. */
  figures: readonly ReportedFigure[];
}

/** The task of a submission ended without the person (expired by the tick, withdrawn by the office): the submission ends with it. Of a correction only the correction ends. */
export const endSubmission = (submission: Submission, { to, reason, figures }: End): Change[] => {
  if (settledStatuses.includes(submission.status))
    throw new NotAllowed(`submission-${submission.status}`, `该单位的填报已为“${statusWords[submission.status]}”,不能再撤销或按逾期处理`);
  if (submission.correction !== undefined) return endCorrection(submission, figures, reason);
  return [changed('submission', submission, { status: to, ...(reason === undefined ? {} : { reason }) })];
};

/** A figure may be written, or taken back (`value` empty), while the unit is asked to report and the window is open. What is said of a value is its own: with a new value the old words go. */
export const saveFigure = (submission: Submission, window: Window, before: ReportedFigure | undefined, figure: ReportedFigure): Move => {
  mustAllow({ act: 'report', submission, window });
  const { value, note, reason, measures, unchanged, by, onBehalfOf, on } = figure;
  const kept = keepingAccepted(submission, before);
  return {
    fact: stands(figure) ? 'figure-saved' : 'figure-taken-back',
    changes: [
      held('submission', submission),
      before === undefined ? created('figure', figure) : changed('figure', before, { value, note, reason, measures, unchanged, by, onBehalfOf, on, ...kept }),
    ],
  };
};
