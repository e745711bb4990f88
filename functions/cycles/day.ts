import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { raiseTickedThrough, raiseToday } from '#platform/table/days.ts';
import { list, load } from '#platform/table/records.ts';
import { openDueCycle } from './open-cycle.ts';
import { recountWindow } from './recount-window.ts';
import { remind } from './remind.ts';
import { repair } from './repair.ts';
import { settleDueTasks } from './settle-due-tasks.ts';
import { startDuePhases } from './start-due-phases.ts';

const who = 'tick';

const recountOpen = async ({ county, cycle }: Cycle): Promise<void> => {
  const windows = await list('window', { county, cycle });
  for (const { window, status } of windows) if (status === 'open') await recountWindow({ county, cycle, window }, who);
};

/** What a day brings to one cycle. */
const dayOfCycle = async (cycle: Cycle, day: string, newest: boolean): Promise<void> => {
  await raiseToday(cycle, day);
  const today = { ...cycle, today: day };
  await settleDueTasks(today);
  await recountOpen(today);
  await startDuePhases(today);
  if (!newest) return;
  await remind(today);
  await repair(today);
};

/**
 * One county day, each part safe to repeat. `newest`: the last day of a catch-up, on which people are reminded and what may be lost is sent again.
 * Closed cycles rest.
 */
export const runDay = async (county: County, day: string, newest: boolean): Promise<void> => {
  await openDueCycle(county, day);
  const cycles = await list('cycle', { county: county.county });
  for (const cycle of cycles) if (cycle.status === 'active') await dayOfCycle(cycle, day, newest);
  await raiseTickedThrough(county, day);
};

export const countyOf = (county: string): Promise<County> => load('county', { county }, `县(市、区) ${county}`);
