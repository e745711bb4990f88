import { toText } from '#domain/numbers/exact.ts';
import type { ProjectScore } from '#domain/scoring/facts.ts';
import type { Evaluation, EvaluationStatus } from './evaluation.ts';
import type { Mode } from './mode.ts';
import { totalOf } from './money.ts';
import type { Project } from './project.ts';

/** The weightier evaluation of a project counts: the finance bureau's before the department's before the unit's own. */
const byWeight: readonly Mode[] = ['finance', 'department', 'self'];

/** Statuses in which the unit (its reporter or its leader) has the form. */
const withUnit: readonly EvaluationStatus[] = ['draft', 'returned', 'reported'];

/** What a project says in a dossier: the score that counts, weighed by what it was measured against, or whom it waits for. None while its evaluation was not asked for. */
export const scoreForUnit = ({ id, name, unit }: Pick<Project, 'id' | 'name' | 'unit'>, evaluations: readonly Evaluation[]): ProjectScore | undefined => {
  const final = byWeight.map((mode) => evaluations.find((each) => each.mode === mode && each.total !== undefined)).find((each) => each !== undefined);
  const counted = final ?? evaluations[0];
  if (counted === undefined) return undefined;
  return {
    ...{ unit, project: id, name, mode: counted.mode, budget: toText(totalOf(counted.annual)) },
    ...(final?.total === undefined ? { awaits: withUnit.includes(counted.status) ? 'unit' : 'review' } : { score: final.total }),
  };
};
