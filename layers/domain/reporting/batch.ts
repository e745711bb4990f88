import * as z from 'zod';
import { type Markings, secretProblems } from '#domain/ingestion/secrecy.ts';
import { problemsOf } from '#domain/problems/parse.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { BudgetRow, BudgetTotal } from '#domain/results/budget-row.ts';
import { CountyCode, UnitId } from '#domain/schemes/code.ts';
import { FigureValue, Peer, PublicVotes, Rating, Target } from '#domain/scoring/facts.ts';
import { PriorScore } from './prior-score.ts';

/** What can come in bulk, and the shape of one row. */
export const bulkRows = {
  figures: FigureValue,
  targets: Target,
  ratings: Rating,
  votes: PublicVotes,
  peers: Peer,
  budgets: BudgetRow,
  'budget-total': BudgetTotal,
  scores: PriorScore,
} as const;
export type BulkKind = keyof typeof bulkRows;
/** What the year's scores rest on; the others are for the budget and for comparing with earlier years. */
export const scoredKinds: readonly BulkKind[] = ['figures', 'targets', 'ratings', 'votes', 'peers'];
export const BulkKind = z.enum(['figures', 'targets', 'ratings', 'votes', 'peers', 'budgets', 'budget-total', 'scores']);

/** 批次: rows are written inert; they count only while the batch is `posted`. The id is the hash of the content: the same file is the same batch. */
export const Batch = z.object({
  county: CountyCode,
  cycle: z.string(),
  id: z.string(),
  kind: BulkKind,
  source: z.string().min(1),
  count: z.int().positive(),
  status: z.enum(['staged', 'posted', 'withdrawn']),
  /** Its place among the postings of the year, from 1: where a source speaks twice of the same figure, the later posting counts. None before the first posting. */
  order: z.int().positive().optional(),
  reason: z.string().optional(),
  by: z.string(),
  rev: z.int().positive(),
});
export type Batch = z.infer<typeof Batch>;

/** The rows of one unit in one batch (`-` for rows of no unit), in parts that a table's item can hold. */
export const BatchRows = z.object({
  county: CountyCode,
  cycle: z.string(),
  batch: z.string(),
  unit: z.union([UnitId, z.literal('-')]),
  /** From 1. */
  part: z.int().positive(),
  rows: z.array(z.unknown()),
});
export type BatchRows = z.infer<typeof BatchRows>;

/** An item holds 400 KB: 60 rows of 2,000 characters with three bytes each (all Chinese) are 360 KB. */
export const mostRowCharacters = 2_000;
const rowsInPart = 60;

/** Unit that a row speaks of, or `-`. */
export const unitOfRow = (row: unknown): string => {
  const unit = typeof row === 'object' && row !== null ? Reflect.get(row, 'unit') : undefined;
  return typeof unit === 'string' ? unit : '-';
};

/** Checked rows as they are kept: unit by unit, in parts. */
export const partsOf = (batch: Pick<Batch, 'county' | 'cycle' | 'id'>, rows: readonly unknown[]): BatchRows[] =>
  [...Map.groupBy(rows, unitOfRow)].flatMap(([unit, own]) =>
    Array.from({ length: Math.ceil(own.length / rowsInPart) }, (_, at) => ({
      county: batch.county,
      cycle: batch.cycle,
      batch: batch.id,
      unit,
      part: at + 1,
      rows: own.slice(at * rowsInPart, (at + 1) * rowsInPart),
    })),
  );

/** Every row against its schema, its size, and its unit against the plan; all bad rows are named. */
export const rowProblems = (kind: BulkKind, rows: readonly unknown[], { units, markings }: { units: ReadonlySet<string>; markings: Markings }): Problem[] =>
  rows.flatMap((row, at) => {
    const secret = secretProblems(row, markings, 'rows', at);
    if (secret.length > 0) return secret;
    const result = bulkRows[kind].safeParse(row);
    if (!result.success) return problemsOf(result.error, row, ['rows', at]);
    const length = JSON.stringify(row).length;
    if (length > mostRowCharacters)
      return [problem(join('rows', at), 'row-too-long', `第 ${at + 1} 行过长`, { expected: `不超过 ${mostRowCharacters} 个字符`, got: `${length} 个字符` })];
    const unit = unitOfRow(row);
    if (unit === '-' || units.has(unit)) return [];
    return [problem(join('rows', at, 'unit'), 'unknown-unit', `第 ${at + 1} 行:年度方案中没有单位 ${unit}`, { got: unit })];
  });
