import * as z from 'zod';
import { Decimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { Code } from './code.ts';

const Name = z.string().min(1).max(80);

/** How the values of the periods of a year become the value of the year (or of a window). */
export const Accumulation = z.enum([
  'cumulative', // each figure is the year to date: the latest one counts
  'in-period', // each figure is of its period only: they add up
  'point-in-time', // a stock on the day: the latest one counts
  'average', // the mean of the periods reported
]);
export const Frequency = z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly']);

/** The range a value can have at all; a value outside is an input problem, not a mark. */
export const ValueDomain = z.strictObject({ min: Decimal.optional(), max: Decimal.optional() });
export type ValueDomain = z.infer<typeof ValueDomain>;

/** A named number that a unit reports or a source delivers (填报数据项). The same name in a scheme is the same figure and is asked once. */
export const Figure = z.strictObject({
  name: Name,
  unitOfMeasure: z.string().min(1).max(20),
  accumulation: Accumulation,
  frequency: Frequency,
  /** Who delivers it: 自报, 财政局, 审计局, 统计局 … */
  source: z.string().min(1),
  domain: ValueDomain.default({}),
  /** The figure comes with the base data (e.g. last year's value) and is not asked for in the windows. */
  baseData: z.boolean().default(false),
});
export type Figure = z.infer<typeof Figure>;

/** A leaf of the scheme (三级指标): what is measured, in which direction, from which source, and the rule that gives marks. */
export const Indicator = z.strictObject({
  kind: z.literal('indicator'),
  code: Code,
  name: Name,
  /** 满分 W */
  fullMarks: PositiveDecimal,
  /** 导向性: one of the policy's goals and one of its fields. */
  goal: z.string().optional(),
  field: z.string().optional(),
  /** 可量化: unit of measure, direction, domain, source, frequency. */
  unitOfMeasure: z.string().max(20).optional(),
  direction: z.enum(['higher', 'lower', 'interval']).default('higher'),
  domain: ValueDomain.default({}),
  accumulation: Accumulation.default('cumulative'),
  source: z.string().optional(),
  frequency: Frequency.optional(),
  /**
   * The value as a formula over named figures, 目标 and 基期 among them; without one the value is the figure named like the indicator.
   * Rules that read figures themselves (checklist, count, rated) need neither.
   */
  formula: z.string().min(1).optional(),
  /** Figures that only this indicator's formula or rule uses and that the scheme does not list. */
  figures: z.array(Figure).default([]),
  /** Decimals of the value before the rule sees it; default none (the unrounded value decides). */
  valueDigits: z.int().min(0).max(8).optional(),
  rule: AnyRule,
  /** A formula or rule that cannot be computed (division by zero, all zero): no marks, full marks, or 暂缺. */
  onNotComputable: z.enum(['zero', 'full', 'pending']).default('zero'),
  /** The official text of the rule (评分标准). */
  text: z.string().min(1),
  /** The article or document the indicator comes from. */
  article: z.string().optional(),
  /** Which document proves the value and why it is needed; without it no evidence is asked. */
  evidence: z.string().optional(),
});
export type Indicator = z.infer<typeof Indicator>;
