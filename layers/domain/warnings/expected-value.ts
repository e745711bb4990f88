import { type Exact, exact, one } from '#domain/numbers/exact.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import { monthsIn, type Span } from '#domain/scoring/accumulate.ts';
import type { Target } from '#domain/scoring/facts.ts';

/** The part of a year's amount that is due at the end of a month; all of it for stocks, limits and means, which must not be compared with half of themselves. */
export const linearShare = ({ accumulation }: Pick<Indicator, 'accumulation'>, span: Pick<Span, 'through' | 'since'>): Exact => {
  if (accumulation !== 'cumulative' && accumulation !== 'in-period') return one;
  const year = monthsIn({ through: `${span.through.slice(0, 4)}-12`, since: span.since }).all;
  return year === 0 ? one : exact(monthsIn({ through: span.through, since: span.since }).all).div(year);
};

/**
 * What a unit should have reached at the end of a month (scoring.md § 7): the last milestone passed; without milestones the target's linear share
 * of the months in which the unit is assessed. Undefined: nothing is due yet.
 */
export const expectedValue = (
  indicator: Pick<Indicator, 'accumulation'>,
  { target, milestones }: Pick<Target, 'target' | 'milestones'>,
  span: Pick<Span, 'through' | 'since'>,
): Exact | undefined => {
  if (milestones.length > 0) {
    const passed = milestones.filter(({ month }) => month <= span.through).sort((a, b) => (a.month < b.month ? -1 : 1));
    const last = passed.at(-1);
    return last === undefined ? undefined : exact(last.value);
  }
  return target === undefined ? undefined : exact(target).mul(linearShare(indicator, span));
};
