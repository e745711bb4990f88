import type { Playable } from '../../../infra/local/play/sample-port.ts';
import { compare, inOrder, larger, minus, over, plus, type Q, q, smaller, times, total } from './fraction.ts';

interface Line {
  unit: string;
  kept: Q;
  moving: Q;
  least: Q;
  most: Q;
}

const at = ({ kept, moving, least, most }: Line, scale: Q): Q => larger(least, smaller(most, plus(kept, times(moving, scale))));

/** The one scale, at most 1, at which the lines fill the money; found between the points where a line meets its floor or ceiling. */
const scaleFor = (lines: readonly Line[], money: Q): Q => {
  const sumAt = (scale: Q) => total(lines.map((line) => at(line, scale)));
  if (compare(sumAt(q(1)), money) <= 0) return q(1);
  const corners = inOrder([
    q(0),
    q(1),
    ...lines.flatMap(({ kept, moving, least, most }) => [over(minus(least, kept), moving), over(minus(most, kept), moving)]),
  ]);
  const right = corners.findIndex((corner) => compare(sumAt(corner), money) > 0);
  const [low, high] = [corners[right - 1], corners[right]];
  if (low === undefined || high === undefined) throw new Error('the money does not reach for the floors');
  const rise = minus(sumAt(high), sumAt(low));
  return plus(low, over(times(minus(high, low), minus(money, sumAt(low))), rise));
};

/** Money of every unit before rounding to the fen, from the grades. */
export const budgetByHand = (sample: Playable, grades: ReadonlyMap<string, string>): Map<string, Q> => {
  const { coefficients, floor = '0', ceiling = '10' } = sample.policy.budget;
  const fixed = new Map(sample.adjustments.map(({ unit, amount }) => [unit, q(amount)]));
  const lines = sample.budgets
    .filter(({ unit }) => !fixed.has(unit))
    .map(({ unit, base, protected: kept }): Line => {
      const safe = total(Object.values(kept).map(q));
      const factor = q(coefficients.find(({ grade }) => grade === grades.get(unit))?.coefficient ?? '0');
      return { unit, kept: safe, moving: times(minus(q(base), safe), factor), least: times(q(base), q(floor)), most: times(q(base), q(ceiling)) };
    });
  const scale = scaleFor(lines, minus(q(sample.budgetTotal), total([...fixed.values()])));
  return new Map([...fixed, ...lines.map((line): [string, Q] => [line.unit, at(line, scale)])]);
};
