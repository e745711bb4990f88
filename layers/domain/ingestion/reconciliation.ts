import * as z from 'zod';
import { CountyCode } from '#domain/schemes/code.ts';
import { Disagreement } from '#domain/scoring/facts.ts';

/** 认定: which of the values that sources gave counts, decided by the office. Immutable: a later decision is a new version. It holds for the values it was taken on. */
export const Reconciliation = z.object({
  county: CountyCode,
  cycle: z.string(),
  ...Disagreement.omit({ decided: true }).shape,
  version: z.int().positive(),
  reason: z.string().min(1).max(500),
  /** Person of the office. */
  by: z.string().min(1),
  on: z.iso.date(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;
