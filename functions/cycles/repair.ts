import { addDays } from '#domain/cycles/calendar.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { underWay } from '#domain/ingestion/intake.ts';
import { sendDelivery } from '#platform/notify/deliveries.ts';
import { logger } from '#platform/observe/logger.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { settledBetween, unattended } from '#platform/table/callbacks.ts';
import { unclaimedBetween } from '#platform/table/notifications.ts';
import { find, list } from '#platform/table/records.ts';
import { tell } from '#platform/workflows/executions.ts';
import { startIntake } from '#platform/workflows/start-intake.ts';
import { startPhaseExecution } from '#platform/workflows/start-phase.ts';
import { startSubmission } from '#platform/workflows/start-submission.ts';
import type { InTime } from './in-time.ts';

/** Signals that may be lost are sent again from the data: what this county day and the one before settled. */
export const tellAgain = async (cycle: Cycle, inTime: InTime): Promise<void> => {
  const settled = await settledBetween(cycle, addDays(cycle.today, -1), cycle.today);
  await sideBySide(settled, 10, async ({ id, outcome, callback, next }) => {
    inTime();
    const answer = await tell(callback, { outcome, ...(next === undefined ? {} : { task: next }) });
    if (answer === 'told') logger.warn('TASK_TOLD_AGAIN', { task: id, outcome });
  });
};

/** Notifications of the two county days before that nobody has begun to deliver: the stream may have lost them. Asked before the day writes its own. */
export const deliverAgain = async (county: string, day: string, inTime: InTime): Promise<void> =>
  sideBySide(await unclaimedBetween(county, addDays(day, -2), addDays(day, -1)), 10, async (key) => {
    inTime();
    await sendDelivery(key);
  });

/** Executions that the records want and nobody may have started: running phases, files under way, and submissions whose task no workflow waits for. */
export const startAgain = async ({ county, cycle }: Cycle, inTime: InTime): Promise<void> => {
  const phases = await list('phase', { county, cycle });
  for (const phase of phases) {
    if (phase.status !== 'running') continue;
    inTime();
    await startPhaseExecution(phase);
  }
  for (const intake of await list('intake', { county, cycle })) {
    if (!underWay.includes(intake.status) || intake.failure !== undefined) continue;
    inTime();
    await startIntake(intake);
  }
  await sideBySide(await unattended({ county, cycle }), 10, async (id) => {
    inTime();
    const task = await find('task', { county, cycle, id });
    if (task?.window === undefined || task.unit === undefined) return;
    const submission = await find('submission', { county, cycle, window: task.window, unit: task.unit });
    if (submission !== undefined && submission.failure === undefined) await startSubmission(submission);
  });
};
