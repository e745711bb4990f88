import * as z from 'zod';
import { type Exact, exact, hundred, toFixed } from '#domain/numbers/exact.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { median, robustZ } from '#domain/scoring/statistics.ts';

/** 离群提示: a value far from those of the other units of the category. A hint for the office, never a mark and never a block. */
export const Outlier = z.object({
  unit: z.string(),
  figure: z.string(),
  month: z.string(),
  value: z.string(),
  /** Median of the category's values, two decimals. */
  median: z.string(),
  /** Units that gave a value. */
  units: z.int(),
  /** Robust z, two decimals; none where more than half of the values are equal. */
  z: z.string().optional(),
  /** Distance from the median in % of it, where there is no robust z. */
  gap: z.string().optional(),
});
export type Outlier = z.infer<typeof Outlier>;

/** With fewer values the median's distances say nothing about one of them. */
const fewest = 5;
/** Iglewicz and Hoaglin (1993); scoring.md § 3 [X04]. */
const usualLimit = '3.5';

const gapOf = (value: Exact, middle: Exact): Exact | undefined => (middle.equals(0) ? undefined : value.sub(middle).div(middle.abs()).mul(hundred));

const outliersAmong = (values: readonly FigureValue[], rules: Plan['outliers']): Outlier[] => {
  if (values.length < fewest) return [];
  const numbers = values.map(({ value }) => exact(value));
  const middle = median(numbers);
  return values.flatMap(({ unit, figure, period: month, value }): Outlier[] => {
    const about = { unit, figure, month, value, median: toFixed(middle, 2), units: values.length };
    const z = robustZ(exact(value), numbers);
    if (z !== undefined) return z.abs().gt(exact(rules?.limit ?? usualLimit)) ? [{ ...about, z: toFixed(z, 2) }] : [];
    const gap = gapOf(exact(value), middle);
    return rules?.gap !== undefined && gap?.abs().gt(exact(rules.gap)) === true ? [{ ...about, gap: toFixed(gap, 2) }] : [];
  });
};

/** Values of a category's units in a window that lie far from the others', by figure, month and unit. One value a unit, figure and month is given. */
export const outliersOf = (values: readonly FigureValue[], rules: Plan['outliers']): Outlier[] =>
  [...Map.groupBy(values, ({ figure, period }) => `${figure}|${period}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) =>
      outliersAmong(
        [...same].sort((a, b) => (a.unit < b.unit ? -1 : 1)),
        rules,
      ),
    );
