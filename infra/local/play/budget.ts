import type { BudgetTable } from '#domain/results/result.ts';
import { known, postRows } from './batches.ts';
import type { Game } from './game.ts';
import { passTo } from './pass-days.ts';
import type { Line } from './progress.ts';
import { standingOf, taskOpen, until } from './until.ts';

export const budgetSteps = 4;

/** The budgets asked for are known and the table waits for the finance bureau. */
export const beginBudget = async (game: Game): Promise<void> => {
  const { sample } = game;
  await postRows(game, 'budgets', '财政局', known(game, sample.budgets));
  await postRows(game, 'budget-total', '财政局', [{ total: sample.budgetTotal }]);
  await passTo(game, sample.plan.phases.budgetLinkage);
  await taskOpen(game, 'budget-linkage-sign-off-1');
};

/** 预算挂钩: the finance bureau adjusts with reasons and signs off; the organisation department confirms how results are used. */
export const linkBudget = async (game: Game, line: Line): Promise<void> => {
  const { sample, cycle } = game;
  await beginBudget(game);
  line.advance();
  const finance = game.as('finance');
  const { table } = await finance.get<{ table: BudgetTable }>(`/results/${cycle}/budget`);
  const adjusted = await finance.ask('PUT', `/results/${cycle}/budget/adjustments`, { body: { adjustments: sample.adjustments }, ifMatch: table.rev });
  await finance.post(`/results/${cycle}/budget/sign-off`, { outcome: 'signed-off' }, { ifMatch: adjusted.rev ?? table.rev });
  line.advance();
  const use = await taskOpen(game, 'budget-linkage-confirm-use');
  await game.as('organisation-department').post(`/tasks/${cycle}/${use.id}/done`, { note: '同意按建议使用考评结果' });
  line.advance();
  await until(game, `${cycle} 年度办结`, async () => ((await standingOf(game)).cycle.status === 'closed' ? true : undefined));
  line.advance();
};
