import * as z from 'zod';
import { UnitId } from '#domain/schemes/code.ts';

/** An amount of money in whole fen, as text. */
export const Fen = z.string().regex(/^\d{1,18}$/, { error: '金额应为以分为单位的非负整数' });

/** This year's budget of a unit: base and the protected columns (三保, debt service, earmarked superior funds, signed contracts), in fen. */
export const BudgetRow = z.strictObject({
  unit: UnitId,
  base: Fen,
  protected: z.strictObject({ basicGuarantees: Fen, debtService: Fen, earmarked: Fen, contracts: Fen }),
});
export type BudgetRow = z.infer<typeof BudgetRow>;

/** The county's total for the budget linkage of the year: a hard ceiling, in fen. */
export const BudgetTotal = z.strictObject({ total: Fen });
export type BudgetTotal = z.infer<typeof BudgetTotal>;
