import { type Exact, exact } from '#domain/numbers/exact.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Target } from '#domain/scoring/facts.ts';

/**
 * What a unit should have reached at the end of a month (scoring.md § 7): the last milestone passed; without milestones the target's share of the year,
 * and that only for cumulative and in-period values — a stock or a limit must not be compared with half of itself. Undefined: nothing is due yet.
 */
export const expectedValue = (
  { accumulation }: Pick<Indicator, 'accumulation'>,
  { target, milestones }: Pick<Target, 'target' | 'milestones'>,
  month: string,
): Exact | undefined => {
  if (milestones.length > 0) {
    const passed = milestones.filter((milestone) => milestone.month <= month).sort((a, b) => (a.month < b.month ? -1 : 1));
    const last = passed.at(-1);
    return last === undefined ? undefined : exact(last.value);
  }
  if (target === undefined) return undefined;
  const linear = accumulation === 'cumulative' || accumulation === 'in-period';
  return linear
    ? exact(target)
        .mul(Number(month.slice(5)))
        .div(12)
    : exact(target);
};
