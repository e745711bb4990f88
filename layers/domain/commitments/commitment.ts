import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';

/** What the county has promised for the year. */
export const CommitmentContent = z.strictObject({
  title: z.string().trim().min(1, { error: '请填写事项名称' }).max(60, { error: '事项名称不超过 60 字' }),
  /** What is to be reached, as it was announced. */
  promise: z.string().trim().min(1, { error: '请填写承诺内容' }).max(500, { error: '承诺内容不超过 500 字' }),
  /** 责任单位 of the year's plan. */
  unit: UnitId,
  due: z.iso.date().optional(),
});
export type CommitmentContent = z.infer<typeof CommitmentContent>;

const note = z.string().trim().min(1, { error: '请填写进展说明' }).max(500, { error: '进展说明不超过 500 字' });
/** 进展: what was reached by a day. */
export const Progress = z.strictObject({ on: z.iso.date(), note });
export type Progress = z.infer<typeof Progress>;

/** 民生实事: a clerk keeps it, the head of the office makes public what it says at that moment. */
export const Commitment = z.object({
  county: CountyCode,
  cycle: CycleId,
  id: Code,
  content: CommitmentContent,
  unitName: z.string(),
  progress: z.array(Progress),
  status: z.enum(['open', 'finished', 'withdrawn']),
  /** Why it was withdrawn. */
  reason: z.string().optional(),
  /** The `rev` that the public sees; absent while it was never made public. */
  shownRev: z.int().positive().optional(),
  rev: z.int().positive(),
});
export type Commitment = z.infer<typeof Commitment>;

export const ShownCommitment = z.strictObject({
  id: Code,
  title: z.string(),
  promise: z.string(),
  unit: UnitId,
  unitName: z.string(),
  due: z.iso.date().optional(),
  status: Commitment.shape.status,
  reason: z.string().optional(),
  progress: z.array(Progress),
});
export type ShownCommitment = z.infer<typeof ShownCommitment>;

/** The year's list as the public reads it. */
export const CommitmentsDocument = z.strictObject({
  format: z.literal('xianheng-commitments/1'),
  county: CountyCode,
  countyName: z.string(),
  cycle: CycleId,
  on: z.iso.date(),
  items: z.array(ShownCommitment),
});
export type CommitmentsDocument = z.infer<typeof CommitmentsDocument>;
