import * as z from 'zod';
import { ManualChange, manualChangesOf } from '#domain/results/manual-change.ts';
import { BudgetPaper } from '#domain/results/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { fromArchive } from '#platform/files/archive.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list } from '#platform/table/records.ts';

export const ManualChanges = z.object({ changes: z.array(ManualChange) });

/** Manual changes and overrides of a year, from the records themselves: each with what was computed, what a person put in its place, and why. */
export const readManualChanges = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.input<typeof ManualChanges>>> => {
  const span = { county, cycle };
  const [versions, reconciliations, targetChanges, windows, phases, budgets] = await Promise.all([
    list('scores', span),
    list('reconciliation', span),
    list('targetChange', span),
    list('window', span),
    list('phase', span),
    list('budget', span),
  ]);
  const result = versions.filter(({ purpose }) => purpose === 'result').sort((a, b) => Number(b.version) - Number(a.version))[0];
  const table = budgets.sort((a, b) => b.version - a.version)[0];
  const [cards, budget] = await Promise.all([
    result === undefined ? [] : fromArchive(z.array(Scorecard), result.scorecardsHash, '考评得分明细'),
    table === undefined ? undefined : fromArchive(BudgetPaper, table.hash, '预算挂钩表').then((paper) => ({ table, paper })),
  ]);
  return { body: { changes: manualChangesOf({ cards, reconciliations, targetChanges, windows, phases, budget }) } };
};
