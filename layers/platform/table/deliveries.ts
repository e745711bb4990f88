import type { Cycle } from '#domain/cycles/cycle.ts';
import { arrivalsOf, type Expected, type Freshness, freshnessOf, owedBy, postedBy } from '#domain/ingestion/freshness.ts';
import type { Source } from '#domain/ingestion/source.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import { postedRows } from './posted.ts';

export interface Delivery {
  source: Source;
  expected: Expected;
  freshness: Freshness;
}

/** Deliveries that the year expects of these sources and how they stand today; `asked` narrows to some of them, and where none is left nothing more is read. */
export const deliveriesOf = async (year: Cycle, sources: readonly Source[], asked: (expected: Expected) => boolean = () => true): Promise<Delivery[]> => {
  const { cycle, planHash, today } = year;
  if (planHash === undefined) return [];
  const due = sources.flatMap((source) =>
    source.arrival === undefined
      ? []
      : arrivalsOf(source.arrival, Number(cycle))
          .filter(asked)
          .map((expected) => ({ source, expected })),
  );
  if (due.length === 0) return [];
  const [plan, schemes] = await Promise.all([planOf(year), schemesOf(year)]);
  const rows = await postedRows(
    'figures',
    year,
    plan.units.map(({ id }) => id),
  );
  return due.map(({ source, expected }) => {
    const owed = owedBy(source, { plan, schemes }, expected.months);
    return { source, expected, freshness: freshnessOf(expected, owed, postedBy(source, rows), today) };
  });
};
