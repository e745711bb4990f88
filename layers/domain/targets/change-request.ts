import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { Decimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';
import { Milestone } from './unit-target.ts';

/** A target as it was, or shall be: the baseline is a fact and does not change. */
const Goal = z.strictObject({ target: Decimal.optional(), milestones: z.array(Milestone).default([]) });

export const ChangedLine = z.strictObject({
  unit: UnitId,
  indicator: Code,
  /** The version it starts from; when that is no longer the newest, the request is out of date. */
  version: z.int().positive(),
  from: Goal,
  to: Goal,
});
export type ChangedLine = z.infer<typeof ChangedLine>;

/** Whether money moves with the change, and then the number of the budget adjustment (预算调整文号). */
export const Money = z.discriminatedUnion('moves', [
  z.strictObject({ moves: z.literal(false) }),
  z.strictObject({
    moves: z.literal(true),
    adjustment: z.string({ error: '涉及资金的,请填写预算调整文号' }).trim().min(1, { error: '涉及资金的,请填写预算调整文号' }).max(60),
  }),
]);
export type Money = z.infer<typeof Money>;

/** A total that an approval restates, so that the shares add up again. */
export const ChangedTotal = z.strictObject({ cascade: Code, from: Decimal, to: Decimal });

/** 目标调整申请: the only way in which an agreed target changes. */
export const ChangeRequest = z.object({
  county: CountyCode,
  cycle: CycleId,
  /** Readable, chosen by the one who files it: `BG-001`. */
  id: Code,
  lines: z.array(ChangedLine).min(1),
  reason: z.string().min(1),
  money: Money,
  status: z.enum(['requested', 'approved', 'refused']),
  task: z.string(),
  requestedBy: z.string(),
  requestedOn: z.iso.date(),
  decidedBy: z.string().optional(),
  decidedOn: z.iso.date().optional(),
  /** What the approval says, or why it is refused. */
  note: z.string().optional(),
  totals: z.array(ChangedTotal).default([]),
  rev: z.int().positive(),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;
