import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { raiseTickedThrough, raiseToday } from '#platform/table/days.ts';
import { list } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';
import { openDueCycle } from './open-cycle.ts';
import { remind } from './remind.ts';
import { repair } from './repair.ts';
import { sealTrail } from './seal-trail.ts';
import { settleDueTasks } from './settle-due-tasks.ts';
import { startDuePhases } from './start-due-phases.ts';
import { tendWindows } from './tend-windows.ts';

/** What a day brings to one cycle. */
const dayOfCycle = async (cycle: Cycle, day: string, newest: boolean, inTime: InTime): Promise<void> => {
  await raiseToday(cycle, day);
  const today = { ...cycle, today: day };
  const due = await settleDueTasks(today, inTime);
  if (newest || due > 0) await tendWindows(today, inTime);
  await startDuePhases(today, inTime);
  if (!newest) return;
  await remind(today, inTime);
  await repair(today, inTime);
  await sealTrail(today, new Date());
};

/**
 * One county day, each part safe to repeat. `newest`: the last day of a catch-up, on which people are reminded and what may be lost is sent again.
 * Closed cycles rest. Out of time it throws `OutOfTime` between two items; the same day is then run again.
 */
export const runDay = async (county: County, day: string, newest: boolean, inTime: InTime): Promise<void> => {
  inTime();
  await openDueCycle(county, day);
  const cycles = await list('cycle', { county: county.county });
  for (const cycle of cycles) if (cycle.status === 'active') await dayOfCycle(cycle, day, newest, inTime);
  await raiseTickedThrough(county, day);
};
