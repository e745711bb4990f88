import * as z from 'zod';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { adjustBudget, signOffBudget } from '#domain/results/budget-moves.ts';
import { BudgetDifference, compareBudgets } from '#domain/results/compare-budgets.ts';
import { BudgetAdjustment, BudgetPaper, type BudgetTable } from '#domain/results/result.ts';
import { archive, fromArchive } from '#platform/files/archive.ts';
import { reason } from '#platform/http/bodies.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load, loadCycle } from '#platform/table/records.ts';
import { computeBudget } from './budget-input.ts';

export const Adjust = z.strictObject({ adjustments: z.array(BudgetAdjustment.omit({ by: true })).max(200) });
export const SignOff = z.strictObject({ outcome: z.enum(['signed-off', 'redraw']), reason: reason.optional() });

export const budgetOf = async ({ params: { cycle }, who: { county } }: Asked<CyclePath>): Promise<{ table: BudgetTable; year: Cycle; rev: number }> => {
  const table = (await list('budget', { county, cycle })).sort((a, b) => b.version - a.version)[0];
  if (table === undefined) throw new NotFound('预算挂钩建议尚未编制');
  return { table, year: await loadCycle({ county, cycle }), rev: table.rev };
};
type Subject = Awaited<ReturnType<typeof budgetOf>>;

/** The amounts that finance fixes by hand; the whole table is computed anew with them. */
export const adjust = async ({
  subject: { table, year },
  body,
  who,
  act,
}: Call<CyclePath, unknown, z.infer<typeof Adjust>, Subject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const adjustments = body.adjustments.map((adjustment) => ({ ...adjustment, by: who.person }));
  const result = await computeBudget(year, adjustments);
  const move = adjustBudget({ table, adjustments, result, hash: await archive(result) });
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today }), rev: table.rev + 1 };
};

export const Trial = z.object({ paper: BudgetPaper, differences: z.array(BudgetDifference), together: z.string() });

/** What adjustments would do to every unit: the table as it would be, and who gains or loses; nothing is written. */
export const tryAdjusting = async ({
  subject: { table, year },
  body,
  who,
}: Call<CyclePath, unknown, z.infer<typeof Adjust>, Subject>): Promise<Answer<z.input<typeof Trial>>> => {
  const adjustments = body.adjustments.map((adjustment) => ({ ...adjustment, by: who.person }));
  const [now, paper] = await Promise.all([fromArchive(BudgetPaper, table.hash, '预算挂钩表'), computeBudget(year, adjustments)]);
  return { body: { paper, ...compareBudgets(now.lines, paper.lines) } };
};

/** Finance signs the very table it has seen, or asks for a new one. */
export const signOff = async ({
  subject: { table, year },
  body: { outcome, reason },
  who,
  act,
}: Call<CyclePath, unknown, z.infer<typeof SignOff>, Subject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const task = await load('task', { county, cycle, id: `budget-linkage-sign-off-${table.version}` }, '财政签认的待办');
  const move = signOffBudget({ table, task, outcome, reason, today, by: who.person });
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today, reason }) };
};
