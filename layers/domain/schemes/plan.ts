import * as z from 'zod';
import { NonNegativeDecimal, PositiveDecimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, Month, UnitId } from './code.ts';
import { DataQualityRules } from './data-quality.ts';

const article = z.string().min(1);

/** 被考评单位 in the year's plan. */
export const Unit = z.strictObject({
  id: UnitId,
  name: z.string().min(1).max(40),
  kind: z.enum(['department', 'township', 'vertical']),
  category: Code,
  /** First month assessed when the unit joined in mid-year. */
  since: Month.optional(),
  /** Last month assessed of a unit that was merged or dissolved in mid-year; it is scored up to then and gets neither grade nor rank. */
  until: Month.optional(),
  /** Units merged into this one: the mean of their scores counts for their months, its own for the others [Z10]. Without it the successor stands alone. */
  mergedFrom: z.array(UnitId).min(1).optional(),
  /** Who pays its budget; only `county` takes part in budget linkage. */
  paidBy: z.enum(['county', 'superior']).default('county'),
  /** 难度系数 × score, capped at full marks [Z14]. */
  difficulty: PositiveDecimal.default('1'),
});
export type Unit = z.infer<typeof Unit>;

export const Category = z.strictObject({ code: Code, name: z.string().min(1), scheme: Code });
export type Category = z.infer<typeof Category>;

/** 填报期: the months reported on, the day it opens, the day it is due (end of that day). */
export const PlannedWindow = z.strictObject({
  code: Code,
  name: z.string().min(1),
  from: Month,
  to: Month,
  opens: z.iso.date(),
  due: z.iso.date(),
  /** The year-end window, whose figures are scored for the result. Exactly one, the last. */
  final: z.boolean().default(false),
  /** 预算支出序时进度: expected budget execution in %, for the money light. */
  expectedExecution: NonNegativeDecimal.optional(),
});
export type PlannedWindow = z.infer<typeof PlannedWindow>;

/** Joint indicator: the value is the lead's; partners are marked from it by share, or bear a percentage of the lost marks [Z03]. */
export const Joint = z.strictObject({
  indicator: Code,
  lead: UnitId,
  partners: z.array(z.strictObject({ unit: UnitId, by: z.enum(['share', 'liability']), percent: PositiveDecimal })).min(1),
  article,
});
export type Joint = z.infer<typeof Joint>;

/** The office's holiday table: days off and working Saturdays and Sundays (调休). All other weekdays work. */
export const Calendar = z.strictObject({ holidays: z.array(z.iso.date()).default([]), workdays: z.array(z.iso.date()).default([]) });
export type Calendar = z.infer<typeof Calendar>;

/** 减负说明: the most a plan asks of any one unit in the whole year, and what it says about it. No scheme may ask for more. */
const BurdenStatement = z.strictObject({
  /** 填报项次: self-reported figures × the months they are asked for. */
  cellsPerUnit: z.int().min(0),
  /** What changed against the year before, in words. */
  statement: z.string().min(1),
  article,
});

/** 年度方案: one year. Issued with a document number, afterwards immutable; a unit added in mid-year makes a new version. */
export const Plan = z.strictObject({
  format: z.literal('xianheng-plan/1'),
  county: CountyCode,
  year: z.int().min(2000).max(2100),
  version: z.int().positive().default(1),
  title: z.string().min(1),
  policyVersion: z.int().positive(),
  categories: z.array(Category).min(1),
  units: z.array(Unit).min(1),
  windows: z.array(PlannedWindow).min(1),
  /** First days of the phases; preparation starts when the cycle opens. */
  phases: z.strictObject({ midtermTracking: z.iso.date(), finalScoring: z.iso.date(), feedback: z.iso.date(), budgetLinkage: z.iso.date() }),
  /** Days by which a step of a phase is due, for its tasks. */
  due: z.strictObject({
    issuePlan: z.iso.date(),
    publishSchemes: z.iso.date(),
    agreeTargets: z.iso.date(),
    confirmBaseData: z.iso.date(),
    expertRatings: z.iso.date(),
    publicRatings: z.iso.date(),
    firstLook: z.iso.date(),
    review: z.iso.date(),
    decision: z.iso.date(),
    budgetSignOff: z.iso.date(),
  }),
  /** e.g. 服务民生 at least 40 % of full marks in every scheme. */
  leastGoalWeights: z.array(z.strictObject({ goal: z.string().min(1), percent: PositiveDecimal, article })).default([]),
  joints: z.array(Joint).default([]),
  /** Whether one person may sign what the same person reported in that round, be it as a substitute. */
  signOwnReport: z.enum(['refused', 'allowed']).default('refused'),
  /** A scheme changed in mid-year: its last version counts for the whole year, or each version for the months it was in force [Z01]. */
  schemeChange: z.enum(['lastVersion', 'monthsWeighted']).default('lastVersion'),
  calendar: Calendar,
  /** 偏差说明: a deviation of more than this (in % of what was expected) demands 原因 and 改进措施. Without it none is demanded. */
  deviationLimit: z.strictObject({ percent: PositiveDecimal, article }).optional(),
  /** 数据质量分; without it the defaults hold. */
  dataQuality: DataQualityRules.optional(),
  /** 离群提示: values further than `limit` robust z from their category's; where more than half are equal (MAD = 0), further than `gap` % from the median. */
  outliers: z.strictObject({ limit: PositiveDecimal.default('3.5'), gap: PositiveDecimal.optional(), article }).optional(),
  /** Demanded when the plan is published. */
  burden: BurdenStatement.optional(),
  /** What else the year's assessment uses (e.g. 好差评接入, 专家评审); one that the rules forbid cannot be published (国办函〔2026〕12号). */
  features: z.array(z.string()).default([]),
});
export type Plan = z.infer<typeof Plan>;
