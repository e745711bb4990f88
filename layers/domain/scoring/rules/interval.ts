import * as z from 'zod';
import { Reference } from './reference.ts';

/** 区间(适度)计分: full marks in [low, high], linear to 0 at zeroLow and zeroHigh. Examples I01–I05. */
export const Interval = z.strictObject({
  kind: z.literal('interval'),
  low: Reference,
  high: Reference,
  zeroLow: Reference,
  zeroHigh: Reference,
});
export type Interval = z.infer<typeof Interval>;
