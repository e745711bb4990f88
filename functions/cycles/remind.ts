import { addDays } from '#domain/cycles/calendar.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { remindersOn } from '#domain/tasks/reminder.ts';
import { calendarOf, planOf, policyOf } from '#platform/files/papers.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { notifyOnce } from '#platform/table/notifications.ts';
import { tasksThrough } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';

/** Reminds people of what is due soon and tells those above them what is late. */
export const remind = async (cycle: Cycle, inTime: InTime): Promise<void> => {
  const { days } = await policyOf(cycle);
  const soon = await tasksThrough(cycle, 'open', addDays(cycle.today, Math.max(0, ...days.remindBefore)));
  const calendar = cycle.planHash === undefined ? await calendarOf(cycle) : (await planOf(cycle)).calendar;
  await sideBySide(remindersOn(soon, cycle.today, days, calendar), 10, async (reminder) => {
    inTime();
    await notifyOnce(reminder);
  });
};
