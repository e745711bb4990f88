import * as z from 'zod';
import { changed } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { InvalidInput, NotAllowed, NotFound } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { BudgetAdjustment, type BudgetTable } from '#domain/results/result.ts';
import { settleTask } from '#domain/tasks/moves.ts';
import { archive } from '#platform/files/archive.ts';
import { mustHaveSeen } from '#platform/http/if-match.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load } from '#platform/table/records.ts';
import { computeBudget } from './budget-input.ts';

export const CyclePath = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }) });
export type CyclePath = z.infer<typeof CyclePath>;
export const Adjust = z.strictObject({ adjustments: z.array(BudgetAdjustment.omit({ by: true })).max(200) });
export const SignOff = z.strictObject({ outcome: z.enum(['signed-off', 'redraw']), reason: z.string().trim().min(1).max(500).optional() });

export const budgetOf = async ({ params: { cycle }, who: { county } }: Asked<CyclePath>): Promise<{ table: BudgetTable; year: Cycle }> => {
  const table = (await list('budget', { county, cycle })).sort((a, b) => b.version - a.version)[0];
  if (table === undefined) throw new NotFound('预算挂钩建议尚未编制');
  return { table, year: await load('cycle', { county, cycle }, `${cycle} 年度`) };
};
type Subject = Awaited<ReturnType<typeof budgetOf>>;

/** Finance fixes amounts by hand, each with a reason; the others share what is left, and the whole table is computed anew. */
export const adjustBudget = async ({
  subject: { table, year },
  body,
  who,
  act,
  ifMatch,
}: Call<CyclePath, unknown, z.infer<typeof Adjust>, Subject>): Promise<Answer<Receipt>> => {
  mustHaveSeen(table.rev, ifMatch);
  if (table.status === 'signed-off') throw new NotAllowed('budget-signed-off', '预算挂钩表已由财政签认,不能再调整');
  const adjustments = body.adjustments.map((adjustment) => ({ ...adjustment, by: who.person }));
  const result = await computeBudget(year, adjustments);
  const unknown = body.adjustments.flatMap(({ unit }, at) =>
    result.lines.some((line) => line.unit === unit) ? [] : [problem(`adjustments[${at}].unit`, 'unknown-unit', `预算挂钩表中没有单位 ${unit}`, { got: unit })],
  );
  if (unknown.length > 0) throw new InvalidInput('预算调整不符合要求', unknown);
  const move = { fact: 'budget-adjusted', changes: [changed('budget', table, { adjustments, hash: await archive(result), sum: result.sum })] };
  return { body: await commit(move, { county: table.county, cycle: table.cycle, who: who.person, act, day: year.today }), rev: table.rev + 1 };
};

/** Finance signs the table off, or asks for a new one. A signed budget is not clawed back. */
export const signOff = async ({
  subject: { table, year },
  body: { outcome, reason },
  who,
  act,
}: Call<CyclePath, unknown, z.infer<typeof SignOff>, Subject>): Promise<Answer<Receipt>> => {
  const { county, cycle, version } = table;
  const task = await load('task', { county, cycle, id: `budget-linkage-sign-off-${version}` }, '财政签认的待办');
  const settled = settleTask(task, outcome, { on: year.today, by: who.person, ...(reason === undefined ? {} : { reason }) });
  const signed = outcome === 'signed-off' ? [changed('budget', table, { status: 'signed-off', signedOffBy: who.person })] : [];
  return { body: await commit({ fact: `budget-${outcome}`, changes: [...signed, settled] }, { county, cycle, who: who.person, act, day: year.today, reason }) };
};
