import * as z from 'zod';
import { Code, CountyCode, Month, UnitId } from '#domain/schemes/code.ts';
import { DataQuality } from './quality.ts';

/** What a validation rule found in a month of a form, with the numbers it found. */
export const Finding = z.object({
  /** Code of the rule. */
  rule: Code,
  level: z.enum(['hint', 'block']),
  month: Month,
  /** Figures of the form that the rule looks at. */
  figures: z.array(z.string()),
  message: z.string(),
  got: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A hint that stood when the unit reported, and what the unit says about it. */
export const Hint = Finding.omit({ level: true }).extend({ acknowledged: z.string().optional() });
export type Hint = z.infer<typeof Hint>;

/** 准许更正: named figures of an accepted submission may be corrected until a day; everything else of it stays locked. */
export const Correction = z.strictObject({
  figures: z
    .array(z.strictObject({ figure: z.string().min(1), month: Month }))
    .min(1)
    .max(40),
  reason: z.string().min(1),
  by: z.string(),
  on: z.iso.date(),
  lastDay: z.iso.date(),
});
export type Correction = z.infer<typeof Correction>;

/** 填报 of one unit in one window. */
export const Submission = z.object({
  county: CountyCode,
  cycle: z.string(),
  window: Code,
  unit: UnitId,
  status: z.enum(['open', 'reported', 'signed', 'returned', 'accepted', 'expired', 'withdrawn']),
  /** How often the unit was asked to report, from 1; a return or a reopening adds one. */
  round: z.int().positive(),
  /** Number of its current execution; a reopening starts a new one. */
  attempt: z.int().positive(),
  /** The task that is open now, or was last. */
  task: z.string(),
  /** First task of the current execution. */
  firstTask: z.string(),
  reportedBy: z.string().optional(),
  /** The person for whom `reportedBy` reported as a substitute. */
  reportedOnBehalfOf: z.string().optional(),
  /** Hash of the figures as the leader signed them: what the office accepts. They stand still from the report on. */
  figuresHash: z.string().optional(),
  /** Hash of the documents as the leader signed them: which of them, by its content, proves which figure. */
  evidenceHash: z.string().optional(),
  signedOn: z.iso.date().optional(),
  /** Figures the unit says it cannot give, with the reason; they are 未报 unless an exception is granted. */
  missing: z.array(z.strictObject({ figure: z.string(), month: Month, reason: z.string().min(1) })).default([]),
  /** Figures for which the unit has no document, with the reason; the office accepts or returns it. */
  withoutEvidence: z.array(z.strictObject({ figure: z.string(), month: Month, reason: z.string().min(1) })).optional(),
  /** Hints that stood when it was reported. */
  hints: z.array(Hint).optional(),
  /** 数据质量分, when it was accepted. */
  quality: DataQuality.optional(),
  reason: z.string().optional(),
  /** A correction that is under way; what was accepted before counts until it is accepted. */
  correction: Correction.optional(),
  /** How often a correction was granted: each began a round that is no return. */
  grants: z.int().positive().optional(),
  /** Figures that were corrected after acceptance, in all: a part of the quality of the unit's data. */
  corrections: z.int().positive().optional(),
  failure: z.object({ error: z.string(), cause: z.string() }).optional(),
  rev: z.int().positive(),
});
export type Submission = z.infer<typeof Submission>;
export type SubmissionStatus = Submission['status'];

export const statusWords: Record<SubmissionStatus, string> = {
  open: '待填报',
  reported: '已填报待签发',
  signed: '已签发待审核',
  returned: '已退回待重报',
  accepted: '已审核通过',
  expired: '逾期未报',
  withdrawn: '已撤销',
};

/** What may happen to a submission: legal prior states, the task it settles and how. */
export const submissionMoves = {
  report: { from: ['open', 'returned'], to: 'reported', settles: 'report', outcome: 'reported', opens: 'sign' },
  sign: { from: ['reported'], to: 'signed', settles: 'sign', outcome: 'signed', opens: 'accept' },
  'return-to-reporter': { from: ['reported'], to: 'returned', settles: 'sign', outcome: 'returned', opens: 'report' },
  accept: { from: ['signed'], to: 'accepted', settles: 'accept', outcome: 'accepted', opens: undefined },
  'return-to-unit': { from: ['signed'], to: 'returned', settles: 'accept', outcome: 'returned', opens: 'report' },
} as const satisfies Record<string, { from: readonly SubmissionStatus[]; to: SubmissionStatus; settles: string; outcome: string; opens: string | undefined }>;
export type SubmissionAct = keyof typeof submissionMoves;

export const settledStatuses: readonly SubmissionStatus[] = ['accepted', 'expired', 'withdrawn'];

/** 原因 or 改进措施, as the unit states it. */
export const Explanation = z.string().trim().min(1).max(500);

/** What a unit says of a figure, who said it and when. */
const said = {
  /** Decimal string; empty once the unit has taken it back. */
  value: z.string(),
  note: z.string().max(500).optional(),
  /** 原因 and 改进措施 of a deviation that the plan wants explained. */
  reason: Explanation.optional(),
  measures: Explanation.optional(),
  /** 无变化: the unit said that the value is as it was, instead of typing it. */
  unchanged: z.literal(true).optional(),
  by: z.string(),
  /** The person for whom `by` typed it as a substitute. */
  onBehalfOf: z.string().optional(),
  on: z.iso.date(),
};

/** 填报数据: one reported figure of a unit and a month, with its own `rev`, so that two reporters collide only on the same figure. */
export const ReportedFigure = z.object({
  county: CountyCode,
  cycle: z.string(),
  unit: UnitId,
  window: Code,
  figure: z.string().min(1),
  month: Month,
  ...said,
  /** What stands as accepted while a correction is under way. */
  accepted: z.strictObject(said).optional(),
  /** The last correction after acceptance: what the value was before, when the new one was accepted, why it was allowed. */
  corrected: z.strictObject({ from: z.string(), on: z.iso.date(), reason: z.string() }).optional(),
  rev: z.int().positive(),
});
export type ReportedFigure = z.infer<typeof ReportedFigure>;

/** Whether it says anything: one that was taken back keeps only its place and its `rev`, so that nobody writes over it unseen. */
export const stands = ({ value }: Pick<ReportedFigure, 'value'>): boolean => value !== '';
