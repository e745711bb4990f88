import { type Exact, exact, sum } from '#domain/numbers/exact.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { FigureValue } from './facts.ts';

const every: Record<Figure['frequency'], number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

/** Months of `through`'s year, up to `through`, for which a figure of this frequency is due; a unit that joined later owes none before. */
export const dueMonths = (frequency: Figure['frequency'], through: string, since?: string): string[] => {
  const year = through.slice(0, 4);
  const months = Array.from({ length: Number(through.slice(5)) }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  return months.filter((month, at) => (at + 1) % every[frequency] === 0 && (since === undefined || month >= since));
};

export interface Accumulated {
  value: Exact | undefined;
  /** Due months without a figure. */
  missing: string[];
  sources: string[];
}

const byPeriod = (a: FigureValue, b: FigureValue): number => (a.period < b.period ? -1 : 1);

/**
 * The value of a figure at the end of `through` (scoring.md § 2). A running total or a stock (cumulative, point-in-time) is the figure of the last due
 * month, and 未报 without it: an older one would hide the silence. Sums and means (in-period, average) are taken over what was reported; the gaps are named.
 * Base data (last year's figures and the like) has no due month here: its latest figure counts.
 */
export const accumulate = (figure: Figure, values: readonly FigureValue[], through: string, since?: string): Accumulated => {
  const known = values.filter(({ period }) => period <= through).sort(byPeriod);
  const sources = [...new Set(known.map(({ source }) => source))];
  const last = known.at(-1);
  if (figure.baseData) return { value: last === undefined ? undefined : exact(last.value), missing: [], sources };
  const due = dueMonths(figure.frequency, through, since);
  const reported = new Set(known.map(({ period }) => period));
  const missing = due.filter((month) => !reported.has(month));
  const own = known.filter(({ period }) => period.startsWith(through.slice(0, 4)));
  if (figure.accumulation === 'cumulative' || figure.accumulation === 'point-in-time') {
    const latest = own.find(({ period }) => period === due.at(-1));
    return { value: latest === undefined ? undefined : exact(latest.value), missing, sources };
  }
  if (own.length === 0) return { value: undefined, missing, sources };
  const total = sum(own.map(({ value }) => exact(value)));
  return { value: figure.accumulation === 'average' ? total.div(own.length) : total, missing, sources };
};
