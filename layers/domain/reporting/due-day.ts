import { addWorkingDays, workingDaysBetween } from '#domain/cycles/calendar.ts';
import type { Window } from '#domain/cycles/cycle.ts';
import type { Calendar } from '#domain/schemes/plan.ts';

/** Working days that somebody has at least when a step comes to them near the end of a window, or after it. */
const leastWorkingDays = { report: 3, sign: 3, accept: 5 } as const;

/** Last day of a step of a submission: the window's, or some working days from today where that is later. */
export const dueDay = (step: keyof typeof leastWorkingDays, { due }: Window, today: string, calendar: Calendar): string => {
  const later = addWorkingDays(today, leastWorkingDays[step], calendar);
  return later > due ? later : due;
};

/** Working days after the plan's due day on which a report was signed; an extension gives time, not forgiveness. */
export const workingDaysLate = (due: string, signedOn: string | undefined, calendar: Calendar): number =>
  signedOn === undefined || signedOn <= due ? 0 : workingDaysBetween(due, signedOn, calendar);
