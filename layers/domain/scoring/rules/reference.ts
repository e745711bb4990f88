import * as z from 'zod';
import { Decimal } from '#domain/numbers/exact.ts';

/**
 * A number that a rule compares with: a constant, the unit's target or baseline, a named figure,
 * or the mean, median or best of the comparison group, unrounded (scoring.md § 3 "relative reference").
 */
export const Reference = z.union([
  Decimal,
  z.strictObject({ of: z.literal('target') }),
  z.strictObject({ of: z.literal('baseline') }),
  z.strictObject({ of: z.literal('figure'), name: z.string().min(1) }),
  z.strictObject({ of: z.literal('group'), take: z.enum(['mean', 'median', 'best']), self: z.boolean(), peers: z.boolean() }),
]);
export type Reference = z.infer<typeof Reference>;
