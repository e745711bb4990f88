import * as z from 'zod';
import { PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code } from './code.ts';
import { Figure, Indicator } from './indicator.ts';
import { Validation } from './validation.ts';

/** An inner node of the tree (一级/二级指标). */
export const Node = z.strictObject({
  kind: z.literal('node'),
  code: Code,
  name: z.string().min(1).max(80),
  /** Full marks of the node: of `sum` the sum of its children, of `converted` its weight in the parent. */
  fullMarks: PositiveDecimal,
  /** `sum`: marks add up; `converted` (折算, 双百分制): child score / applicable child full marks × fullMarks. */
  mode: z.enum(['sum', 'converted']).default('sum'),
  /** Excess of children over their full marks: cut at the node's full marks, or kept. */
  excess: z.enum(['clamp', 'keep']).default('clamp'),
  get children(): z.ZodArray<z.ZodDiscriminatedUnion<[typeof Node, typeof Indicator], 'kind'>> {
    return z.array(z.discriminatedUnion('kind', [Node, Indicator])).min(1);
  },
});
export type Node = z.infer<typeof Node>;

/** Where bonus and deduction entries act and how far (scoring.md § 4); default the top, after conversion. */
export const Adjustments = z.strictObject({
  node: Code.optional(),
  bonusCap: PositiveDecimal.optional(),
  deductionCap: PositiveDecimal.optional(),
});

/** 细则: the weighted tree of indicators of one category. A published version is immutable. */
export const Scheme = z.strictObject({
  format: z.literal('xianheng-scheme/1'),
  code: Code,
  name: z.string().min(1).max(80),
  year: z.int().min(2000).max(2100),
  version: z.int().positive(),
  /** 动态调整: from version 2 on why it changed and from which day it holds. */
  reason: z.string().min(1).optional(),
  effectiveFrom: z.iso.date(),
  /** Figures that several indicators share. */
  figures: z.array(Figure).default([]),
  root: Node,
  /** 校验规则 of the units' forms. */
  validations: z.array(Validation).default([]),
  adjustments: Adjustments.default({}),
});
export type Scheme = z.infer<typeof Scheme>;
