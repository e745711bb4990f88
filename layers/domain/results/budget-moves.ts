import { changed, type Move } from '../change.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { problem } from '../problems/problem.ts';
import { settleTask } from '../tasks/moves.ts';
import type { Task } from '../tasks/task.ts';
import type { BudgetResult } from './budget.ts';
import type { BudgetAdjustment, BudgetTable } from './result.ts';

interface Adjusting {
  table: BudgetTable;
  adjustments: readonly BudgetAdjustment[];
  /** The whole table computed anew with the adjustments, and its hash in the archive. */
  result: BudgetResult;
  hash: string;
}

const mustBeUnsigned = ({ status }: BudgetTable): void => {
  if (status === 'signed-off') throw new NotAllowed('budget-signed-off', '预算挂钩表已由财政签认,不能再调整');
};

/** Finance fixes amounts by hand, each with a reason; the others share what is left. */
export const adjustBudget = ({ table, adjustments, result, hash }: Adjusting): Move => {
  mustBeUnsigned(table);
  return { fact: 'budget-adjusted', changes: [changed('budget', table, { adjustments: [...adjustments], hash, sum: result.sum })] };
};

interface SigningOff {
  table: BudgetTable;
  task: Task;
  outcome: 'signed-off' | 'redraw';
  reason?: string | undefined;
  today: string;
  by: string;
}

/** Finance signs the table off, or asks for a new one with a reason. A signed budget is not clawed back. */
export const signOffBudget = ({ table, task, outcome, reason, today, by }: SigningOff): Move => {
  mustBeUnsigned(table);
  if (outcome === 'redraw' && reason === undefined) throw new InvalidInput('要求重新编制必须说明理由', [problem('reason', 'reason-required', '请填写理由')]);
  const settled = settleTask(task, outcome, { on: today, by, ...(reason === undefined ? {} : { reason }) });
  const signed = outcome === 'signed-off' ? { status: 'signed-off' as const, signedOffBy: by } : {};
  return { fact: `budget-${outcome}`, changes: [changed('budget', table, signed), settled] };
};
