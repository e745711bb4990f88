import { type Exact, exact, one, sum } from '#domain/numbers/exact.ts';
import type { Mode } from './evaluation.ts';
import { totalOf } from './money.ts';
import type { Project } from './project.ts';

/** The weightier evaluation of a project counts: the finance bureau's before the department's before the unit's own. */
const byWeight: readonly Mode[] = ['finance', 'department', 'self'];

/** The score of a project that counts; none while no evaluation of it is finished. */
export const scoreOf = ({ results }: Pick<Project, 'results'>): string | undefined =>
  byWeight.map((mode) => results[mode]?.total).find((total) => total !== undefined);

/** 单位项目绩效得分: the mean of its finished projects, each counted once or by its 全年预算数; none without a finished project. */
export const meanScore = (projects: readonly Pick<Project, 'results' | 'budget'>[], weigh: 'plain' | 'budget'): Exact | undefined => {
  const finished = projects.flatMap((project) => {
    const score = scoreOf(project);
    return score === undefined ? [] : [{ score: exact(score), weight: weigh === 'budget' ? totalOf(project.budget.annual) : one }];
  });
  if (finished.length === 0) return undefined;
  return sum(finished.map(({ score, weight }) => score.mul(weight))).div(sum(finished.map(({ weight }) => weight)));
};
