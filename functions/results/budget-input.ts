import type { Cycle } from '#domain/cycles/cycle.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { type BudgetResult, budget } from '#domain/results/budget.ts';
import type { BudgetUnit, Fixed } from '#domain/results/budget-unit.ts';
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
  const units = plan.units.map(
    ({ id, name, kind, paidBy }): BudgetUnit => ({
      ...rows.find(({ unit }) => unit === id),
      unit: id,
      name,
      kind,
      paidBy,
      grade: totals.find(({ unit }) => unit === id)?.grade ?? '',
    }),
  );
  return budget(units, policy, total?.total, fixed);
};
