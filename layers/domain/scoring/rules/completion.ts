import * as z from 'zod';
import { NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Reference } from './reference.ts';

/** 完成率计分: W·clamp(rate, 0, cap); rate = x/T (lower is better: T/x), or 1 ± (x − T)/|T|. Examples C01–C16. */
export const Completion = z.strictObject({
  kind: z.literal('completion'),
  mode: z.enum(['quotient', 'difference']),
  target: Reference.default({ of: 'target' }),
  /** Highest rate that earns marks; above 1 only where the parent node keeps excess. */
  cap: PositiveDecimal.default('1'),
  /** Below this rate nothing is earned; the rate itself is kept. */
  floor: NonNegativeDecimal.optional(),
  /** What a target of zero means: met (W) when no worse than zero, else 0. Without it a zero target is refused. */
  zeroTarget: z.literal('metOrZero').optional(),
});
export type Completion = z.infer<typeof Completion>;
