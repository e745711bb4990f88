import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';
import { Fen } from './budget-row.ts';

/** A manual amount of the finance bureau for a unit, with its reason. */
export const BudgetAdjustment = z.strictObject({ unit: z.string(), amount: Fen, reason: z.string().min(1), by: z.string() });
export type BudgetAdjustment = z.infer<typeof BudgetAdjustment>;

/** 预算挂钩表: drawn up, adjusted with reasons, signed off. The rows with their steps lie in the archive. */
export const BudgetTable = z.object({
  county: CountyCode,
  cycle: z.string(),
  version: z.int().positive(),
  status: z.enum(['drawn', 'signed-off']),
  hash: z.string(),
  total: Fen,
  sum: Fen,
  adjustments: z.array(BudgetAdjustment),
  signedOffBy: z.string().optional(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type BudgetTable = z.infer<typeof BudgetTable>;

/** 结果应用: a document made from the final result, by hash. */
export const ResultPaper = z.object({
  county: CountyCode,
  cycle: z.string(),
  kind: z.enum(['notice', 'suggestions', 'priorities', 'cadre', 'disclosure']),
  version: z.string(),
  hash: z.string(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type ResultPaper = z.infer<typeof ResultPaper>;
