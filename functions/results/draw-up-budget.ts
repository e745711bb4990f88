import { created } from '#domain/change.ts';
import { CycleKey } from '#domain/cycles/keys.ts';
import { financeSignOffTask } from '#domain/cycles/year-tasks.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import type { BudgetTable } from '#domain/results/result.ts';
import { archive } from '#platform/files/archive.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { openStepTask } from '#platform/table/open-step-task.ts';
import { find, list, loadCycle } from '#platform/table/records.ts';
import { computeBudget } from './budget-input.ts';

const who = 'workflow:budget-linkage';

/** The budget suggestion from the final grades, for finance to adjust and sign off; drawn up anew only when finance asked for it. */
export const drawUpBudget = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const plan = await planOf(year);
  const versions = await list('budget', { county, cycle });
  const newest = versions.sort((a, b) => a.version - b.version).at(-1);
  const asked = newest === undefined ? undefined : await find('task', { county, cycle, id: `budget-linkage-sign-off-${newest.version}` });
  const version = newest === undefined ? 1 : asked?.outcome === 'redraw' ? newest.version + 1 : newest.version;
  if (version !== newest?.version) {
    const result = await computeBudget(year);
    const table: BudgetTable = {
      county,
      cycle,
      version,
      status: 'drawn',
      hash: await archive(result),
      total: result.total,
      sum: result.sum,
      adjustments: [],
      on: year.today,
      rev: 1,
    };
    try {
      await commit({ fact: 'budget-drawn-up', changes: [created('budget', table)] }, { county, cycle, who, act: `budget:${version}`, day: year.today });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return openStepTask(year, financeSignOffTask(year, plan, version), who);
};

export const handler = step('draw-up-budget', (input) => drawUpBudget(parse(CycleKey, input, '步骤参数')));
