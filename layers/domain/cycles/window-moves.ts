import { type Change, changed, created, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import { type Submission, settledStatuses } from '../reporting/submission.ts';
import type { Plan, PlannedWindow } from '../schemes/plan.ts';
import { openTask, settleTask } from '../tasks/moves.ts';
import type { Task } from '../tasks/task.ts';
import { type Cycle, type Phase, type PhaseName, type Window, windowMoves } from './cycle.ts';
import type { NextTask } from './year-tasks.ts';

export const dayTaskId = (window: string): string => `${window}-opens`;
export const joinTaskId = (window: string): string => `${window}-closed`;

const system = { role: 'system' } as const;

/** The windows of a phase: the tracking ones, or the final one. */
export const windowsOf = (plan: Plan, phase: PhaseName): PlannedWindow[] => plan.windows.filter(({ final }) => final === (phase === 'final-scoring'));

/**
 * The window of the phase that comes after this one in the plan's order, or the first. What is closed is not skipped:
 * an execution that starts again walks through it, so that what follows the closing of a window is never left out.
 */
export const nextWindow = (plan: Plan, phase: PhaseName, after?: string): PlannedWindow | undefined => {
  const windows = windowsOf(plan, phase);
  if (after === undefined) return windows[0];
  const at = windows.findIndex(({ code }) => code === after);
  if (at < 0) throw new RangeError(`phase ${phase} has no window ${after}`);
  return windows[at + 1];
};

/**
 * A window is planned: its record, the day it opens as a system task (a tracking window may be called off with its phase), and the task
 * that ends when all submissions are settled. The raised `rev` of its phase keeps the phase from being ended early meanwhile.
 */
export const planWindow = (cycle: Cycle, record: Phase, { code, name, from, to, opens, due, final }: PlannedWindow): Move => {
  const { county, today } = cycle;
  const { phase } = record;
  const common = { county, cycle: cycle.cycle, phase, window: code, assignee: system, today };
  return {
    fact: 'window-planned',
    changes: [
      created('window', { county, cycle: cycle.cycle, window: code, phase, name, from, to, opens, due, final, status: 'planned', rev: 1 }),
      openTask({ ...common, id: dayTaskId(code), kind: final ? 'day' : 'window-day', due: opens < today ? today : opens }),
      openTask({ ...common, id: joinTaskId(code), kind: 'join', due }),
      changed('phase', record, {}),
    ],
  };
};

const words: Record<Window['status'], string> = { planned: '未开放', opening: '正在开放', open: '填报中', closed: '已关闭' };

const allows = ({ status }: Window, move: keyof typeof windowMoves): boolean => (windowMoves[move].from as readonly string[]).includes(status);

const must = (window: Window, move: keyof typeof windowMoves): Window['status'] => {
  if (allows(window, move)) return windowMoves[move].to;
  throw new NotAllowed(`window-${window.status}`, `填报期“${window.name}”当前为“${words[window.status]}”,不能执行该操作`);
};

export const beginOpening = (window: Window): Move => ({
  fact: 'window-opening',
  changes: [changed('window', window, { status: must(window, 'beginOpening') })],
});
export const finishOpening = (window: Window): Move => ({
  fact: 'window-opened',
  changes: [changed('window', window, { status: must(window, 'finishOpening') })],
});

/** How many submissions still wait for somebody. */
export const unsettled = (submissions: readonly Submission[]): Submission[] => submissions.filter(({ status }) => !settledStatuses.includes(status));

interface Closing {
  window: Window;
  submissions: readonly Submission[];
  join: Task;
  today: string;
  by: string;
  /** Tasks that follow the final window; the first one is the next for its procedure. */
  next?: readonly NextTask[];
}

/** Join by recount: nothing unsettled is left, so the window closes under its `rev` and its join task is settled. Undefined while somebody is missing. */
export const closeWindow = ({ window, submissions, join, today, by, next = [] }: Closing): Move | undefined => {
  if (!allows(window, 'close') || unsettled(submissions).length > 0) return undefined;
  const { closedEarly } = window;
  const settlement = {
    on: today,
    by,
    ...(next[0] === undefined ? {} : { nextTask: next[0].id }),
    ...(closedEarly === undefined ? {} : { reason: closedEarly }),
  };
  return {
    fact: 'window-closed',
    changes: [
      changed('window', window, { status: must(window, 'close'), closedOn: today }),
      settleTask(join, 'closed', settlement),
      ...next.map(({ open }) => open),
    ],
  };
};

/** Whether people may act in a window now: it is open, and nobody is ending it early. */
export const mustTakeActs = (window: Window): void => {
  must(window, 'hold');
  const { name, closedEarly } = window;
  if (closedEarly !== undefined) throw new NotAllowed('window-closing', `填报期“${name}”正在提前关闭(${closedEarly}),不能办理`);
};

/** A unit joins, or is asked again, while the window is open: the raised `rev` keeps the window from closing without it. */
export const holdOpen = (window: Window): Change => {
  mustTakeActs(window);
  return changed('window', window, {});
};

/** The office ends a window early, with a reason: from now on nobody acts in it; what is unsettled is ended next. */
export const endEarly = (window: Window, reason: string): Change => {
  mustTakeActs(window);
  return changed('window', window, { closedEarly: reason });
};
