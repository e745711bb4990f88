import { addDays } from '#domain/cycles/calendar.ts';
import { dayInChina } from '#platform/county-day.ts';
import { logger } from '#platform/observe/logger.ts';
import { countMetric } from '#platform/observe/metrics.ts';
import { step } from '#platform/observe/step.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { allCounties } from '#platform/table/days.ts';
import { sendTick } from '#platform/workflows/ticks.ts';

/** Says which day it is in the county: one message per county, shortly after midnight in Asia/Shanghai. A county whose day before did not come is told of. */
export const handler = step('daily-tick', async () => {
  const day = dayInChina(new Date());
  const counties = await allCounties();
  const behind = counties.filter(({ tickedThrough }) => tickedThrough < addDays(day, -1));
  for (const { county, tickedThrough } of behind) logger.error('TICK_BEHIND', { county, day: tickedThrough });
  if (behind.length > 0) countMetric('CountiesBehind', behind.length);
  await sideBySide(counties, 10, ({ county }) => sendTick(county, day));
  return { counties: counties.length, day };
});
