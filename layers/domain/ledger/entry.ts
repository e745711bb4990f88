import * as z from 'zod';
import { Code, CountyCode } from '#domain/schemes/code.ts';
import { Adjustment, Exception } from '#domain/scoring/facts.ts';

/** 台账: bonus, deduction and veto facts (adjustments) and approved exceptions. An entry counts while it is in force; withdrawing keeps it visible. */
export const LedgerEntry = z.object({
  county: CountyCode,
  cycle: z.string(),
  id: Code,
  content: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('adjustment'), adjustment: Adjustment }),
    z.strictObject({ type: z.literal('exception'), exception: Exception }),
  ]),
  status: z.enum(['in-force', 'withdrawn']),
  reason: z.string().optional(),
  by: z.string(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** The unit an entry speaks of. */
export const unitOf = ({ content }: Pick<LedgerEntry, 'content'>): string => (content.type === 'adjustment' ? content.adjustment.unit : content.exception.unit);
