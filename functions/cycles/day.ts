import type { County, Cycle } from '#domain/cycles/cycle.ts';
import type { Source } from '#domain/ingestion/source.ts';
import { raiseTickedThrough, raiseToday } from '#platform/table/days.ts';
import { list, tasksThrough } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';
import { openDueCycle } from './open-cycle.ts';
import { pullSources } from './pull-sources.ts';
import { remind } from './remind.ts';
import { deliverAgain, startAgain, tellAgain } from './repair.ts';
import { sealTrail } from './seal-trail.ts';
import { settleDueTasks } from './settle-due-tasks.ts';
import { startDuePhases } from './start-due-phases.ts';
import { tendEvidence } from './tend-evidence.ts';
import { tendWindows } from './tend-windows.ts';
import { warnAhead } from './warn-ahead.ts';
import { watchSources } from './watch-sources.ts';

/** A county day, and where it stands in what a tick catches up: `first` after the days that were ticked before, `newest` at its end. */
interface Day {
  day: string;
  first: boolean;
  newest: boolean;
  /** 数据来源登记 as it stood when the tick began. */
  sources: readonly Source[];
}

/** What a day brings to one cycle. */
const dayOfCycle = async (cycle: Cycle, { day, first, newest, sources }: Day, inTime: InTime): Promise<void> => {
  const today = { ...cycle, today: day };
  // Whoever a settled task wakes up finds the day raised; the reading need not wait for it.
  const [tasks] = await Promise.all([tasksThrough(cycle, 'open', day), raiseToday(cycle, day)]);
  await settleDueTasks(today, tasks, inTime);
  const settled = tasks.length > 0;
  if (newest || settled) await tendWindows(today, inTime);
  if (first || newest || settled) await tellAgain(today, inTime);
  await Promise.all([startDuePhases(today, inTime), watchSources(today, sources, inTime), pullSources(today, sources, inTime), warnAhead(today, inTime)]);
  if (!newest) return;
  await tendEvidence(today, inTime);
  await remind(today, inTime);
  await startAgain(today, inTime);
};

/**
 * One county day, each part safe to repeat. On the newest one people are reminded; signals that may be lost are sent again on it, on the first one
 * (people acted on the day before, however long ago that is) and on every day that settled something. Closed cycles rest.
 * Out of time it throws `OutOfTime` between two items; the same day is then run again.
 */
export const runDay = async (county: County, each: Day, inTime: InTime): Promise<void> => {
  inTime();
  await openDueCycle(county, each.day);
  if (each.first) await deliverAgain(county.county, each.day, inTime);
  const cycles = await list('cycle', { county: county.county });
  for (const cycle of cycles) if (cycle.status === 'active') await dayOfCycle(cycle, each, inTime);
  // Closed years too: their last acts are written down on the day they close. `-` is the trail of the county itself.
  const trails = each.newest ? [...cycles.map(({ cycle }) => cycle), '-'] : [];
  for (const cycle of trails) await sealTrail({ county: county.county, cycle, day: each.day }, new Date());
  await raiseTickedThrough(county, each.day);
};
