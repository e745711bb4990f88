import * as z from 'zod';
import { PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code } from '#domain/schemes/code.ts';

/** 性质: at least, at most, exactly, or 定性 (its value is one of the form's levels). */
export const Nature = z.enum(['≥', '≤', '=', '定性']);
export type Nature = z.infer<typeof Nature>;

/** 三级指标 of a project: what is measured, the value aimed at (指标值), how much it is worth. */
export const ProjectIndicator = z.strictObject({
  code: Code,
  /** Code of the 二级指标 it belongs to. */
  group: Code,
  name: z.string().min(1).max(80),
  nature: Nature,
  /** A number; of a 定性 indicator the goal in words. */
  target: z.string().min(1).max(200),
  /** 度量单位; none for 定性. */
  unitOfMeasure: z.string().min(1).max(20).optional(),
  marks: PositiveDecimal,
});
export type ProjectIndicator = z.infer<typeof ProjectIndicator>;

/** Which template a project was given: the version under its hash is the one it keeps. */
export const FormKey = z.strictObject({ code: Code, version: z.int().positive(), hash: z.string().min(1) });
export type FormKey = z.infer<typeof FormKey>;
