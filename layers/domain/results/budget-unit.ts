import type { Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { BudgetRow } from './budget-row.ts';

export type BudgetRules = Pick<Policy, 'budget' | 'newUnits'>;

/** A unit of the plan with its final grade and this year's budget, as far as it was entered. */
export interface BudgetUnit extends Pick<Unit, 'name' | 'kind' | 'paidBy'>, Partial<BudgetRow> {
  unit: string;
  grade: string;
}

/** A manual amount with its reason: it stands, and the rest of the county's total is shared by the others. Money in fen. */
export interface Fixed {
  unit: string;
  amount: string;
  reason: string;
}
