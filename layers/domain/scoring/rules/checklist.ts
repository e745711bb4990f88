import * as z from 'zod';
import { PositiveDecimal } from '#domain/numbers/exact.ts';

/** 分项计分: the sum of the points that are met; a point is a figure of the unit, met at 1. Example K01. */
export const Checklist = z.strictObject({
  kind: z.literal('checklist'),
  points: z.array(z.strictObject({ name: z.string().min(1), marks: PositiveDecimal })).min(1),
});
export type Checklist = z.infer<typeof Checklist>;
