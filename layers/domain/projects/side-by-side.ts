import * as z from 'zod';
import { clamp, type Exact, exact, hundred, one, roundHalfAway, sum, toText, zero } from '#domain/numbers/exact.ts';
import { gradeOf } from '#domain/scoring/grade.ts';
import type { Evaluation, EvaluationRow } from './evaluation.ts';
import type { ProjectForm } from './form.ts';
import type { ProjectIndicator } from './indicator.ts';
import { computedMarks, deviationOf } from './indicator-marks.ts';
import { executionRate } from './money.ts';
import type { Project } from './project.ts';

const text = z.string();
const Stage = z.object({ total: text, grade: text });

/** One indicator with all its scores, as a reader sees it. */
const Line = z.object({
  indicator: text,
  /** 偏差: short of the target, better than it beyond the limit, or none; absent without an actual value. */
  deviation: z.enum(['none', 'short', 'excess']).optional(),
  /** 系统计算分; none for 定性. */
  computed: text.optional(),
  self: text.optional(),
  review: text.optional(),
  final: text.optional(),
});
export type Line = z.infer<typeof Line>;

/** 自评分, 评审分, 最终得分 of a project side by side, each with its total and grade as soon as every indicator has one. */
export const Sheet = z.object({
  /** 预算执行率 in %, and its marks. */
  execution: z.object({ rate: text, marks: text }).optional(),
  lines: z.array(Line),
  self: Stage.optional(),
  review: Stage.optional(),
  final: Stage.optional(),
});
export type Sheet = z.infer<typeof Sheet>;

type Scored = Pick<Evaluation, 'rows' | 'annual' | 'executed'>;

/** Marks of the execution rate: rate × full marks, at most full marks. */
export const executionMarks = ({ execution, markDigits }: ProjectForm, rate: Exact): Exact =>
  roundHalfAway(exact(execution.marks).mul(clamp(rate.div(hundred), zero, one)), markDigits);

/** Marks of the unit: its own score, else what the system computes. */
export const selfMarks = (
  indicator: ProjectIndicator,
  { actual, self }: Pick<EvaluationRow, 'actual' | 'self'>,
  { markDigits }: ProjectForm,
): Exact | undefined => {
  if (self !== undefined) return exact(self);
  const computed = actual === undefined ? undefined : computedMarks(indicator, actual);
  return computed === undefined ? undefined : roundHalfAway(computed, markDigits);
};

const lineOf = (form: ProjectForm, indicator: ProjectIndicator, row: EvaluationRow): Line => {
  const { actual } = row;
  const self = selfMarks(indicator, row, form);
  const computed = actual === undefined ? undefined : computedMarks(indicator, actual);
  const review = row.review === undefined ? self : exact(row.review);
  const final = row.final === undefined ? review : exact(row.final);
  return {
    indicator: indicator.code,
    ...(actual === undefined ? {} : { deviation: deviationOf(indicator, actual, form) }),
    ...(computed === undefined ? {} : { computed: toText(roundHalfAway(computed, form.markDigits)) }),
    ...(self === undefined ? {} : { self: toText(self) }),
    ...(review === undefined ? {} : { review: toText(review) }),
    ...(final === undefined ? {} : { final: toText(final) }),
  };
};

/** Total and grade of one column, once every indicator and the execution have marks. */
const stageOf = (form: ProjectForm, execution: Exact | undefined, marks: readonly (string | undefined)[]) => {
  const given = marks.filter((each) => each !== undefined);
  if (execution === undefined || given.length < marks.length) return undefined;
  const total = roundHalfAway(sum([execution, ...given.map(exact)]), form.markDigits);
  return { total: toText(total), grade: gradeOf(total, form.grades.levels) };
};

/** All three scores side by side. A review or a final score that nobody gave is the one before it. */
export const sheetOf = ({ indicators }: Pick<Project, 'indicators'>, form: ProjectForm, { rows, annual, executed }: Scored): Sheet => {
  const rate = executed === undefined ? undefined : executionRate(annual, executed);
  const marks = rate === undefined ? undefined : executionMarks(form, rate);
  const lines = indicators.map((indicator) => lineOf(form, indicator, rows.find((row) => row.indicator === indicator.code) ?? { indicator: indicator.code }));
  const column = (name: 'self' | 'review' | 'final') => {
    const stage = stageOf(
      form,
      marks,
      lines.map((line) => line[name]),
    );
    return stage === undefined ? {} : { [name]: stage };
  };
  return {
    ...(rate === undefined || marks === undefined ? {} : { execution: { rate: toText(roundHalfAway(rate, 2)), marks: toText(marks) } }),
    lines,
    ...column('self'),
    ...column('review'),
    ...column('final'),
  };
};
