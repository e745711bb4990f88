import * as z from 'zod';
import { Decimal, NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode } from './code.ts';

/** The article of the county's own document that a number comes from; nothing here claims to be law (domain.md § 10). */
const article = z.string().min(1);

/** 涉密标志, as a document bears it: a single common character would be found in everything. */
const marking = z.string().trim().min(1).max(20);

const Goal = z.strictObject({ name: z.string().min(1), article });

/** Names of the grades and the least score, in % of full marks, from the best down; the last one has no `from`. */
const Grades = z.strictObject({
  levels: z.array(z.strictObject({ name: z.string().min(1), from: Decimal.optional() })).min(2),
  article,
});

/** How ties at the edge of the seats are decided: criteria in order, or all in, or all out. It decides the seat, never the rank. */
const TieBreak = z.union([
  z.enum(['allIn', 'allOut']),
  z
    .array(
      z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('goal'), goal: z.string().min(1) }),
        z.strictObject({ by: z.literal('node'), code: Code }),
        /** The office names the unit with a reason (a decision of kind `tie`). */
        z.strictObject({ by: z.literal('office') }),
      ]),
    )
    .min(1),
]);

/** Seats for the best grade: a share per category with its rounding and minimum, a county ceiling, pooling of small categories. */
const Quota = z.strictObject({
  grade: z.string().min(1),
  rate: PositiveDecimal,
  rounding: z.enum(['down', 'up', 'half-up']),
  minimum: z.int().min(0),
  countyCeiling: PositiveDecimal.optional(),
  /** Categories with fewer units are pooled into one group for the seats. */
  poolBelow: z.int().min(0).default(4),
  tie: TieBreak,
  article,
});

/** 一票否决 and its effect, applied before the quota. `document` names the superior document it comes from. */
const Veto = z.strictObject({
  code: Code,
  name: z.string().min(1),
  effect: z.union([z.strictObject({ gradeCap: z.string().min(1) }), z.strictObject({ scoreCap: Decimal })]),
  document: z.string().optional(),
  article,
});

/** Satisfaction of the public (scoring.md § 6). */
const PublicTrack = z.strictObject({
  /** Values of the five levels, from 非常满意 down. */
  values: z.array(NonNegativeDecimal).length(5),
  channels: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        kind: z.enum(['service-rating', 'sample-survey', 'service-object-panel', 'uncoded']),
        weight: NonNegativeDecimal,
      }),
    )
    .min(1),
  /** m: strength of the shrinkage towards the category's pooled mean. */
  shrinkage: NonNegativeDecimal,
  minimumVotes: z.int().min(1),
  fallback: z.enum(['categoryMean', 'notApplicable']),
  article,
});

/** Light of a value by its ratio to what was expected (0.95 = 95 %); `gap`: percentage points between goal and money that make a green goal yellow (scoring.md § 7). */
const Lights = z.strictObject({
  green: PositiveDecimal,
  yellow: PositiveDecimal,
  gap: PositiveDecimal,
  /** Names of the indicators whose value is a unit's budget execution rate in %: the money of the double monitoring. */
  execution: z.array(z.string().min(1)).default([]),
  article,
});

/** Budget linkage (scoring.md § 8): grade → coefficient on the unprotected part; floor and ceiling are shares of the base. */
const Budget = z.strictObject({
  coefficients: z.array(z.strictObject({ grade: z.string().min(1), coefficient: NonNegativeDecimal })).min(1),
  floor: NonNegativeDecimal.optional(),
  ceiling: PositiveDecimal.optional(),
  /** Smallest amount of money in the table, in fen (1 = to the fen, 10000 = to hundred yuan). */
  unit: z.int().positive().default(1),
  article,
});

/** 考评办法: standing rules of the county, versioned, each block of numbers with its article. */
export const Policy = z.strictObject({
  format: z.literal('xianheng-policy/1'),
  county: CountyCode,
  title: z.string().min(1),
  documentNumber: z.string().optional(),
  version: z.int().positive(),
  effectiveFrom: z.iso.date(),
  reason: z.string().min(1).optional(),
  /** The three goals of the whole and the key fields. */
  goals: z.array(Goal).min(1),
  fields: z.array(z.string().min(1)).min(1),
  rounding: z.strictObject({
    markDigits: z.int().min(0).max(6).default(2),
    nodeDigits: z.int().min(0).max(6).default(2),
    /** 合计后四舍五入: leaves are not rounded; every page says so. */
    roundOnce: z.boolean().default(false),
    article,
  }),
  grades: Grades,
  quota: Quota,
  vetoes: z.array(Veto).default([]),
  /** 总分封顶: none, or at full marks. */
  finalCap: z.strictObject({ at: z.enum(['none', 'fullMarks']), article }),
  /** 迟报扣分: marks a working day after the due day, up to a limit. */
  lateReport: z.strictObject({ each: NonNegativeDecimal, limit: NonNegativeDecimal, article }).optional(),
  /** New units assessed for fewer months get 不定等次. */
  newUnits: z.strictObject({ leastMonths: z.int().min(0).default(6), grade: z.string().min(1).default('不定等次'), article }),
  publicTrack: PublicTrack.optional(),
  lights: Lights,
  /** 涉密标志: what bears one is refused when data comes in; `anywhere` in a text, or `alone` as the whole of it. Absent: the usual ones. */
  secrecy: z.strictObject({ anywhere: z.array(marking).min(1), alone: z.array(marking).default([]), article }).optional(),
  budget: Budget,
  days: z.strictObject({
    appealWorkingDays: z.int().positive(),
    noticeWorkingDays: z.int().positive(),
    remindBefore: z.array(z.int().min(0)).default([7, 3, 1, 0]),
    /** Who hears of an open task so many working days after its due day; `unit-leader` only where the task is a unit's. */
    escalation: z.array(z.strictObject({ afterWorkingDays: z.int().positive(), to: z.enum(['unit-leader', 'office-head']) })).default([
      { afterWorkingDays: 1, to: 'unit-leader' },
      { afterWorkingDays: 3, to: 'office-head' },
    ]),
    article,
  }),
  /** The day of the year before on which the office opens the next cycle, as MM-DD. */
  opensNextCycle: z.strictObject({ day: z.string().regex(/^\d{2}-\d{2}$/, { error: '应为 MM-DD' }), article }),
});
export type Policy = z.infer<typeof Policy>;
