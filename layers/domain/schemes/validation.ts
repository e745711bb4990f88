import * as z from 'zod';
import { Decimal, NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code } from './code.ts';

const about = {
  code: Code,
  /** 提示 is told and lets pass, 拦截 refuses. */
  level: z.enum(['hint', 'block']),
  /** When it is looked at: as soon as a figure is saved (and again at the report), or at the report only. */
  at: z.enum(['entry', 'submission']).default('submission'),
  /** What the reporter is told. */
  message: z.string().min(1).max(200),
};
const figure = z.string().min(1).max(80);
const formula = z.string().min(1);

/** 校验规则: what the figures of a form must fulfil, month by month. Figures that are not there in a month leave a rule without an answer, never broken. */
export const Validation = z.discriminatedUnion('kind', [
  /** Two formulas over figures of the same month. */
  z.strictObject({ kind: z.literal('compare'), ...about, left: formula, operator: z.enum(['=', '!=', '<', '<=', '>', '>=']), right: formula }),
  /** Narrower than the figure's domain, which no value can leave. */
  z.strictObject({ kind: z.literal('range'), ...about, figure, min: Decimal.optional(), max: Decimal.optional() }),
  /** More than so many % above or below the last value. */
  z.strictObject({ kind: z.literal('jump'), ...about, figure, percent: PositiveDecimal }),
  /** Typed again as it was; a figure of which the unit says “no change” is not meant. */
  z.strictObject({ kind: z.literal('identical-to-last'), ...about, figure }),
  z.strictObject({ kind: z.literal('sum-of-parts'), ...about, total: figure, parts: z.array(figure).min(2), tolerance: NonNegativeDecimal.default('0') }),
  /** Figures that may not be declared missing. */
  z.strictObject({ kind: z.literal('required'), ...about, figures: z.array(figure).min(1) }),
]);
export type Validation = z.infer<typeof Validation>;
