import * as z from 'zod';
import { Decimal, NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';

/** 按次扣分/加分: W − Σ each·n, or the sum of bonus entries, each matter once at its highest level. Examples N01–N04. */
export const Count = z.strictObject({
  kind: z.literal('count'),
  mode: z.enum(['deduct', 'add']),
  /** `deduct`: figures with their number of cases; `add`: levels of ledger entries (e.g. 国家级 3, 省级 2, 市级 1). */
  kinds: z.array(z.strictObject({ name: z.string().min(1), each: PositiveDecimal, cap: PositiveDecimal.optional() })).min(1),
  /** Lowest marks of `deduct`: 0 is 扣完为止, negative is 倒扣. */
  floor: Decimal.default('0'),
  /** Highest marks of `add`. */
  cap: NonNegativeDecimal.optional(),
});
export type Count = z.infer<typeof Count>;
