import { type Exact, exact, sum, toText, zero } from '#domain/numbers/exact.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Step } from '#domain/scoring/scorecard.ts';
import type { BudgetRow } from './budget-row.ts';

export interface BudgetUnit extends BudgetRow {
  name: string;
  grade: string;
  paidBy: 'county' | 'superior';
  kind: 'department' | 'township' | 'vertical';
}

export interface BudgetLine {
  unit: string;
  name: string;
  grade: string;
  base: string;
  protected: string;
  coefficient: string;
  /** Suggested amount in fen. */
  amount: string;
  /** The finance bureau's own amount, with its reason. */
  adjusted?: string;
  steps: Step[];
}

export interface BudgetResult {
  lines: BudgetLine[];
  excluded: { unit: string; name: string; reason: 'vertical' | 'paid-by-superior' }[];
  total: string;
  sum: string;
}

type Rules = Pick<Policy['budget'], 'coefficients' | 'floor' | 'ceiling' | 'unit'>;

/** A manual amount with its reason: it stands, and the rest of the county's total is shared by the others. */
export interface Fixed {
  unit: string;
  amount: string;
  reason: string;
}

interface Share {
  unit: BudgetUnit;
  protectedSum: Exact;
  coefficient: Exact;
  /** Flexible part after the coefficient: what may be scaled. */
  flexible: Exact;
  floor: Exact | undefined;
  ceiling: Exact | undefined;
}

const sumOfProtected = ({ protected: kept }: BudgetRow): Exact => sum(Object.values(kept).map((fen) => exact(fen)));

const shareOf = (unit: BudgetUnit, rules: Rules): Share => {
  const [base, protectedSum] = [exact(unit.base), sumOfProtected(unit)];
  const coefficient = exact(rules.coefficients.find(({ grade }) => grade === unit.grade)?.coefficient ?? '1');
  return {
    unit,
    protectedSum,
    coefficient,
    flexible: base.sub(protectedSum).mul(coefficient),
    floor: rules.floor === undefined ? undefined : base.mul(exact(rules.floor)),
    ceiling: rules.ceiling === undefined ? undefined : base.mul(exact(rules.ceiling)),
  };
};

interface Allocation {
  share: Share;
  amount: Exact;
  how: 'scaled' | 'floor' | 'ceiling' | 'fixed';
  scale: Exact | undefined;
}

const amountAt = (share: Share, scale: Exact): Exact => share.protectedSum.add(share.flexible.mul(scale));

/** Shares one scale for all that are free, never above 1; what breaks its floor or ceiling is fixed there and the rest is scaled again. */
const allocate = (free: readonly Share[], available: Exact, done: readonly Allocation[]): Allocation[] => {
  if (free.length === 0) return [...done];
  const kept = sum(free.map(({ protectedSum }) => protectedSum));
  const flexible = sum(free.map((share) => share.flexible));
  const room = available.sub(kept);
  if (room.lt(0)) throw impossible(available, kept);
  const scale = flexible.lte(room) || flexible.equals(0) ? exact(1) : room.div(flexible);
  const below = free.filter((share) => share.floor !== undefined && amountAt(share, scale).lt(share.floor));
  const above = free.filter((share) => share.ceiling !== undefined && amountAt(share, scale).gt(share.ceiling));
  // Floors first: fixing them can only make the scale smaller, and only then is it known who breaks a ceiling.
  const broken = below.length > 0 ? below : above;
  if (broken.length === 0) return [...done, ...free.map((share): Allocation => ({ share, amount: amountAt(share, scale), how: 'scaled', scale }))];
  const how = below.length > 0 ? 'floor' : 'ceiling';
  const fixed = broken.map((share): Allocation => ({ share, amount: (how === 'floor' ? share.floor : share.ceiling) ?? zero, how, scale: undefined }));
  const left = available.sub(sum(fixed.map(({ amount }) => amount)));
  return allocate(
    free.filter((share) => !broken.includes(share)),
    left,
    [...done, ...fixed],
  );
};

const impossible = (available: Exact, needed: Exact): InvalidInput =>
  new InvalidInput('预算总额不足', [
    problem('total', 'total-below-protected', '可用总额低于不可调减的部分(三保、债务还本付息、上级专项、已签合同)之和,未作任何计算', {
      expected: `不少于 ${toText(needed)} 分`,
      got: `${toText(available)} 分`,
    }),
  ]);

const inUnits = (amount: Exact, unit: number): { whole: bigint; rest: Exact } => {
  const count = amount.div(unit);
  const whole = count.floor();
  return { whole: whole.n, rest: count.sub(whole) };
};

/** Whole units of money: down for everybody, then the missing ones by largest remainder, then unit id. */
const rounded = (allocations: readonly Allocation[], unit: number): Map<string, bigint> => {
  const parts = allocations.map(({ share, amount }) => ({ id: share.unit.unit, ...inUnits(amount, unit) }));
  const wanted = inUnits(sum(allocations.map(({ amount }) => amount)), unit).whole;
  let left = wanted - parts.reduce((total, { whole }) => total + whole, 0n);
  const order = [...parts].sort((a, b) => b.rest.compare(a.rest) || (a.id < b.id ? -1 : 1));
  const amounts = new Map(parts.map(({ id, whole }) => [id, whole]));
  for (const { id, whole } of order) {
    if (left <= 0n) break;
    amounts.set(id, whole + 1n);
    left--;
  }
  return new Map([...amounts].map(([id, count]) => [id, count * BigInt(unit)]));
};

const stepsOf = ({ share, amount, how, scale }: Allocation, given: bigint): Step[] => [
  { name: 'base', value: share.unit.base },
  { name: 'protected', value: toText(share.protectedSum) },
  { name: 'flexible', value: toText(exact(share.unit.base).sub(share.protectedSum)) },
  { name: 'coefficient', value: toText(share.coefficient) },
  { name: 'after-coefficient', value: toText(share.protectedSum.add(share.flexible)) },
  ...(how === 'scaled' ? [{ name: 'scale', value: toText(scale ?? exact(1)) }] : [{ name: how, value: toText(amount) }]),
  { name: 'amount', value: given.toString() },
];

const excludedBecause = ({ kind, paidBy }: BudgetUnit): 'vertical' | 'paid-by-superior' | undefined =>
  kind === 'vertical' ? 'vertical' : paidBy === 'superior' ? 'paid-by-superior' : undefined;

/**
 * Budget suggestion (scoring.md § 8): protected + flexible × coefficient of the grade, scaled down to the county's total where it must be, never up.
 * Money in fen. Refuses a total below what is protected [F04]. Amounts that finance fixed by hand stand; the others share what is left.
 */
export const budget = (units: readonly BudgetUnit[], rules: Rules, total: string, fixed: readonly Fixed[] = []): BudgetResult => {
  const included = units.filter((unit) => excludedBecause(unit) === undefined);
  const shares = included.map((unit) => shareOf(unit, rules)).sort((a, b) => (a.unit.unit < b.unit.unit ? -1 : 1));
  const byHand = shares.flatMap((share): Allocation[] => {
    const own = fixed.find(({ unit }) => unit === share.unit.unit);
    return own === undefined ? [] : [{ share, amount: exact(own.amount), how: 'fixed', scale: undefined }];
  });
  const free = shares.filter((share) => !byHand.some((each) => each.share === share));
  const available = exact(total).sub(sum(byHand.map(({ amount }) => amount)));
  const allocations = allocate(free, available, byHand).sort((a, b) => (a.share.unit.unit < b.share.unit.unit ? -1 : 1));
  const amounts = rounded(allocations, rules.unit);
  const lines = allocations.map((allocation): BudgetLine => {
    const { unit } = allocation.share;
    const amount = allocation.how === 'fixed' ? BigInt(toText(allocation.amount)) : (amounts.get(unit.unit) ?? 0n);
    const adjusted = fixed.find((each) => each.unit === unit.unit);
    return {
      unit: unit.unit,
      name: unit.name,
      grade: unit.grade,
      base: unit.base,
      protected: toText(allocation.share.protectedSum),
      coefficient: toText(allocation.share.coefficient),
      amount: amount.toString(),
      ...(adjusted === undefined ? {} : { adjusted: adjusted.reason }),
      steps: stepsOf(allocation, amount),
    };
  });
  return {
    lines,
    excluded: units.flatMap((unit) => {
      const reason = excludedBecause(unit);
      return reason === undefined ? [] : [{ unit: unit.unit, name: unit.name, reason }];
    }),
    total,
    sum: lines.reduce((all, { amount }) => all + BigInt(amount), 0n).toString(),
  };
};
