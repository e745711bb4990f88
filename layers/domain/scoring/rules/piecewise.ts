import * as z from 'zod';
import { Decimal } from '#domain/numbers/exact.ts';

/** 分段线性: points (x, marks), linear between, flat outside; x is the value, or the completion rate in %. Examples Z04, Z05. */
export const Piecewise = z.strictObject({
  kind: z.literal('piecewise'),
  on: z.enum(['value', 'completionRate']).default('value'),
  points: z.array(z.strictObject({ x: Decimal, marks: Decimal })).min(2),
});
export type Piecewise = z.infer<typeof Piecewise>;
