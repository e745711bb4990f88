import { created, type Move } from '../change.ts';
import { exact } from '../numbers/exact.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { join, type Problem, problem } from '../problems/problem.ts';
import { leavesOf } from '../schemes/figures-of.ts';
import type { Plan } from '../schemes/plan.ts';
import type { Policy } from '../schemes/policy.ts';
import type { Scheme } from '../schemes/scheme.ts';
import { settleTask } from '../tasks/moves.ts';
import { outcomes, type Task } from '../tasks/task.ts';
import { type Decision, DecisionKind } from './decision.ts';

interface Recording {
  task: Task;
  /** What the body's papers say. */
  papers: Pick<Decision, 'id' | 'meeting' | 'number' | 'date' | 'minutes' | 'outcome' | 'changes'>;
  plan: Plan;
  /** Of the year, one a category; what is changed by hand stays within them. */
  schemes: readonly Pick<Scheme, 'code' | 'root'>[];
  policy: Pick<Policy, 'grades'>;
  /** 得分版本 before the body. */
  version: string | undefined;
  today: string;
  by: string;
}

const kindOf = ({ kind }: Task): Decision['kind'] => {
  const known = DecisionKind.safeParse(kind);
  if (!known.success) throw new NotAllowed('not-a-decision', '该待办不是首次审看、审议或审定事项,不能登记决定');
  return known.data;
};

type Change = Decision['changes'][number];

/** Nothing a meeting changes is undone afterwards: 核定分 lies between 0 and the indicator's full marks, a grade is one of the policy's. */
const changeProblems = (change: Change, at: number, { plan, schemes, policy }: Recording): Problem[] => {
  const path = (part: string): string => join('changes', at, part);
  const unit = plan.units.find(({ id }) => id === change.unit);
  if (unit === undefined) return [problem(path('unit'), 'unknown-unit', `年度方案中没有单位 ${change.unit}`, { got: change.unit })];
  if (change.kind === 'grade') {
    const known = policy.grades.levels.map(({ name }) => name);
    return known.includes(change.grade)
      ? []
      : [problem(path('grade'), 'unknown-grade', '等次不在考评办法之内', { expected: known.join('、'), got: change.grade })];
  }
  if (change.kind !== 'awarded-marks') return [];
  const code = plan.categories.find((category) => category.code === unit.category)?.scheme;
  const scheme = schemes.find((each) => each.code === code);
  const indicator = scheme === undefined ? undefined : leavesOf(scheme.root).find((leaf) => leaf.code === change.indicator);
  if (indicator === undefined)
    return [problem(path('indicator'), 'unknown-indicator', `${unit.name}的考评细则中没有指标 ${change.indicator}`, { got: change.indicator })];
  const marks = exact(change.marks);
  if (marks.gte(0) && marks.lte(exact(indicator.fullMarks))) return [];
  return [
    problem(path('marks'), 'marks-outside', `“${indicator.name}”的核定分应在 0 至满分 ${indicator.fullMarks} 之间`, {
      expected: `0 至 ${indicator.fullMarks}`,
      got: change.marks,
    }),
  ];
};

const problemsOf = (kind: Decision['kind'], recording: Recording): Problem[] => {
  const { papers, today } = recording;
  const known: readonly string[] = outcomes[kind];
  return [
    ...(known.includes(papers.outcome)
      ? []
      : [problem('outcome', 'unknown-outcome', '决定结果不在可选范围内', { expected: known.join('、'), got: papers.outcome })]),
    ...(papers.date <= today ? [] : [problem('date', 'date-to-come', '会议日期不能晚于今天', { expected: `不晚于 ${today}`, got: papers.date })]),
    ...papers.changes.flatMap((change, at) => changeProblems(change, at, recording)),
  ];
};

/** Records what a meeting decided, with what it changed and why, and settles the task of the meeting with the outcome. */
export const recordDecision = (recording: Recording): Move => {
  const { task, papers, version, today, by } = recording;
  const kind = kindOf(task);
  const problems = problemsOf(kind, recording);
  if (problems.length > 0) throw new InvalidInput('决定记录不符合要求', problems);
  const { county, cycle } = task;
  return {
    fact: `${kind}-recorded`,
    changes: [
      created('decision', { county, cycle, kind, ...papers, ...(version === undefined ? {} : { version }), by, rev: 1 }),
      settleTask(task, papers.outcome, { on: today, by }),
    ],
  };
};
