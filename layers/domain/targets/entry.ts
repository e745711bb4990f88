import * as z from 'zod';
import { BaselineSource } from './unit-target.ts';

/** A target as a reporter types it: numbers are text until they are checked, so that every wrong one is named and none is guessed. */
export const TargetEntry = z.strictObject({
  indicator: z.string().min(1).max(40),
  target: z.string().max(40).optional(),
  baseline: z.strictObject({ value: z.string().max(40), source: BaselineSource }).optional(),
  milestones: z
    .array(z.strictObject({ month: z.string().max(10), value: z.string().max(40) }))
    .max(12)
    .default([]),
  /** The `rev` the reporter saw; absent for a target not saved before. */
  rev: z.int().positive().optional(),
});
export type TargetEntry = z.infer<typeof TargetEntry>;
