import { type Exact, exact, sum } from '#domain/numbers/exact.ts';
import type { Evaluation, Mode } from './evaluation.ts';
import { totalOf } from './money.ts';
import type { Project } from './project.ts';

/** The weightier evaluation of a project counts: the finance bureau's before the department's before the unit's own. */
const byWeight: readonly Mode[] = ['finance', 'department', 'self'];

export const resultOf = (evaluations: readonly Evaluation[]): Evaluation | undefined =>
  byWeight.map((mode) => evaluations.find((each) => each.mode === mode && each.status === 'final')).find((each) => each !== undefined);

/** A finished project: its score and 全年预算数 in fen. */
export interface ScoredProject {
  score: string;
  budget: Exact;
}

export const scoredOf = (project: Pick<Project, 'budget'>, evaluations: readonly Evaluation[]): ScoredProject | undefined => {
  const score = resultOf(evaluations)?.total;
  return score === undefined ? undefined : { score, budget: totalOf(project.budget.annual) };
};

/** 单位项目绩效得分: the mean of its finished projects, each counted once or by its budget; none without a finished project. */
export const meanScore = (projects: readonly ScoredProject[], weigh: 'plain' | 'budget'): Exact | undefined => {
  if (projects.length === 0) return undefined;
  const weightOf = ({ budget }: ScoredProject): Exact => (weigh === 'budget' ? budget : exact(1));
  const weights = sum(projects.map(weightOf));
  return sum(projects.map((each) => exact(each.score).mul(weightOf(each)))).div(weights);
};
