import * as z from 'zod';
import { NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Reference } from './reference.ts';

/** 功效系数法: d = base + span·(x − x₀)/(x₁ − x₀), marks W·clamp(d, 0, 100)/100. Examples E01–E06. */
export const Efficacy = z.strictObject({
  kind: z.literal('efficacy'),
  /** x₀ 不允许值 */
  notAllowed: Reference,
  /** x₁ 满意值 */
  satisfactory: Reference,
  base: NonNegativeDecimal.default('60'),
  span: PositiveDecimal.default('40'),
  /** Whether a value worse than x₀ earns nothing at all. */
  belowNotAllowed: z.enum(['linear', 'zero']).default('linear'),
});
export type Efficacy = z.infer<typeof Efficacy>;
