import * as z from 'zod';
import { type Exact, exact, greatest, hundred, NonNegativeDecimal, sum, toFixed, zero } from '#domain/numbers/exact.ts';
import { DataQualityRules } from '#domain/schemes/data-quality.ts';

/** What is counted of a unit's report of a window. */
export const QualityCounts = z.object({
  /** Cells of the form, and those that were given a value. */
  asked: z.int().min(0),
  answered: z.int().min(0),
  /** Working days after the plan's due day on which it was signed. */
  lateDays: z.int().min(0),
  /** Answered cells about which a hint stood or another source says otherwise, beyond its tolerance. */
  doubtful: z.int().min(0),
  /** How often it was given back, by the leader or the office, or reopened. */
  returns: z.int().min(0),
  /** Figures whose accepted value was corrected afterwards; one that is corrected twice counts twice. */
  corrected: z.int().min(0).default(0),
  /** Nothing was reported by the end: no part earns anything. */
  expired: z.literal(true).optional(),
});
export type QualityCounts = z.infer<typeof QualityCounts>;

interface Cells {
  figure: string;
  month: string;
}

interface Found {
  asked: readonly unknown[];
  answered: readonly Cells[];
  doubts: readonly Cells[];
}

/** What is counted when a report is accepted. Doubt about a cell counts once, whoever has it. */
export const countsOf = ({ asked, answered, doubts }: Found, more: Pick<QualityCounts, 'lateDays' | 'returns' | 'corrected'>): QualityCounts => {
  const doubted = new Set(doubts.map(({ figure, month }) => `${figure}|${month}`));
  const doubtful = answered.filter(({ figure, month }) => doubted.has(`${figure}|${month}`)).length;
  return { asked: asked.length, answered: answered.length, doubtful, ...more };
};

/** How often a report was given back: every round after the first but those that a granted correction began, which only counts by what it changes. */
export const returnsOf = ({ round, grants = 0 }: { round: number; grants?: number | undefined }): number => round - 1 - grants;

const parts = ['completeness', 'timeliness', 'consistency', 'corrections'] as const;
type Part = (typeof parts)[number];

const Score = z.string();

/** 数据质量分: four parts of 0…100 with their counts, and their weighted mean. It says how well a unit reports, never how well it works: no mark rests on it. */
export const DataQuality = z.object({
  score: Score,
  parts: z.object({ completeness: Score, timeliness: Score, consistency: Score, corrections: Score }),
  weights: z.object({ completeness: NonNegativeDecimal, timeliness: NonNegativeDecimal, consistency: NonNegativeDecimal, corrections: NonNegativeDecimal }),
  counts: QualityCounts,
  /** Article of the plan that the weights come from; none where the plan says nothing and the defaults hold. */
  article: z.string().optional(),
});
export type DataQuality = z.infer<typeof DataQuality>;

/** Hold where the plan says nothing: this design's own decision. */
const defaults = DataQualityRules.omit({ article: true }).parse({
  weights: { completeness: '40', timeliness: '20', consistency: '20', corrections: '20' },
});

const share = (part: number, whole: number): Exact => (whole === 0 ? hundred : exact(part).div(whole).mul(hundred));
const less = (...taken: readonly Exact[]): Exact => greatest(hundred.sub(sum(taken)), zero);
const off = (each: string, times: number): Exact => exact(each).mul(times);

const partsOf = (
  { asked, answered, lateDays, doubtful, returns, corrected, expired }: QualityCounts,
  { eachLateDay, eachReturn, eachCorrection }: typeof defaults,
): Record<Part, Exact> =>
  expired === true
    ? { completeness: zero, timeliness: zero, consistency: zero, corrections: zero }
    : {
        completeness: share(answered, asked),
        timeliness: less(off(eachLateDay, lateDays)),
        consistency: share(answered - doubtful, answered),
        corrections: less(off(eachReturn, returns), off(eachCorrection, corrected)),
      };

/** The score of one report, by the plan's weights or the defaults; parts and score are shown with one decimal, the score is made of the unrounded parts. */
export const qualityOf = (counts: QualityCounts, rules: DataQualityRules | undefined): DataQuality => {
  const { weights, ...each } = rules ?? defaults;
  const exactly = partsOf(counts, { weights, ...each });
  const total = sum(parts.map((part) => exactly[part].mul(exact(weights[part])))).div(hundred);
  const shown = (part: Part): string => toFixed(exactly[part], 1);
  return {
    score: toFixed(total, 1),
    parts: { completeness: shown('completeness'), timeliness: shown('timeliness'), consistency: shown('consistency'), corrections: shown('corrections') },
    weights,
    counts,
    ...(rules === undefined ? {} : { article: rules.article }),
  };
};
