import * as z from 'zod';
import { BudgetRow, BudgetTotal } from '#domain/results/budget-row.ts';
import { CountyCode, UnitId } from '#domain/schemes/code.ts';
import { FigureValue, Peer, PublicVotes, Rating, Target } from '#domain/scoring/facts.ts';

/** What can come in bulk, and the shape of one row. */
export const bulkRows = {
  figures: FigureValue,
  targets: Target,
  ratings: Rating,
  votes: PublicVotes,
  peers: Peer,
  budgets: BudgetRow,
  'budget-total': BudgetTotal,
} as const;
export type BulkKind = keyof typeof bulkRows;
export const BulkKind = z.enum(['figures', 'targets', 'ratings', 'votes', 'peers', 'budgets', 'budget-total']);

/** 批次: rows are written inert; they count only while the batch is `posted`. The id is the hash of the content: the same file is the same batch. */
export const Batch = z.object({
  county: CountyCode,
  cycle: z.string(),
  id: z.string(),
  kind: BulkKind,
  source: z.string().min(1),
  count: z.int().positive(),
  status: z.enum(['staged', 'posted', 'withdrawn']),
  reason: z.string().optional(),
  by: z.string(),
  rev: z.int().positive(),
});
export type Batch = z.infer<typeof Batch>;

/** The rows of one unit in one batch (`-` for rows of no unit). */
export const BatchRows = z.object({
  county: CountyCode,
  cycle: z.string(),
  unit: z.union([UnitId, z.literal('-')]),
  kind: BulkKind,
  batch: z.string(),
  rows: z.array(z.unknown()),
});
export type BatchRows = z.infer<typeof BatchRows>;
