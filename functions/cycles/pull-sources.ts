import type { Cycle } from '#domain/cycles/cycle.ts';
import { dataMonth, isPullDay } from '#domain/ingestion/pull.ts';
import type { Source } from '#domain/ingestion/source.ts';
import { sendPull } from '#platform/workflows/pulls.ts';
import type { InTime } from './in-time.ts';

/** On its days each source is pulled for the year that the data are of; the fetching is done outside the tick. */
export const pullSources = async ({ county, cycle, planHash, today }: Cycle, sources: readonly Source[], inTime: InTime): Promise<void> => {
  if (planHash === undefined || !dataMonth(today).startsWith(cycle)) return;
  for (const { id, pull } of sources) {
    if (pull === undefined || !isPullDay(pull, today)) continue;
    inTime();
    await sendPull({ county, cycle, source: id, run: today, day: today, by: 'tick' });
  }
};
