import type { Cycle } from '#domain/cycles/cycle.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { type BudgetResult, type BudgetUnit, budget, type Fixed } from '#domain/results/budget.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import { planOf, policyOf } from '#platform/files/papers.ts';
import { postedRows } from '#platform/table/posted.ts';
import { list } from '#platform/table/records.ts';

/** The version that the deciding body made final. */
export const finalVersion = async ({ county, cycle }: Cycle): Promise<ScoreVersion> => {
  const final = (await list('scores', { county, cycle }))
    .filter(({ purpose, status }) => purpose === 'result' && status === 'final')
    .sort((a, b) => Number(b.version) - Number(a.version))[0];
  if (final === undefined) throw new NotAllowed('no-final-result', '考评结果尚未审定,不能编制预算挂钩建议');
  return final;
};

/** The budget suggestion from the final grades, this year's budgets and the county's total; what is missing is named. */
export const computeBudget = async (year: Cycle, fixed: readonly Fixed[] = []): Promise<BudgetResult> => {
  const [plan, policy, version] = [await planOf(year), await policyOf(year), await finalVersion(year)];
  const ids = plan.units.map(({ id }) => id);
  const [rows, totals, [total]] = await Promise.all([
    postedRows('budgets', year, ids),
    list('total', { county: year.county, cycle: year.cycle, version: version.version }),
    postedRows('budget-total', year, []),
  ]);
  const units = plan.units.flatMap(({ id, name, kind, paidBy }): BudgetUnit[] => {
    const row = rows.find(({ unit }) => unit === id);
    const grade = totals.find(({ unit }) => unit === id)?.grade ?? '';
    return row === undefined ? [] : [{ ...row, name, kind, paidBy, grade }];
  });
  const silent = plan.units.filter(({ id, kind, paidBy }) => kind !== 'vertical' && paidBy === 'county' && !rows.some(({ unit }) => unit === id));
  const problems = [
    ...silent.map(({ id, name }) => problem(`budgets.${id}`, 'no-budget', `没有单位“${name}”的本年预算`)),
    ...(total === undefined ? [problem('total', 'no-total', '没有全县可安排的预算总额')] : []),
  ];
  if (total === undefined || problems.length > 0) throw new InvalidInput('预算数据不完整', problems);
  return budget(units, policy.budget, total.total, fixed);
};
