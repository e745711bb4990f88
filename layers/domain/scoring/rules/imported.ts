import * as z from 'zod';
import { PositiveDecimal } from '#domain/numbers/exact.ts';

/** 引用折算: the value is a score of another assessment; score / its full marks × W, clamped unless the parent keeps excess. Examples M01–M03. */
export const Imported = z.strictObject({
  kind: z.literal('imported'),
  outOf: PositiveDecimal,
  keepExcess: z.boolean().default(false),
});
export type Imported = z.infer<typeof Imported>;
