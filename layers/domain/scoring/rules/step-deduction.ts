import * as z from 'zod';
import { Decimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Reference } from './reference.ts';

/** 每超(低)一个单位扣分: W − each·steps beyond the reference; "每超过一个百分点扣0.5分,扣完为止". Examples P01–P11. */
export const StepDeduction = z.strictObject({
  kind: z.literal('step-deduction'),
  reference: Reference,
  /** Which side of the reference costs marks. */
  side: z.enum(['above', 'below']),
  /** Size of one step, in the indicator's unit of measure. */
  step: PositiveDecimal,
  /** Marks lost a step. */
  each: PositiveDecimal,
  /** Begun steps: not counted, counted in proportion, or counted as one (不足一个按一个计). */
  steps: z.enum(['whole', 'prorata', 'ceil']),
  /** 0 is 扣完为止; a negative number (倒扣) must be written. */
  floor: Decimal.default('0'),
});
export type StepDeduction = z.infer<typeof StepDeduction>;
