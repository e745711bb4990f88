import * as z from 'zod';
import { CycleId } from '#domain/cycles/cycle.ts';
import { Decimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';
import { ValueState } from '#domain/scoring/facts.ts';
import { Sha256 } from './disclosure.ts';

const year = { county: CountyCode, countyName: z.string(), cycle: CycleId, title: z.string() };

/** What was disclosed of the unit for the year before; absent in its first year. */
export const Before = z.strictObject({ cycle: CycleId, grade: z.string(), percent: Decimal.optional() });
export type Before = z.infer<typeof Before>;

/** A category never stands without the number of its units and how they spread over the grades. */
export const CategoryCount = z.strictObject({
  code: Code,
  name: z.string(),
  units: z.int().positive(),
  grades: z.array(z.strictObject({ grade: z.string(), units: z.int().positive() })),
});
export type CategoryCount = z.infer<typeof CategoryCount>;

const standing = { unit: UnitId, name: z.string(), category: Code, grade: z.string(), before: Before.optional() };

/** 公示: grades, and the days in which anybody may object. No marks. */
export const NoticeDocument = z.strictObject({
  format: z.literal('xianheng-notice/1'),
  ...year,
  from: z.iso.date(),
  through: z.iso.date(),
  categories: z.array(CategoryCount),
  units: z.array(z.strictObject(standing)),
});
export type NoticeDocument = z.infer<typeof NoticeDocument>;

/** 数据质量说明 of one published indicator. */
export const QualityStatement = z.strictObject({
  /** How it was verified. */
  verified: z.string(),
  source: z.string(),
  /** How exact it is. */
  accuracy: z.string(),
  limits: z.string(),
  /** How the limits are made up for. */
  compensation: z.string(),
});
export type QualityStatement = z.infer<typeof QualityStatement>;

const Cut = z.strictObject({ name: z.string(), marks: Decimal, fullMarks: Decimal });

/** Satisfaction of the public in one channel: the share never stands without its interval and the number of votes. */
const Satisfaction = z.strictObject({ channel: z.string(), votes: z.int().min(0), share: Decimal.optional(), interval: z.string().optional() });

export const CardMark = z.strictObject({
  code: Code,
  name: z.string(),
  /** Names of the nodes above it, from the top. */
  path: z.array(z.string()),
  goal: z.string().optional(),
  field: z.string().optional(),
  fullMarks: Decimal,
  awarded: Decimal.optional(),
  state: ValueState,
  /** The explanation in sentences. */
  explanation: z.array(z.string()),
  quality: QualityStatement,
});
export type CardMark = z.infer<typeof CardMark>;

/** A unit's result with the explanation of every mark. */
export const CardDocument = z.strictObject({
  format: z.literal('xianheng-card/1'),
  ...year,
  unit: UnitId,
  name: z.string(),
  category: CategoryCount,
  grade: z.string(),
  rank: z.int().positive().optional(),
  score: Decimal,
  fullMarks: Decimal,
  percent: Decimal,
  provisional: z.boolean(),
  before: Before.optional(),
  parts: z.strictObject({ total: Decimal, bonus: Decimal, deduction: Decimal, lateDeduction: Decimal }),
  byGoal: z.array(Cut),
  byField: z.array(Cut),
  satisfaction: z.array(Satisfaction),
  /** How the total and the grade came about. */
  explanation: z.array(z.string()),
  marks: z.array(CardMark),
});
export type CardDocument = z.infer<typeof CardDocument>;

/** 公开: the final result of a year, with the hashes of everything it rests on. */
export const ResultDocument = z.strictObject({
  format: z.literal('xianheng-result/1'),
  ...year,
  version: z.string(),
  on: z.iso.date(),
  categories: z.array(CategoryCount),
  units: z.array(z.strictObject({ ...standing, score: Decimal, fullMarks: Decimal, percent: Decimal, card: Sha256 })),
  /** What anybody may fetch by its hash and check. */
  manifest: z.strictObject({
    policy: Sha256,
    plan: Sha256,
    schemes: z.array(z.strictObject({ code: Code, version: z.int().positive(), name: z.string(), hash: Sha256 })),
    /** The dossier without names of persons and the matters of deductions: it gives the same scores. */
    openDossier: Sha256,
    /** Sealed in the county's archive. */
    sealed: z.strictObject({ dossier: Sha256, scorecards: Sha256 }),
  }),
});
export type ResultDocument = z.infer<typeof ResultDocument>;
