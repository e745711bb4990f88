import { addDays } from '#domain/cycles/calendar.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import type { Source } from '#domain/ingestion/source.ts';
import { aNotification } from '#domain/notifications/moves.ts';
import { countMetric } from '#platform/observe/metrics.ts';
import { deliveriesOf } from '#platform/table/deliveries.ts';
import { notifyOnce } from '#platform/table/notifications.ts';
import type { InTime } from './in-time.ts';

/** On the day after the last day of an expected delivery the office is told what did not come, once a source and delivery. */
export const watchSources = async (cycle: Cycle, sources: readonly Source[], inTime: InTime): Promise<void> => {
  const late = await deliveriesOf(cycle, sources, ({ to }) => addDays(to, 1) === cycle.today);
  for (const { source, expected, freshness } of late) {
    const { state, owed, missing } = freshness;
    if (state !== 'absent' && state !== 'incomplete') continue;
    inTime();
    const about = { county: cycle.county, cycle: cycle.cycle, on: cycle.today, key: `${source.id}:${expected.through}`, to: 'office-clerk' };
    const told = {
      kind: 'source-late',
      source: source.id,
      name: source.name,
      owner: source.owner.name,
      through: expected.through,
      due: expected.to,
      owed,
      missing,
    } as const;
    if ((await notifyOnce(aNotification(about, told))) && state === 'absent') countMetric('SourcesAbsent');
  }
};
