import * as z from 'zod';
import { Decimal, NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Mode } from '#domain/projects/mode.ts';
import { Code, Month, UnitId } from '#domain/schemes/code.ts';

/**
 * Four states of "no value", never one (scoring.md § 2). 未报 is a fault and earns 0; 暂缺 is late at the source and provisional;
 * 不适用 (agreed beforehand) and 经批准剔除 (approved exception) leave the tree and their full marks are redistributed.
 */
export const ValueState = z.enum(['reported', 'unreported', 'pending', 'not-applicable', 'exempted']);
export type ValueState = z.infer<typeof ValueState>;

/** A figure of a unit and a period that counts: accepted by the office, or posted from a source. */
export const FigureValue = z.strictObject({
  unit: UnitId,
  figure: z.string().min(1),
  /** The month it speaks of; the whole year before is `YYYY-12` of that year. */
  period: Month,
  value: Decimal,
  source: z.string().min(1),
});
export type FigureValue = z.infer<typeof FigureValue>;

/** What one source says of a figure of a unit and a month. */
export const SourceValue = z.strictObject({ source: z.string().min(1), value: Decimal });
export type SourceValue = z.infer<typeof SourceValue>;

/** 来源不一致: sources differ beyond tolerance. What counts is among the figures; `decided` once the office has said which one, until then the precedence of sources decides. */
export const Disagreement = z.strictObject({
  unit: UnitId,
  figure: z.string().min(1),
  period: Month,
  counted: SourceValue,
  others: z.array(SourceValue).min(1),
  decided: z.strictObject({ reason: z.string().min(1), by: z.string().min(1), on: z.iso.date() }).optional(),
});
export type Disagreement = z.infer<typeof Disagreement>;

/** An agreed 不适用, a late source, or an approved exception for an indicator of a unit; without one a missing value is 未报. */
export const Exception = z.strictObject({
  unit: UnitId,
  indicator: Code,
  state: z.enum(['pending', 'not-applicable', 'exempted']),
  /** Exempt for some months only [Z02]: months that count for nothing, of the year's twelve. */
  months: z.array(Month).optional(),
  basis: z.string().min(1),
  document: z.string().min(1),
});
export type Exception = z.infer<typeof Exception>;

export const Target = z.strictObject({
  unit: UnitId,
  indicator: Code,
  target: Decimal.optional(),
  baseline: Decimal.optional(),
  /** Cumulative or point values expected at the end of a month. */
  milestones: z.array(z.strictObject({ month: Month, value: Decimal })).default([]),
});
export type Target = z.infer<typeof Target>;

/** A ledger entry that is in force: 加分, 扣分 or 一票否决 fact, with its document. */
export const Adjustment = z.strictObject({
  id: z.string().min(1),
  unit: UnitId,
  kind: z.enum(['bonus', 'deduction', 'veto']),
  /** Node or indicator it hangs on; default the scheme's adjustment node. For a bonus counted by a `count` rule, that indicator. */
  on: Code.optional(),
  matter: z.string().min(1),
  level: z.string().optional(),
  /** Marks of a bonus or deduction (a positive number); none for a veto or where a count rule knows the level's marks. */
  marks: NonNegativeDecimal.optional(),
  /** Code of the policy's veto. */
  veto: Code.optional(),
  date: z.iso.date(),
  document: z.string().min(1),
});
export type Adjustment = z.infer<typeof Adjustment>;

/** Single ratings of one assessor body on a rated indicator, 0…100. */
export const Rating = z.strictObject({ unit: UnitId, indicator: Code, body: z.string().min(1), ratings: z.array(Decimal) });
export type Rating = z.infer<typeof Rating>;

/** Aggregated votes of the public: counts of the five levels per channel, from 非常满意 down. No single vote ever enters. */
export const PublicVotes = z.strictObject({ unit: UnitId, channel: z.string().min(1), counts: z.array(z.int().min(0)).length(5) });
export type PublicVotes = z.infer<typeof PublicVotes>;

/**
 * 项目支出绩效评价 of a project of the unit, on 0…100: the score that counts, with the mode it comes from and the 全年预算数 (fen) it is weighed by.
 * Without a score, whom its evaluation waits for.
 */
export const ProjectScore = z.strictObject({
  unit: UnitId,
  project: Code,
  name: z.string().min(1).max(80),
  mode: Mode,
  budget: PositiveDecimal,
  score: NonNegativeDecimal.optional(),
  awaits: z.enum(['unit', 'review']).optional(),
});
export type ProjectScore = z.infer<typeof ProjectScore>;

export const Peer = z.strictObject({ indicator: Code, name: z.string().min(1), value: Decimal });
export type Peer = z.infer<typeof Peer>;

/** Who or which meeting decided, why, and on which day where a later decision may replace an earlier one. */
const decided = { id: z.string(), reason: z.string().min(1), by: z.string().min(1), on: z.iso.date().optional() };

/** What people decided about marks, grades and seats. */
export const ScoreDecision = z.discriminatedUnion('kind', [
  /** 核定分 differs from 系统计算分 [Z12]. */
  z.strictObject({ kind: z.literal('awarded-marks'), unit: UnitId, indicator: Code, marks: Decimal, ...decided }),
  z.strictObject({ kind: z.literal('grade'), unit: UnitId, grade: z.string().min(1), ...decided }),
  /** The office decides a tie at the edge of the seats. */
  z.strictObject({ kind: z.literal('tie'), unit: UnitId, ...decided }),
]);
export type ScoreDecision = z.infer<typeof ScoreDecision>;
