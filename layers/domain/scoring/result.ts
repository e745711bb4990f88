import * as z from 'zod';
import { Decimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';

/** A version of the county's scores: dossier in, scorecards out, both by hash. A change is a new version with its reason. */
export const ScoreVersion = z.object({
  county: CountyCode,
  cycle: z.string(),
  /** `final` scores: 1, 2, …; a mid-term simulation is named by its window. */
  version: z.string(),
  purpose: z.enum(['result', 'simulated']),
  /** `sent`: the units may see their cards; `final`: decided by the deciding body. */
  status: z.enum(['provisional', 'sent', 'final']),
  window: Code.optional(),
  dossierHash: z.string(),
  scorecardsHash: z.string(),
  /** Hash of the lights of the window, for a simulation. */
  lightsHash: z.string().optional(),
  count: z.int().min(0),
  reason: z.string(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type ScoreVersion = z.infer<typeof ScoreVersion>;

/** Totals of one scorecard; the card itself, with every explanation, lies in the archive under `hash`. */
export const ScoreTotal = z.object({
  county: CountyCode,
  cycle: z.string(),
  version: z.string(),
  unit: UnitId,
  name: z.string(),
  category: z.string(),
  fullMarks: Decimal,
  score: Decimal,
  percent: Decimal,
  grade: z.string(),
  rank: z.int().positive().optional(),
  provisional: z.boolean(),
  hash: z.string(),
});
export type ScoreTotal = z.infer<typeof ScoreTotal>;
