import { dayInChina } from '#platform/county-day.ts';
import { step } from '#platform/observe/step.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { allCounties } from '#platform/table/days.ts';
import { sendTick } from '#platform/workflows/ticks.ts';

/** Says which day it is in the county: one message per county, shortly after midnight in Asia/Shanghai. */
export const handler = step('daily-tick', async () => {
  const day = dayInChina(new Date());
  const counties = await allCounties();
  await sideBySide(counties, 10, (county) => sendTick(county, day));
  return { counties: counties.length, day };
});
