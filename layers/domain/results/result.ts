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

const Step = z.object({ name: z.string(), value: z.string() });

/** The rows of a budget table as they lie in the archive. */
export const BudgetPaper = z.object({
  lines: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      grade: z.string(),
      base: Fen,
      protected: Fen,
      coefficient: z.string(),
      amount: Fen,
      adjusted: z.string().optional(),
      steps: z.array(Step),
    }),
  ),
  excluded: z.array(z.object({ unit: z.string(), name: z.string(), reason: z.enum(['vertical', 'paid-by-superior']) })),
  total: Fen,
  sum: Fen,
});
export type BudgetPaper = z.infer<typeof BudgetPaper>;
