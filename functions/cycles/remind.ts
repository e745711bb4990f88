import { addDays } from '#domain/cycles/calendar.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { remindersOn } from '#domain/tasks/reminder.ts';
import { policyOf } from '#platform/files/papers.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { remindOnce } from '#platform/table/days.ts';
import { tasksThrough } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';

/** Reminds people of what is due soon and the office head of what is overdue. */
export const remind = async (cycle: Cycle, inTime: InTime): Promise<void> => {
  const { remindBefore } = (await policyOf(cycle)).days;
  const soon = await tasksThrough(cycle, 'open', addDays(cycle.today, Math.max(0, ...remindBefore)));
  await sideBySide(remindersOn(soon, cycle.today, remindBefore), 10, async (reminder) => {
    inTime();
    await remindOnce(reminder);
  });
};
