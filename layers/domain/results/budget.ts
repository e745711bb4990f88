import { type Exact, exact, sum, toText } from '#domain/numbers/exact.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import type { Step } from '#domain/scoring/scorecard.ts';
import { type Allotment, allot, type Share, shareOf } from './budget-shares.ts';
import type { BudgetRules, BudgetUnit, Fixed } from './budget-unit.ts';
import { budgetProblems, totalProblems } from './check-budget.ts';

export interface BudgetLine {
  unit: string;
  name: string;
  grade: string;
  base: string;
  protected: string;
  coefficient: string;
  /** Suggested amount in fen. */
  amount: string;
  /** The finance bureau's reason for an amount of its own. */
  adjusted?: string;
  steps: Step[];
}

export interface BudgetResult {
  lines: BudgetLine[];
  excluded: { unit: string; name: string; reason: 'vertical' | 'paid-by-superior' }[];
  total: string;
  sum: string;
}

const excludedBecause = ({ kind, paidBy }: BudgetUnit): 'vertical' | 'paid-by-superior' | undefined =>
  kind === 'vertical' ? 'vertical' : paidBy === 'superior' ? 'paid-by-superior' : undefined;

const stepsOf = ({ base, protectedSum, coefficient, flexible }: Share, how: Step, given: Exact): Step[] => [
  { name: 'base', value: toText(base) },
  { name: 'protected', value: toText(protectedSum) },
  { name: 'flexible', value: toText(base.sub(protectedSum)) },
  { name: 'coefficient', value: toText(coefficient) },
  { name: 'after-coefficient', value: toText(protectedSum.add(flexible)) },
  how,
  { name: 'amount', value: toText(given) },
];

const lineOf = (share: Share, how: Step, given: Exact, grade: string): BudgetLine => ({
  unit: share.unit,
  name: share.name,
  grade,
  base: toText(share.base),
  protected: toText(share.protectedSum),
  coefficient: toText(share.coefficient),
  amount: toText(given),
  steps: stepsOf(share, how, given),
});

const suggested = ({ share, amount, scale, bound }: Allotment, grade: string): BudgetLine =>
  lineOf(share, bound === undefined ? { name: 'scale', value: toText(scale) } : { name: bound, value: toText(amount) }, amount, grade);

/**
 * Budget suggestion (scoring.md § 8): protected + flexible × coefficient of the grade, scaled down to the county's total where it must be, never up.
 * Money in fen. Refuses, with every reason, what is incomplete or impossible [F04]. Amounts that finance fixed by hand stand; the others share what is left.
 */
export const budget = (units: readonly BudgetUnit[], rules: BudgetRules, total: string | undefined, fixed: readonly Fixed[] = []): BudgetResult => {
  const included = units.filter((unit) => excludedBecause(unit) === undefined);
  const problems = budgetProblems(included, rules, total, fixed);
  if (total === undefined || problems.length > 0) throw new InvalidInput('预算数据不完整或有误', problems);

  const shares = included.map((unit) => shareOf(unit, rules)).sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const byHand = new Map(fixed.map((each) => [each.unit, each]));
  const free = shares.filter(({ unit }) => !byHand.has(unit));
  const impossible = totalProblems(shares, exact(total), fixed);
  if (impossible.length > 0) throw new InvalidInput('预算总额不足', impossible);

  const left = exact(total).sub(sum(fixed.map(({ amount }) => exact(amount))));
  const allotted = new Map(allot(free, left, rules.budget.unit).map((each) => [each.share.unit, each]));
  const grades = new Map(included.map(({ unit, grade }) => [unit, grade]));
  const lines = shares.map((share): BudgetLine => {
    const grade = grades.get(share.unit) ?? '';
    const [own, amount] = [byHand.get(share.unit), allotted.get(share.unit)];
    if (own !== undefined) return { ...lineOf(share, { name: 'fixed', value: own.amount }, exact(own.amount), grade), adjusted: own.reason };
    if (amount === undefined) throw new RangeError(`no amount for ${share.unit}`);
    return suggested(amount, grade);
  });
  return {
    lines,
    excluded: units.flatMap((unit) => {
      const reason = excludedBecause(unit);
      return reason === undefined ? [] : [{ unit: unit.unit, name: unit.name, reason }];
    }),
    total,
    sum: toText(sum(lines.map(({ amount }) => exact(amount)))),
  };
};
