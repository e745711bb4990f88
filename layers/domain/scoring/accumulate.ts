import { type Exact, exact, sum } from '#domain/numbers/exact.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { FigureValue } from './facts.ts';

/** The months of a year that count for a unit: up to `through`, from `since` on, without exempt ones [Z02]. */
export interface Span {
  through: string;
  since?: string | undefined;
  /** `through` is the unit's own end: it owes every figure then. */
  closing?: boolean;
  exempt?: readonly string[] | undefined;
}

/** Months between two figures of a frequency. */
export const everyMonths: Record<Figure['frequency'], number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

/** The months of the year of `through`, up to it. */
const monthsOf = (through: string): string[] =>
  Array.from({ length: Number(through.slice(5)) }, (_, at) => `${through.slice(0, 4)}-${String(at + 1).padStart(2, '0')}`);

const counts = (month: string, { since, exempt }: Span): boolean => (since === undefined || month >= since) && exempt?.includes(month) !== true;

/** Months in which a unit owes a figure of this frequency. */
export const dueMonths = (frequency: Figure['frequency'], span: Span): string[] =>
  monthsOf(span.through)
    .filter((month, at) => (at + 1) % everyMonths[frequency] === 0 || (span.closing === true && month === span.through))
    .filter((month) => counts(month, span));

/** How many months of the year count for a unit, and how many of them are exempt. */
export const monthsIn = ({ through, since, exempt }: Span): { all: number; exempt: number } => {
  const all = dueMonths('monthly', { through, since });
  return { all: all.length, exempt: all.filter((month) => exempt?.includes(month)).length };
};

export interface Accumulated {
  value: Exact | undefined;
  /** Due months without a figure. */
  missing: string[];
  /** No month has been due yet, and nothing was reported. */
  notDue: boolean;
  sources: string[];
  /** The months whose figures went in. */
  months: string[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In the order of their months. A dossier has one value a month; while a form is filled in there may be more, and that of the source the scheme names goes first. */
const onePerMonth = (figure: Figure, values: readonly FigureValue[]): FigureValue[] => {
  const rank = ({ source }: FigureValue) => (source === figure.source ? 0 : 1);
  const sorted = [...values].sort((a, b) => byText(a.period, b.period) || rank(a) - rank(b) || byText(a.source, b.source) || byText(a.value, b.value));
  return sorted.filter((value, at) => sorted[at - 1]?.period !== value.period);
};

/** A running total or a stock is the figure of the last due month; a sum or a mean is taken over what was reported. */
const valueOfYear = (figure: Figure, own: readonly FigureValue[], lastDue: string | undefined): Exact | undefined => {
  const values = own.map(({ value }) => exact(value));
  switch (figure.accumulation) {
    case 'cumulative':
    case 'point-in-time': {
      const latest = own.find(({ period }) => period === lastDue);
      return latest === undefined ? undefined : exact(latest.value);
    }
    case 'in-period':
      return values.length === 0 ? undefined : sum(values);
    case 'average':
      return values.length === 0 ? undefined : sum(values).div(values.length);
  }
};

/**
 * The value of a figure at the end of `through` (scoring.md § 2). Without the figure of the last due month a running total or a stock is 未报: an older
 * figure would hide the silence. Sums and means are taken over the months reported, and the gaps are named. Base data (last year's figures and the like)
 * has no due month: its latest figure counts.
 */
export const accumulate = (figure: Figure, values: readonly FigureValue[], span: Span): Accumulated => {
  const kept = onePerMonth(
    figure,
    values.filter(({ period }) => period <= span.through),
  );
  if (figure.baseData) {
    const last = kept.at(-1);
    return {
      value: last === undefined ? undefined : exact(last.value),
      missing: [],
      notDue: false,
      sources: last === undefined ? [] : [last.source],
      months: last === undefined ? [] : [last.period],
    };
  }
  const own = kept.filter(({ period }) => period.startsWith(span.through.slice(0, 4)) && counts(period, span));
  const due = dueMonths(figure.frequency, span);
  const reported = new Set(own.map(({ period }) => period));
  return {
    value: valueOfYear(figure, own, due.at(-1)),
    missing: due.filter((month) => !reported.has(month)),
    notDue: due.length === 0 && own.length === 0,
    sources: [...new Set(own.map(({ source }) => source))].sort(byText),
    months: [...reported],
  };
};
