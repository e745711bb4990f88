import { type Exact, exact, sum, toFixed } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { coefficientOf, protectedOf, type Share } from './budget-shares.ts';
import type { BudgetRules, BudgetUnit, Fixed } from './budget-unit.ts';

const inYuan = (fen: Exact): string => `${toFixed(fen.div(100), 2)} 元`;

const unitProblems = (unit: BudgetUnit, rules: BudgetRules): Problem[] => {
  const path = join('budgets', unit.unit);
  const graded =
    coefficientOf(unit.grade, rules) !== undefined
      ? []
      : [
          problem(join(path, 'grade'), 'grade-without-coefficient', `单位“${unit.name}”的等次没有预算系数,不能计算`, {
            expected: rules.budget.coefficients.map(({ grade }) => grade).join('、'),
            got: unit.grade === '' ? '(无等次)' : unit.grade,
          }),
        ];
  if (unit.base === undefined || unit.protected === undefined) return [...graded, problem(path, 'no-budget', `没有单位“${unit.name}”的本年预算`)];
  const [base, kept] = [exact(unit.base), protectedOf(unit)];
  if (kept.lte(base)) return graded;
  const message = `单位“${unit.name}”不可调减的部分之和大于本年预算`;
  return [...graded, problem(join(path, 'protected'), 'protected-above-base', message, { expected: `不大于 ${inYuan(base)}`, got: inYuan(kept) })];
};

const fixedProblems = (units: readonly BudgetUnit[], fixed: readonly Fixed[]): Problem[] =>
  fixed.flatMap(({ unit: id, amount }, at) => {
    const path = join('adjustments', at);
    const unit = units.find((each) => each.unit === id);
    if (unit === undefined) return [problem(join(path, 'unit'), 'unknown-unit', `预算挂钩表中没有单位 ${id}`, { got: id })];
    if (fixed.findIndex((each) => each.unit === id) < at)
      return [problem(join(path, 'unit'), 'adjusted-twice', `单位“${unit.name}”的金额填写了两次`, { got: id })];
    const kept = protectedOf(unit);
    if (exact(amount).gte(kept)) return [];
    const message = `单位“${unit.name}”的调整金额低于其不可调减的部分`;
    return [problem(join(path, 'amount'), 'below-protected', message, { expected: `不少于 ${inYuan(kept)}`, got: inYuan(exact(amount)) })];
  });

/** What is missing or contradicts itself before anything is computed. */
export const budgetProblems = (units: readonly BudgetUnit[], rules: BudgetRules, total: string | undefined, fixed: readonly Fixed[]): Problem[] => [
  ...units.flatMap((unit) => unitProblems(unit, rules)),
  ...fixedProblems(units, fixed),
  ...(total === undefined ? [problem('total', 'no-total', '没有全县可安排的预算总额')] : []),
];

/** Why the total cannot be kept, named by its cause: what is protected [F04], what finance fixed by hand, or the floors. */
export const totalProblems = (shares: readonly Share[], total: Exact, fixed: readonly Fixed[]): Problem[] => {
  const refuse = (code: string, message: string, needed: Exact): Problem[] => [
    problem('total', code, message, { expected: `不少于 ${inYuan(needed)}`, got: inYuan(total) }),
  ];
  const kept = sum(shares.map(({ protectedSum }) => protectedSum));
  if (kept.gt(total)) return refuse('total-below-protected', '预算总额低于不可调减的部分(三保、债务还本付息、上级专项、已签合同)之和,未作任何计算', kept);
  const byHand = sum(fixed.map(({ amount }) => exact(amount)));
  const free = shares.filter(({ unit }) => !fixed.some((each) => each.unit === unit));
  const withKept = byHand.add(sum(free.map(({ protectedSum }) => protectedSum)));
  if (withKept.gt(total)) return refuse('adjustments-above-total', '财政调整的金额与其他单位不可调减部分之和超过预算总额,未作任何计算', withKept);
  const withFloors = byHand.add(sum(free.map(({ least }) => least)));
  return withFloors.gt(total) ? refuse('total-below-floors', '预算总额不足以使各单位不低于规定的下限,未作任何计算', withFloors) : [];
};
