import type { FigureValue } from '#domain/scoring/facts.ts';
import { laterDay } from './later-day.ts';
import type { Source } from './source.ts';

type Embargoing = Pick<Source, 'embargoes'>;
type Dated = Pick<FigureValue, 'figure' | 'period'>;

/** The day from which a figure of a month may be seen by others than the office; the latest one where several sources name one. */
export const publishedFrom = (sources: readonly Embargoing[], { figure, period }: Dated): string | undefined =>
  sources
    .flatMap(({ embargoes }) => embargoes.filter((embargo) => embargo.figure === figure))
    .map(({ monthsAfter, day }) => laterDay(period, monthsAfter, day))
    .sort()
    .at(-1);

/** Whether a figure of a month is still kept on a county day. */
export const isEmbargoed = (sources: readonly Embargoing[], value: Dated, today: string): boolean => {
  const day = publishedFrom(sources, value);
  return day !== undefined && today < day;
};

/** Of what a result rests on: each figure that is still kept, with the day on which the last of its months may be seen. */
export const keptIn = (sources: readonly Embargoing[], values: readonly Dated[], today: string): { figure: string; until: string }[] => {
  const kept = new Map<string, string>();
  for (const value of values) {
    const day = publishedFrom(sources, value);
    if (day !== undefined && today < day && day > (kept.get(value.figure) ?? '')) kept.set(value.figure, day);
  }
  return [...kept].map(([figure, until]) => ({ figure, until }));
};
