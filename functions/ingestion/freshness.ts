import * as z from 'zod';
import { Freshness } from '#domain/ingestion/freshness.ts';
import { Code, Month } from '#domain/schemes/code.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { deliveriesOf } from '#platform/table/deliveries.ts';
import { list } from '#platform/table/records.ts';

export const Deliveries = z.object({
  today: z.iso.date(),
  deliveries: z.array(z.object({ source: Code, name: z.string(), through: Month, from: z.iso.date(), to: z.iso.date(), ...Freshness.shape })),
});

/** 数据到位情况: every expected delivery of the year with its light. */
export const readFreshness = async ({ subject: { year } }: Call<CyclePath, unknown, unknown, YearSubject>): Promise<Answer<z.infer<typeof Deliveries>>> => ({
  body: {
    today: year.today,
    deliveries: (await deliveriesOf(year, await list('source', { county: year.county }))).map(
      ({ source: { id, name }, expected: { through, from, to }, freshness }) => ({
        source: id,
        name,
        through,
        from,
        to,
        ...freshness,
      }),
    ),
  },
});
