import * as z from 'zod';
import { addDays, eachDay } from './calendar.ts';

/** 时钟自检: through which day the county is ticked, and which days its schedule says should have come and have not. */
export const TickHealth = z.object({
  tickedThrough: z.iso.date(),
  /** The last day whose tick should have run by now. */
  expected: z.iso.date(),
  missing: z.array(z.iso.date()),
  current: z.boolean(),
});
export type TickHealth = z.infer<typeof TickHealth>;

export const tickHealth = (tickedThrough: string, expected: string): TickHealth => {
  const missing = eachDay(addDays(tickedThrough, 1), expected);
  return { tickedThrough, expected, missing, current: missing.length === 0 };
};
