import * as z from 'zod';
import { NonNegativeDecimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';
import { FormKey, ProjectIndicator } from './indicator.ts';
import { Mode } from './mode.ts';
import { Funds } from './money.ts';

/** A project has at most so many indicators of its own and of its form: the whole record is one item of the table. */
const mostIndicators = 60;

/** How a project came into the year: at its start, or in mid-year by a document (年中追加). */
const Added = z.strictObject({ when: z.enum(['start', 'mid-year']), document: z.string().min(1).max(80) });

/** 项目: what the office or finance enters. The unit fills in a form about it and can change none of this. */
export const ProjectContent = z.strictObject({
  name: z.string().min(1).max(80),
  /** 主管部门 */
  department: UnitId,
  /** 实施单位 */
  unit: UnitId,
  added: Added,
  /** Template by code and version. */
  form: FormKey.omit({ hash: true }),
  /** 年度总体目标(预期) */
  goal: z.string().min(1).max(1000),
  /** 年初预算数 and 全年预算数 */
  budget: z.strictObject({ initial: Funds, annual: Funds }),
  /** 三级指标 of the project itself; those of the form come with it. */
  indicators: z.array(ProjectIndicator).max(mostIndicators).default([]),
});
export type ProjectContent = z.infer<typeof ProjectContent>;

/** A change of 全年预算数 in the year: what it was before, by which document and why. */
const BudgetChange = z.strictObject({
  before: Funds,
  after: Funds,
  document: z.string().min(1).max(80),
  reason: z.string().min(1).max(500),
  on: z.iso.date(),
  by: z.string(),
});

/** 得分 and grade of a finished evaluation. */
const Result = z.strictObject({ total: NonNegativeDecimal, grade: z.string(), on: z.iso.date() });

export const Project = z.object({
  county: CountyCode,
  cycle: z.string(),
  id: Code,
  ...ProjectContent.shape,
  form: FormKey,
  /** All 三级指标 in the order of the form. */
  indicators: z.array(ProjectIndicator),
  budgetChanges: z.array(BudgetChange),
  /** Of every mode whose evaluation is finished. */
  results: z.partialRecord(Mode, Result),
  on: z.iso.date(),
  by: z.string(),
  rev: z.int().positive(),
});
export type Project = z.infer<typeof Project>;
