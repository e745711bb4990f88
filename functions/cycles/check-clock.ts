import * as z from 'zod';
import { TickHealth, tickHealth } from '#domain/cycles/tick-health.ts';
import { dayInChina } from '#platform/county-day.ts';
import { environment } from '#platform/environment.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { loadCounty } from '#platform/table/records.ts';

export const ClockQuery = z.object({
  /** The day that should have been ticked, for a schedule other than the stage's own. */
  day: z.iso.date().optional(),
});
/** `nightly`: the stage ticks by itself at 00:05; `by-hand`: somebody says which day it is. */
export const Clock = TickHealth.extend({ schedule: z.enum(['nightly', 'by-hand']) });

/** The tick begins at 00:05 and has two hours for its retries: until then yesterday is the day that should be there. */
const graceMilliseconds = (2 * 60 + 5) * 60_000;

/** Says whether days are missing. The one place that holds the wall clock against the county's day: it states, and decides nothing. */
export const checkClock = async ({ query: { day }, who }: Call<unknown, z.output<typeof ClockQuery>>): Promise<Answer<z.infer<typeof Clock>>> => {
  const { tickedThrough } = await loadCounty(who.county);
  const schedule = environment.STAGE === 'local' ? 'by-hand' : 'nightly';
  const expected = schedule === 'by-hand' ? tickedThrough : dayInChina(new Date(Date.now() - graceMilliseconds));
  return { body: { schedule, ...tickHealth(tickedThrough, day ?? expected) } };
};
