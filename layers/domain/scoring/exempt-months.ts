import { type Exact, exact, least } from '#domain/numbers/exact.ts';
import type { Measured } from './measure.ts';
import { needsValue } from './rules/kinds.ts';
import { step } from './rules/marking.ts';
import type { Marked } from './rules/rule.ts';

/** Marks of the applicable months only: earned × all / (all − exempt) [Z02]. */
export const overApplicable = (earned: Exact, { all, exempt }: { all: number; exempt: number }): Exact => earned.mul(all).div(all - exempt);

/**
 * Only what adds up over the months and is wished for grows with time: such marks are scaled to the whole year, never above full marks. A stock, a mean,
 * a limit or a number of cases loses nothing by a missing month; its exempt months are simply not counted.
 */
const growsWithTime = ({ indicator: { rule, direction, accumulation } }: Measured): boolean =>
  needsValue(rule) && direction === 'higher' && (accumulation === 'cumulative' || accumulation === 'in-period');

export const scaledToYear = (measured: Measured, result: Marked): Marked => {
  const { months, exception, indicator } = measured;
  if (months.exempt === 0 || exception?.months === undefined) return result;
  const exempt = step('exempt-months', exception.months.toSorted().join('、'));
  if (!growsWithTime(measured)) return { ...result, steps: [...result.steps, exempt] };
  const marks = least(overApplicable(result.marks, months), exact(indicator.fullMarks));
  return { ...result, marks, steps: [...result.steps, exempt, step('applicable-months', `${months.all - months.exempt}/${months.all}`), step('marks', marks)] };
};
