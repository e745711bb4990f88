import * as z from 'zod';
import { Decimal } from '#domain/numbers/exact.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { ValueState } from './facts.ts';

/** One named step of a computation: a code the pages translate, and its number or text. Numbers are canonical texts (`toText`). */
export const Step = z.strictObject({ name: z.string(), value: z.string() });
export type Step = z.infer<typeof Step>;

/** Something a reader must know: a code the pages translate, with its facts. */
export const Flag = z.strictObject({ code: z.string(), facts: z.record(z.string(), z.string()).default({}) });
export type Flag = z.infer<typeof Flag>;

/** Why a mark is what it is, as data; the sentence is made where a person reads it. */
export const Explanation = z.strictObject({
  rule: z.string(),
  /** The official text and the article. */
  text: z.string(),
  article: z.string().optional(),
  /** What went in: value, target, baseline, figures with their source. */
  inputs: z.array(z.strictObject({ name: z.string(), value: z.string(), source: z.string().optional() })),
  steps: z.array(Step),
  flags: z.array(Flag),
});
export type Explanation = z.infer<typeof Explanation>;

/** 得分明细: a leaf or a node of one unit. */
export const Mark = z.strictObject({
  code: z.string(),
  name: z.string(),
  goal: z.string().optional(),
  field: z.string().optional(),
  fullMarks: Decimal,
  state: ValueState,
  value: Decimal.optional(),
  /** 系统计算分, unrounded; `n/d` where it does not end. */
  unrounded: Decimal.optional(),
  /** 系统计算分, rounded. */
  computed: Decimal.optional(),
  /** 核定分: equals computed unless a decision awarded other marks. */
  awarded: Decimal.optional(),
  explanation: Explanation,
});
export type Mark = z.infer<typeof Mark>;

export const NodeScore = z.strictObject({
  code: z.string(),
  name: z.string(),
  parent: z.string().optional(),
  mode: z.enum(['sum', 'converted']),
  fullMarks: Decimal,
  /** Full marks of what applies to this unit (不适用 and 剔除 taken out). */
  applicable: Decimal,
  unrounded: Decimal,
  score: Decimal,
  /** Codes of its direct children, in the scheme's order. */
  children: z.array(z.string()),
  steps: z.array(Step),
});
export type NodeScore = z.infer<typeof NodeScore>;

/** 考评得分明细表 of one unit. The shown parts (`total` + bonus − deduction …) add up to `score`. */
export const Scorecard = z.strictObject({
  unit: UnitId,
  name: z.string(),
  category: z.string(),
  scheme: z.string(),
  schemeVersion: z.int(),
  fullMarks: Decimal,
  marks: z.array(Mark),
  nodes: z.array(NodeScore),
  /** Score of the tree before bonus, deduction, caps. */
  total: Decimal,
  bonus: Decimal,
  deduction: Decimal,
  lateDeduction: Decimal,
  /** Published score. */
  score: Decimal,
  /** Score in % of full marks; thresholds act on it. */
  percent: Decimal,
  grade: z.string(),
  /** Place within the category, 1, 1, 3; none under a veto or without a grade. */
  rank: z.int().positive().optional(),
  /** How the grade came about: threshold, veto, seats of the group, tie-break, decision; and of the total: bonus, cap, difficulty. */
  steps: z.array(Step),
  flags: z.array(Flag),
  /** Marks by goal and by field, for the cuts of reports. */
  byGoal: z.array(z.strictObject({ name: z.string(), marks: Decimal, fullMarks: Decimal })),
  byField: z.array(z.strictObject({ name: z.string(), marks: Decimal, fullMarks: Decimal })),
  /** A value is 暂缺: the score will settle later. */
  provisional: z.boolean(),
});
export type Scorecard = z.infer<typeof Scorecard>;
