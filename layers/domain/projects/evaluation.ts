import * as z from 'zod';
import { NonNegativeDecimal } from '#domain/numbers/exact.ts';
import { Code, CountyCode, UnitId } from '#domain/schemes/code.ts';
import type { Assignee } from '#domain/tasks/task.ts';
import { Mode } from './mode.ts';
import { Funds } from './money.ts';

/** A score as a person gives it. */
export const Marks = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, { error: '应为不小于 0 的数字,最多四位小数' });

const words = z.string().trim().min(1).max(500);

/** What the unit says about one indicator. */
const SelfScore = z.strictObject({
  indicator: Code,
  /** 实际完成值: a decimal, or the level of a 定性 indicator. */
  actual: z.string().trim().min(1).max(200).optional(),
  /** 自评分; absent where the system's own marks stand. */
  self: Marks.optional(),
  /** 偏差原因分析 */
  reason: words.optional(),
  /** 改进措施 */
  measures: words.optional(),
});
export type SelfScore = z.infer<typeof SelfScore>;

/** One indicator with the scores of the unit, of the review and of the end side by side. */
const Row = SelfScore.extend({
  review: Marks.optional(),
  reviewReason: words.optional(),
  final: Marks.optional(),
  finalReason: words.optional(),
});
export type EvaluationRow = z.infer<typeof Row>;

/** The part of the form that the unit fills in; all else is locked for it. */
export const Answers = z.strictObject({
  /** 全年执行数 */
  executed: Funds.optional(),
  executionReason: words.optional(),
  executionMeasures: words.optional(),
  /** 年度总体目标(实际完成情况) */
  goalActual: z.string().trim().min(1).max(1000).optional(),
  rows: z.array(SelfScore).max(60),
});
export type Answers = z.infer<typeof Answers>;

/** 评价 of a project in one mode. */
export const Evaluation = z.object({
  county: CountyCode,
  cycle: z.string(),
  project: Code,
  mode: Mode,
  unit: UnitId,
  department: UnitId,
  status: z.enum(['draft', 'reported', 'returned', 'signed', 'reviewed', 'final']),
  /** How often the unit was asked, from 1; a return adds one. */
  round: z.int().positive(),
  /** Last day of the unit's report. */
  due: z.iso.date(),
  /** The task that is open now, or was last. */
  task: z.string(),
  /** 全年预算数 that the execution is measured against. */
  annual: Funds,
  ...Answers.shape,
  rows: z.array(Row),
  reportedBy: z.string().optional(),
  reviewedBy: z.string().optional(),
  /** Of a final one: total (得分) and grade by the form. */
  total: NonNegativeDecimal.optional(),
  grade: z.string().optional(),
  finalOn: z.iso.date().optional(),
  reason: z.string().optional(),
  rev: z.int().positive(),
});
export type Evaluation = z.infer<typeof Evaluation>;
export type EvaluationStatus = Evaluation['status'];

export const statusWords: Record<EvaluationStatus, string> = {
  draft: '待自评',
  reported: '已自评待签发',
  returned: '已退回待重报',
  signed: '待评审',
  reviewed: '已评审待定分',
  final: '已定分',
};

/** What may happen to an evaluation: legal prior states, the task it settles and how, the task that follows. */
export const evaluationMoves = {
  report: { from: ['draft', 'returned'], to: 'reported', settles: 'evaluate-project', outcome: 'reported', opens: 'sign-evaluation' },
  sign: { from: ['reported'], to: 'signed', settles: 'sign-evaluation', outcome: 'signed', opens: 'review-evaluation' },
  'return-to-reporter': { from: ['reported'], to: 'returned', settles: 'sign-evaluation', outcome: 'returned', opens: 'evaluate-project' },
  review: { from: ['signed'], to: 'reviewed', settles: 'review-evaluation', outcome: 'reviewed', opens: 'finalise-evaluation' },
  'return-to-unit': { from: ['signed'], to: 'returned', settles: 'review-evaluation', outcome: 'returned', opens: 'evaluate-project' },
  finalise: { from: ['reviewed'], to: 'final', settles: 'finalise-evaluation', outcome: 'final', opens: undefined },
} as const satisfies Record<string, { from: readonly EvaluationStatus[]; to: EvaluationStatus; settles: string; outcome: string; opens: string | undefined }>;
export type EvaluationAct = keyof typeof evaluationMoves;
export type EvaluationTask = (typeof evaluationMoves)[EvaluationAct]['settles'];

/** Whoever reviews does not fix the final score: finance reviews self-evaluations and its own, the department its own; the other end decides. */
export const assigneeOf = (kind: EvaluationTask, { mode, unit, department }: Pick<Evaluation, 'mode' | 'unit' | 'department'>): Assignee => {
  if (kind === 'evaluate-project') return { role: 'unit-reporter', unit };
  if (kind === 'sign-evaluation') return { role: 'unit-leader', unit };
  if (kind === 'review-evaluation') return mode === 'department' ? { role: 'unit-leader', unit: department } : { role: 'finance' };
  return mode === 'department' ? { role: 'finance' } : { role: 'office-head' };
};
