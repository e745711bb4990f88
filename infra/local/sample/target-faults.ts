import type { Plan } from '#domain/schemes/plan.ts';
import type { Target } from '#domain/scoring/facts.ts';
import { assessedUnits } from '#domain/targets/asked.ts';
import type { Cascade } from '#domain/targets/cascade.ts';
import { bindsAgreed } from '#domain/targets/check-bound.ts';
import { checkCascade } from '#domain/targets/check-cascade.ts';
import { problemsOfTarget } from '#domain/targets/check-target.ts';
import { draftsOf } from '#domain/targets/drafts.ts';
import type { Fault } from './bad-sample.ts';
import type { SampleFiles } from './read-files.ts';
import { faultAt } from './yaml-file.ts';

/** Targets that no unit could propose: numbers that the rule cannot use, milestones that turn back or end elsewhere. */
export const targetFaults = ({ schemes }: SampleFiles, plan: Plan, targets: readonly Target[]): Fault[] => {
  const drafts = draftsOf({ id: '-', source: 'targets.csv' }, targets);
  return assessedUnits(plan, schemes).flatMap((assessed) =>
    drafts
      .filter(({ unit, indicator }) => unit === assessed.unit.id && assessed.leaves.some(({ code }) => code === indicator))
      .flatMap((draft) => problemsOfTarget(draft, { ...assessed, year: plan.year }, `${draft.unit} ${draft.indicator}`))
      .map(({ path, message, expected, got }) => ({ file: 'targets.csv', field: path, message, expected, got })),
  );
};

/** Cascades whose shares do not add up, or are not what the units' targets say. */
export const cascadeFaults = ({ schemes, targetWork, files }: SampleFiles, plan: Plan, targets: readonly Target[]): Fault[] => {
  const units = assessedUnits(plan, schemes);
  const others: Cascade[] = [];
  return targetWork.cascades.flatMap(({ id, ...content }, at) => {
    const problems = [...checkCascade(content, others, units), ...bindsAgreed(content, targets)];
    others.push({ county: plan.county, cycle: String(plan.year), id, ...content, status: 'declared', by: '-', on: plan.due.agreeTargets, rev: 1 });
    return problems.map((problem) => faultAt(files.targets, { ...problem, path: `cascades[${at}].${problem.path}` }));
  });
};
