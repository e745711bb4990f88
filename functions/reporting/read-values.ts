import * as z from 'zod';
import { isOffice } from '#domain/access/caller.ts';
import { isEmbargoed } from '#domain/ingestion/embargo.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { UnitValue } from '#domain/reporting/unit-value.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { unitValuesOf } from '#platform/table/unit-values.ts';

export const valuesOf = async ({ params: { cycle, unit }, who: { county } }: Asked<UnitPath>) => {
  const year = await loadCycle({ county, cycle });
  const plan = await planOf(year);
  const planned = plan.units.find(({ id }) => id === unit);
  if (planned === undefined) throw new NotFound(`${cycle} 年度方案中没有单位 ${unit}`);
  return { unit, year, scheme: plan.categories.find(({ code }) => code === planned.category)?.scheme };
};

export const UnitValues = z.object({
  /** Figures of the unit's scheme, with their unit of measure, in its order. */
  figures: z.array(z.object({ name: z.string(), unitOfMeasure: z.string() })),
  values: z.array(UnitValue),
});

/** 数据沿革; what is embargoed is shown to the office alone. */
export const readValues = async ({
  subject: { unit, year, scheme },
  who,
}: Call<UnitPath, unknown, unknown, Awaited<ReturnType<typeof valuesOf>>>): Promise<Answer<z.input<typeof UnitValues>>> => {
  const [schemes, values, sources] = await Promise.all([schemesOf(year), unitValuesOf(year, unit), list('source', { county: year.county })]);
  const own = schemes.find(({ code }) => code === scheme);
  const figures = own === undefined ? [] : figuresOf(own).map(({ name, unitOfMeasure }) => ({ name, unitOfMeasure }));
  return {
    body: { figures, values: values.filter(({ figure, month: period }) => isOffice(who) || !isEmbargoed(sources, { figure, period }, year.today)) },
  };
};
