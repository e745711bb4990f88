import { type Exact, sum } from '#domain/numbers/exact.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { dueMonths, type Span } from './accumulate.ts';

/** A score that stands for some months of the year: of a scheme's version, or of the units that were merged into one. */
export interface Term {
  name: string;
  months: number;
  score: Exact;
}

/** Mean of the terms by their months [Z01 Z10]. */
export const monthsWeighted = (terms: readonly Term[]): Exact =>
  sum(terms.map(({ score, months }) => score.mul(months))).div(terms.reduce((all, { months }) => all + months, 0));

/** For how many months of a span each version of a scheme is in force, oldest first; the first one also before its own day. */
export const monthsInForce = (versions: readonly Scheme[], span: Span): number[] => {
  const starts = versions.map(({ effectiveFrom }) => effectiveFrom.slice(0, 7));
  const inForce = (month: string) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= month),
    );
  const months = dueMonths('monthly', span).map(inForce);
  return versions.map((_, at) => months.filter((each) => each === at).length);
};
