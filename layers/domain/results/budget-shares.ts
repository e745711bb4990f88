import { type Exact, exact, greatest, one, sum, zero } from '#domain/numbers/exact.ts';
import type { BudgetRules, BudgetUnit } from './budget-unit.ts';

/** What a unit brings into the budget. Money in fen. */
export interface Share {
  unit: string;
  name: string;
  base: Exact;
  protectedSum: Exact;
  coefficient: Exact;
  /** Flexible part after the coefficient: what may be scaled. */
  flexible: Exact;
  /** Least and greatest amount, in whole units of money, so that rounding never breaks them. */
  least: Exact;
  most: Exact | undefined;
}

/** The coefficient of a grade; a unit without one (不定等次) is neither rewarded nor cut. Undefined for a grade the policy does not know. */
export const coefficientOf = (grade: string, { budget, newUnits }: BudgetRules): string | undefined =>
  budget.coefficients.find((each) => each.grade === grade)?.coefficient ?? (grade === newUnits.grade ? '1' : undefined);

export const protectedOf = ({ protected: kept }: Pick<BudgetUnit, 'protected'>): Exact => sum(Object.values(kept ?? {}).map((fen) => exact(fen)));

/** Protected money is never touched: the least amount covers it, and a ceiling below it gives way. */
export const shareOf = (unit: BudgetUnit, rules: BudgetRules): Share => {
  const { floor, ceiling, unit: money } = rules.budget;
  const base = exact(unit.base ?? '0');
  const protectedSum = protectedOf(unit);
  const coefficient = exact(coefficientOf(unit.grade, rules) ?? '1');
  const least = greatest(protectedSum, base.mul(exact(floor ?? '0')))
    .div(money)
    .ceil()
    .mul(money);
  return {
    unit: unit.unit,
    name: unit.name,
    base,
    protectedSum,
    coefficient,
    flexible: base.sub(protectedSum).mul(coefficient),
    least,
    most: ceiling === undefined ? undefined : greatest(least, base.mul(exact(ceiling)).div(money).floor().mul(money)),
  };
};

export interface Allotment {
  share: Share;
  /** Whole units of money. */
  amount: Exact;
  /** The one scale that all share, at most 1. */
  scale: Exact;
  /** The bound that decided instead of the scale. */
  bound: 'floor' | 'ceiling' | undefined;
}

const scaled = ({ protectedSum, flexible }: Share, scale: Exact): Exact => protectedSum.add(flexible.mul(scale));

const boundOf = (share: Share, scale: Exact): Allotment['bound'] => {
  const amount = scaled(share, scale);
  if (amount.lt(share.least)) return 'floor';
  return share.most !== undefined && amount.gt(share.most) ? 'ceiling' : undefined;
};

const amountAt = (share: Share, scale: Exact): Exact => {
  const bound = boundOf(share, scale);
  if (bound === 'floor') return share.least;
  return bound === 'ceiling' && share.most !== undefined ? share.most : scaled(share, scale);
};

/** Scales at which a share leaves its floor or meets its ceiling. */
const turnsOf = ({ protectedSum, flexible, least, most }: Share): Exact[] =>
  flexible.equals(0) ? [] : [least, most ?? least].map((bound) => bound.sub(protectedSum).div(flexible));

/**
 * The one scale, at most 1, that spends what is available when everybody stays within floor and ceiling: the end of "fix what breaks a bound and scale
 * the rest again" [F05]. Between two turning points spending grows in a straight line. All least amounts together must be available.
 */
const scaleFor = (shares: readonly Share[], available: Exact): Exact => {
  const spentAt = (scale: Exact): Exact => sum(shares.map((share) => amountAt(share, scale)));
  let [high, most] = [one, spentAt(one)];
  if (most.lte(available)) return one;
  const turns = shares.flatMap(turnsOf).filter((turn) => turn.gt(0) && turn.lt(1));
  for (const low of [zero, ...turns].sort((a, b) => b.compare(a))) {
    const spent = spentAt(low);
    if (spent.lte(available)) return low.add(high.sub(low).mul(available.sub(spent)).div(most.sub(spent)));
    [high, most] = [low, spent];
  }
  throw new RangeError('the least amounts are not available');
};

/** Shares what is available, in whole units of money: down for everybody, then the missing ones by largest remainder, then unit id. */
export const allot = (shares: readonly Share[], available: Exact, money: number): Allotment[] => {
  const scale = scaleFor(shares, available);
  const parts = shares.map((share) => {
    const amount = amountAt(share, scale);
    const down = amount.div(money).floor().mul(money);
    return { share, amount, down, rest: amount.sub(down) };
  });
  const missing = sum(parts.map(({ rest }) => rest))
    .div(money)
    .floor();
  const lucky = new Set(
    [...parts]
      .sort((a, b) => b.rest.compare(a.rest) || (a.share.unit < b.share.unit ? -1 : 1))
      .slice(0, Number(missing.n))
      .map(({ share }) => share),
  );
  return parts.map(({ share, down }) => ({ share, amount: lucky.has(share) ? down.add(money) : down, scale, bound: boundOf(share, scale) }));
};
