import type { Move } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { Conflict, NotAllowed } from '#domain/problems/errors.ts';
import { endSubmission } from '#domain/reporting/moves.ts';
import { expireTask, settleTask } from '#domain/tasks/moves.ts';
import { expiring, type Task } from '#domain/tasks/task.ts';
import { logger } from '#platform/observe/logger.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { figuresUnderCorrection } from '#platform/table/figures-under-correction.ts';
import { load } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';

const who = 'tick';

/** An expired report or signature ends the unit's submission with it. */
const expiry = async (task: Task, today: string): Promise<Move> => {
  const changes = [expireTask(task, { on: today, by: who })];
  if (task.window === undefined || task.unit === undefined || (task.kind !== 'report' && task.kind !== 'sign')) return { fact: 'task-expired', changes };
  const { county, cycle, window, unit } = task;
  const submission = await load('submission', { county, cycle, window, unit }, `单位 ${unit} 的填报`);
  return {
    fact: 'submission-expired',
    changes: [...endSubmission(submission, { to: 'expired', figures: await figuresUnderCorrection(submission) }), ...changes],
  };
};

const moveFor = async (task: Task, today: string): Promise<Move | undefined> => {
  if (task.kind === 'day' || task.kind === 'window-day') return { fact: 'day-came', changes: [settleTask(task, 'came', { on: today, by: who })] };
  return expiring.includes(task.kind) && task.due < today ? expiry(task, today) : undefined;
};

/** Settles the day tasks that are due and expires what a missed day ends; a task that somebody just settled or extended is left alone. */
export const settleDueTasks = ({ county, cycle, today }: Cycle, due: readonly Task[], inTime: InTime): Promise<void> =>
  sideBySide(due, 10, async (task) => {
    inTime();
    try {
      const move = await moveFor(task, today);
      if (move === undefined) return;
      await commit(move, { county, cycle, who, act: `tick:${today}:${task.id}`, day: today });
    } catch (error) {
      if (!(error instanceof Conflict) && !(error instanceof NotAllowed)) throw error;
      logger.info('TASK_MOVED_ON', { task: task.id, day: today });
    }
  });
