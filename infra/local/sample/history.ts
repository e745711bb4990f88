import { figuresOf, leavesOf } from '#domain/schemes/figures-of.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

/** How much of this year's amount an earlier year had, in %; and how a month strays from that, over a cycle of five months, in ‰. */
const levels = [
  { back: 1, percent: 94 },
  { back: 2, percent: 89 },
] as const;
const strays = [0, 12, -9, 5, -8] as const;

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

const earlier = (value: string, percent: number, month: number): string =>
  ((Number(value) * percent * (1000 + (strays[month % strays.length] ?? 0))) / 100_000).toFixed(decimalsOf(value));

/**
 * 历史数据: two years before, modelled on this year's, of the indicators that are reported every month. What was a running total stays one, because all of a
 * year's months stray by less than a month brings.
 */
export const historyOf = (schemes: readonly Scheme[], figures: readonly FigureValue[]): FigureValue[] => {
  const indicators = new Set(schemes.flatMap(({ root }) => leavesOf(root)).flatMap(({ name, formula }) => (formula === undefined ? [name] : [])));
  const monthly = new Set(
    schemes
      .flatMap(figuresOf)
      .flatMap(({ name, frequency, unitOfMeasure }) => (frequency === 'monthly' && unitOfMeasure !== '%' && indicators.has(name) ? [name] : [])),
  );
  return levels.flatMap(({ back, percent }) =>
    figures
      .filter(({ figure }) => monthly.has(figure))
      .map(({ period, value, ...of }) => ({
        ...of,
        period: `${Number(period.slice(0, 4)) - back}${period.slice(4)}`,
        value: earlier(value, percent, Number(period.slice(5))),
      })),
  );
};
