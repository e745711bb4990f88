import { created, type Move } from '../change.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { join, type Problem, problem } from '../problems/problem.ts';
import type { Plan } from '../schemes/plan.ts';
import { settleTask } from '../tasks/moves.ts';
import { outcomes, type Task } from '../tasks/task.ts';
import { type Decision, DecisionKind } from './decision.ts';

interface Recording {
  task: Task;
  /** What the body's papers say. */
  papers: Pick<Decision, 'id' | 'meeting' | 'number' | 'date' | 'minutes' | 'outcome' | 'changes'>;
  plan: Plan;
  today: string;
  by: string;
}

const kindOf = ({ kind }: Task): Decision['kind'] => {
  const known = DecisionKind.safeParse(kind);
  if (!known.success) throw new NotAllowed('not-a-decision', '该待办不是首次审看、审议或审定事项,不能登记决定');
  return known.data;
};

const problemsOf = (kind: Decision['kind'], { papers, plan, today }: Recording): Problem[] => {
  const known: readonly string[] = outcomes[kind];
  const units = new Set(plan.units.map(({ id }) => id));
  return [
    ...(known.includes(papers.outcome)
      ? []
      : [problem('outcome', 'unknown-outcome', '决定结果不在可选范围内', { expected: known.join('、'), got: papers.outcome })]),
    ...(papers.date <= today ? [] : [problem('date', 'date-to-come', '会议日期不能晚于今天', { expected: `不晚于 ${today}`, got: papers.date })]),
    ...papers.changes.flatMap(({ unit }, at) =>
      units.has(unit) ? [] : [problem(join('changes', at, 'unit'), 'unknown-unit', `年度方案中没有单位 ${unit}`, { got: unit })],
    ),
  ];
};

/** Records what a meeting decided, with what it changed and why, and settles the task of the meeting with the outcome. */
export const recordDecision = (recording: Recording): Move => {
  const { task, papers, today, by } = recording;
  const kind = kindOf(task);
  const problems = problemsOf(kind, recording);
  if (problems.length > 0) throw new InvalidInput('决定记录不符合要求', problems);
  const { county, cycle } = task;
  return {
    fact: `${kind}-recorded`,
    changes: [created('decision', { county, cycle, kind, ...papers, by, rev: 1 }), settleTask(task, papers.outcome, { on: today, by })],
  };
};
