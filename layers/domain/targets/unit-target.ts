import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { Decimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, Month, UnitId } from '#domain/schemes/code.ts';

/** Where a baseline comes from: last year's cycle, or a file (by its name, and its batch where it was brought in as one). */
export const BaselineSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('last-cycle'), cycle: CycleId }),
  z.strictObject({ from: z.literal('file'), name: z.string().trim().min(1, { error: '请写明基期值来自哪份文件' }).max(80), batch: z.string().optional() }),
]);
export type BaselineSource = z.infer<typeof BaselineSource>;

/** Cumulative or point values expected at the end of a month. */
export const Milestone = z.strictObject({ month: Month, value: Decimal });
export type Milestone = z.infer<typeof Milestone>;

/**
 * 绩效目标 of one unit and one indicator. Version 1 is what the unit proposes; it is patched until its list is agreed and never afterwards.
 * Every approved change request makes the next version; the newest one counts.
 */
export const UnitTarget = z.object({
  county: CountyCode,
  cycle: CycleId,
  unit: UnitId,
  indicator: Code,
  version: z.int().positive(),
  target: Decimal.optional(),
  baseline: z.strictObject({ value: Decimal, source: BaselineSource }).optional(),
  milestones: z.array(Milestone).default([]),
  /** The change request that made this version. */
  request: Code.optional(),
  by: z.string(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type UnitTarget = z.infer<typeof UnitTarget>;

/** What is agreed on, without who typed it when: two of these that are equal are the same agreement. */
export const contentOf = ({ target, baseline, milestones }: Pick<UnitTarget, 'target' | 'baseline' | 'milestones'>) => ({
  ...(target === undefined ? {} : { target }),
  ...(baseline === undefined ? {} : { baseline }),
  milestones,
});
export type TargetContent = ReturnType<typeof contentOf>;
