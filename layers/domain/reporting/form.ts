import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';

/** Source of the figures a unit reports itself; all others come from their source in batches. */
export const selfReported = '自报';

const everyMonths: Record<Figure['frequency'], number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

const next = (month: string): string => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
};

const monthsOf = (from: string, to: string): string[] => {
  const months: string[] = [];
  for (let month = from; month <= to; month = next(month)) months.push(month);
  return months;
};

/** The cell of a form: a figure and a month the unit is asked for. */
export interface Cell {
  figure: Figure;
  month: string;
}

interface Span {
  from: string;
  to: string;
  /** First month of a unit that joined in mid-year. */
  since?: string | undefined;
  /** Last month of a unit that ends in the year. */
  until?: string | undefined;
}

/**
 * What a unit is asked in a window: its self-reported figures, in the months of their frequency; base data is not asked.
 * A unit that ends gives every figure for its last month, whatever the frequency.
 */
export const cellsOf = (scheme: Scheme, { from, to, since, until }: Span): Cell[] => {
  const months = monthsOf(since !== undefined && since > from ? since : from, until !== undefined && until < to ? until : to);
  const isDue = (month: string, frequency: Figure['frequency']): boolean => month === until || Number(month.slice(5)) % everyMonths[frequency] === 0;
  return figuresOf(scheme)
    .filter(({ source, baseData }) => source === selfReported && !baseData)
    .flatMap((figure) => months.filter((month) => isDue(month, figure.frequency)).map((month) => ({ figure, month })));
};
