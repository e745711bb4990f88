import { exact } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Indicator } from '#domain/schemes/indicator.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Rating, Target } from '#domain/scoring/facts.ts';
import { checkTarget } from '#domain/scoring/rules/kinds.ts';
import { assessedUnits, needsOf } from './asked.ts';

const unusable = (unit: string, { name, rule }: Indicator, target: string, path: string): Problem[] =>
  checkTarget(rule, exact(target), path).map((each) => ({ ...each, message: `${unit}:指标“${name}”的${each.message}` }));

/** Targets and baselines that the units' schemes ask for and that nobody has entered, and targets (0, below 0) that the rule cannot be marked against. */
export const checkTargets = (plan: Plan, schemes: readonly Scheme[], targets: readonly Target[]): Problem[] =>
  assessedUnits(plan, schemes).flatMap(({ unit, leaves }) =>
    leaves.flatMap((leaf) => {
      const known = targets.find((target) => target.unit === unit.id && target.indicator === leaf.code);
      const { target, baseline } = needsOf(leaf);
      const path = `targets.${unit.id}.${leaf.code}`;
      return [
        ...(target && known?.target === undefined ? [problem(`${path}.target`, 'no-target', `${unit.name}:指标“${leaf.name}”没有绩效目标`)] : []),
        ...(baseline && known?.baseline === undefined ? [problem(`${path}.baseline`, 'no-baseline', `${unit.name}:指标“${leaf.name}”没有基期值`)] : []),
        ...(target && known?.target !== undefined ? unusable(unit.name, leaf, known.target, `${path}.target`) : []),
      ];
    }),
  );

/** Rated items of a unit that no assessor body has rated at all. */
export const missingRatings = (plan: Plan, schemes: readonly Scheme[], ratings: readonly Rating[]): Problem[] =>
  assessedUnits(plan, schemes).flatMap(({ unit, leaves }) =>
    leaves
      .filter(({ rule }) => rule.kind === 'rated' && rule.bodies.some(({ from }) => from === 'ratings'))
      .filter(({ code }) => !ratings.some((rating) => rating.unit === unit.id && rating.indicator === code && rating.ratings.length > 0))
      .map(({ code, name }) => problem(`ratings.${unit.id}.${code}`, 'not-rated', `${unit.name}:评分项“${name}”没有任何评分`)),
  );
