import { addDays } from '#domain/cycles/calendar.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { informUnitsTaskId } from '#domain/cycles/year-tasks.ts';
import { keptIn } from '#domain/ingestion/embargo.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import type { Ahead } from '#domain/warnings/ahead.ts';
import { WindowLights } from '#domain/warnings/lights-of.ts';
import { warningsForOffice, warningsForUnits } from '#domain/warnings/warnings-for.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { notifyOnce } from '#platform/table/notifications.ts';
import { find, list, load } from '#platform/table/records.ts';
import type { InTime } from './in-time.ts';

/** A tick of the day on which it happened may have run before it: two days make sure of one after it. */
const lookBack = 2;

const aheadIn = async ({ lightsHash }: ScoreVersion): Promise<Ahead[]> =>
  lightsHash === undefined ? [] : (await fromArchive(WindowLights, lightsHash, '亮灯结果')).ahead;

/** A figure that is not published yet is told to nobody outside the office. */
const publishedOf = async ({ county, today }: Cycle, ahead: readonly Ahead[]): Promise<Ahead[]> => {
  const sources = (await list('source', { county })).filter(({ embargoes }) => embargoes.length > 0);
  return ahead.filter(({ name, through }) => keptIn(sources, [{ figure: name, period: through }], today).length === 0);
};

/** 预警: after a window was assessed the office hears what its forecasts warn of; the units do once the office has informed them, or its days for that are over. */
export const warnAhead = async (cycle: Cycle, inTime: InTime): Promise<void> => {
  const { county, today } = cycle;
  const about = { county, cycle: cycle.cycle };
  const versions = (await list('scores', about)).filter(({ purpose }) => purpose === 'simulated').sort((a, b) => (a.on < b.on ? 1 : -1));
  // A window opens only when the units were informed of the one before it: only the newest can still have something to tell.
  const [version, last] = versions;
  if (version === undefined) return;
  const since = addDays(today, -lookBack);
  const task = await find('task', { ...about, id: informUnitsTaskId(version.version) });
  const informed = task !== undefined && task.status !== 'open' && (task.settledOn ?? '') >= since;
  if (version.on < since && !informed) return;
  const { name: windowName } = await load('window', { ...about, window: version.version }, `填报期 ${version.version}`);
  const [ahead, before] = await Promise.all([aheadIn(version), last === undefined ? [] : aheadIn(last)]);
  const assessed = { ...about, window: version.version, windowName, ahead, before, on: today };
  const told = informed ? warningsForUnits({ ...assessed, ahead: await publishedOf(cycle, ahead) }) : [];
  for (const notification of [...warningsForOffice(assessed), ...told]) {
    inTime();
    await notifyOnce(notification);
  }
};
