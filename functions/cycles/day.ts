import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { raiseTickedThrough, raiseToday } from '#platform/table/days.ts';
import { list, load } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';
import { joinWindow, unitsWithout } from './join-window.ts';
import { openDueCycle } from './open-cycle.ts';
import { recountWindow } from './recount-window.ts';
import { remind } from './remind.ts';
import { repair } from './repair.ts';
import { settleDueTasks } from './settle-due-tasks.ts';
import { startDuePhases } from './start-due-phases.ts';

const who = 'tick';

/** Open windows: a unit whose joining was cut short gets its submission, then the window is counted. */
const recountOpen = async (year: Cycle, inTime: InTime): Promise<void> => {
  const { county, cycle } = year;
  const windows = await list('window', { county, cycle });
  for (const window of windows) {
    if (window.status !== 'open') continue;
    inTime();
    const key = { county, cycle, window: window.window };
    await joinWindow(key, await unitsWithout(year, window), year.today, who);
    await recountWindow(key, who);
  }
};

/** What a day brings to one cycle. */
const dayOfCycle = async (cycle: Cycle, day: string, newest: boolean, inTime: InTime): Promise<void> => {
  await raiseToday(cycle, day);
  const today = { ...cycle, today: day };
  await settleDueTasks(today, inTime);
  await recountOpen(today, inTime);
  await startDuePhases(today, inTime);
  if (!newest) return;
  await remind(today, inTime);
  await repair(today, inTime);
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

export const countyOf = (county: string): Promise<County> => load('county', { county }, `县(市、区) ${county}`);
