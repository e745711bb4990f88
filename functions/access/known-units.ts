import * as z from 'zod';
import { fromArchive } from '#platform/files/archive.ts';
import { once } from '#platform/files/papers.ts';
import { list } from '#platform/table/records.ts';

/** All that is looked at of a plan: a draft may be wrong in everything else. */
const Units = z.object({ units: z.array(z.object({ id: z.string() })).catch([]) });

/** Units of every plan of the county, of all years and versions, drafts too: a post may begin before the plan is issued. */
export const unitsOfPlans = async (county: string): Promise<string[]> => {
  const years = await list('cycle', { county });
  const plans = (await Promise.all(years.map(({ cycle }) => list('publication', { county, cycle }, { kind: 'plan' })))).flat();
  const texts = await Promise.all(plans.map(({ hash }) => once(`units of ${hash}`, () => fromArchive(Units, hash, '年度方案'))));
  return [...new Set(texts.flatMap(({ units }) => units.map(({ id }) => id)))];
};
