import * as z from 'zod';
import { Waiting, waitingFor } from '#domain/tasks/waiting.ts';
import { calendarOf, planOf } from '#platform/files/papers.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { lastId, tasksThrough } from '#platform/table/records.ts';

export const WaitingTasks = z.object({ today: z.iso.date(), waiting: z.array(Waiting) });

/** What every phase waits for and who has to do it, in working days of the county. */
export const waitingTasks = async ({ subject: { year } }: Call<CyclePath, unknown, unknown, YearSubject>): Promise<Answer<z.input<typeof WaitingTasks>>> => {
  const { today } = year;
  const [open, calendar] = await Promise.all([
    tasksThrough(year, 'open', lastId),
    year.planHash === undefined ? calendarOf(year) : planOf(year).then((plan) => plan.calendar),
  ]);
  return { body: { today, waiting: waitingFor(open, today, calendar) } };
};
