import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { InvalidInput } from '#domain/problems/errors.ts';
import { indicatorsOf } from '#domain/projects/check-project.ts';
import type { Answers, Evaluation } from '#domain/projects/evaluation.ts';
import { assigneeOf, type EvaluationTask } from '#domain/projects/evaluation.ts';
import type { ProjectForm } from '#domain/projects/form.ts';
import type { ProjectIndicator } from '#domain/projects/indicator.ts';
import { openEvaluation } from '#domain/projects/open-evaluation.ts';
import type { Project } from '#domain/projects/project.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { aTask } from '#domain/tasks/moves.ts';
import type { Task } from '#domain/tasks/task.ts';

export const packs = ['national', 'four-parts', 'hengchuan'] as const;

/** A form of the repository as its author wrote it. */
export const formDocument = (name: (typeof packs)[number]): Record<string, unknown> =>
  parse(readFileSync(new URL(`../../../samples/projects/forms/${name}.yaml`, import.meta.url), 'utf8'));

export const national: ProjectForm = readForm(formDocument('national'));

const indicators: ProjectIndicator[] = [
  { code: 'I1', group: 'CC1', name: '改造卫生室', nature: '≥', target: '20', unitOfMeasure: '个', marks: '20' },
  { code: 'I2', group: 'CC2', name: '验收不合格项', nature: '≤', target: '4', unitOfMeasure: '项', marks: '10' },
  { code: 'I3', group: 'CC3', name: '按期完工率', nature: '=', target: '100', unitOfMeasure: '%', marks: '10' },
  { code: 'I4', group: 'CC4', name: '单个造价', nature: '≤', target: '8', unitOfMeasure: '万元', marks: '10' },
  { code: 'I5', group: 'XY2', name: '就医条件改善', nature: '定性', target: '明显改善', marks: '30' },
  { code: 'I6', group: 'MY1', name: '群众满意度', nature: '≥', target: '90', unitOfMeasure: '%', marks: '10' },
];

export const contentOf = {
  name: '村卫生室改造',
  department: 'U012',
  unit: 'U016',
  added: { when: 'start', document: '衡财预〔2026〕1号' },
  form: { code: 'NATIONAL', version: 1 },
  goal: '改造村卫生室 20 个',
  budget: {
    initial: { appropriation: '15000000000', carriedOver: '0', other: '0' },
    annual: { appropriation: '15000000000', carriedOver: '3000000000', other: '2000000000' },
  },
  indicators,
} as const;

export const aProject = (more: Partial<Project> = {}): Project => ({
  ...{ county: '330798', cycle: '2026', id: 'XM-001', on: '2026-01-20', by: 'finance', rev: 1, budgetChanges: [], results: {} },
  ...contentOf,
  form: { code: 'NATIONAL', version: 1, hash: 'h' },
  indicators: indicatorsOf(national, indicators),
  ...more,
});

/** 170 of 200 million: 85 %; four of six indicators deviate. */
export const answers: Answers = {
  executed: { appropriation: '14000000000', carriedOver: '3000000000', other: '0' },
  executionReason: '社会资金未到位',
  executionMeasures: '改由财政统筹',
  goalActual: '完成 19 个',
  rows: [
    { indicator: 'I1', actual: '19', reason: '一处用地未落实', measures: '已调整选址' },
    { indicator: 'I2', actual: '5', reason: '材料抽检不合格', measures: '更换供应商' },
    { indicator: 'I3', actual: '96', reason: '汛期停工', measures: '提前安排' },
    { indicator: 'I4', actual: '7.5' },
    { indicator: 'I5', actual: '部分达成年度指标并具有一定效果', self: '23', reason: '设备未全部到位', measures: '二季度补齐' },
    { indicator: 'I6', actual: '91' },
  ],
};

export const anEvaluation = (more: Partial<Evaluation> = {}): Evaluation => {
  const [opened] = openEvaluation({ project: aProject(), mode: 'self', due: '2027-01-20', today: '2027-01-04' }).changes;
  if (opened === undefined || !('created' in opened) || opened.created !== 'evaluation') throw new Error('no evaluation was opened');
  return { ...opened.item, ...more };
};

export const taskOf = (kind: EvaluationTask, evaluation: Evaluation): Task => {
  const { county, cycle } = evaluation;
  return aTask({
    county,
    cycle,
    id: evaluation.task,
    kind,
    phase: 'final-scoring',
    assignee: assigneeOf(kind, evaluation),
    due: '2027-01-20',
    today: '2027-01-04',
  });
};

/** What is refused, as `path code`; nothing when it is not. */
export const refusedAt = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
};
