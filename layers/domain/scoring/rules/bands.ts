import * as z from 'zod';
import { Decimal } from '#domain/numbers/exact.ts';

/** One interval as the regulation writes it; an absent bound is infinite. */
export const Band = z.strictObject({
  from: Decimal.optional(),
  to: Decimal.optional(),
  /** Whether the end belongs to the interval ("含"). */
  fromClosed: z.boolean().default(true),
  toClosed: z.boolean().default(false),
  marks: Decimal,
});
export type Band = z.infer<typeof Band>;

/** 分档计分: intervals that together cover the indicator's domain without overlap or gap. Examples B01–B07. */
export const Bands = z.strictObject({ kind: z.literal('bands'), bands: z.array(Band).min(1) });
export type Bands = z.infer<typeof Bands>;
