import { type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { agreedTargets } from './agreed.ts';
import { assessedUnits, isAsked } from './asked.ts';
import type { Cascade } from './cascade.ts';
import { boundProblems } from './check-bound.ts';
import { addUpProblems } from './check-cascade.ts';
import { checkTargets } from './completeness.ts';
import { statusWords, type TargetList } from './target-list.ts';
import type { UnitTarget } from './unit-target.ts';

interface Agreement {
  plan: Plan;
  schemes: readonly Scheme[];
  lists: readonly TargetList[];
  targets: readonly UnitTarget[];
  cascades: readonly Cascade[];
}

/** What is missing before the year's targets are agreed: units not asked yet, lists not accepted yet, whatever a scheme asks for that no agreed list holds, and cascades that do not add up. */
export const checkAgreed = ({ plan, schemes, lists, targets, cascades }: Agreement): Problem[] => {
  const open = assessedUnits(plan, schemes).flatMap((assessed): { unit: string; problem: Problem }[] => {
    const { id, name } = assessed.unit;
    const list = lists.find(({ unit }) => unit === id);
    if (list === undefined)
      return isAsked(assessed)
        ? [{ unit: id, problem: problem(`targets.${id}`, 'not-asked', `${name}的绩效目标尚未下达`, { expected: statusWords.agreed }) }]
        : [];
    if (list.status === 'agreed') return [];
    const got = statusWords[list.status];
    return [{ unit: id, problem: problem(`targets.${id}`, 'not-agreed', `${name}的绩效目标尚未核定`, { expected: statusWords.agreed, got }) }];
  });
  const waiting = new Set(open.map(({ unit }) => unit));
  const settled = { ...plan, units: plan.units.filter(({ id }) => !waiting.has(id)) };
  const agreed = agreedTargets(lists, targets);
  return [
    ...open.map((each) => each.problem),
    ...checkTargets(settled, schemes, agreed),
    ...settled.units.flatMap(({ id }) =>
      boundProblems(
        cascades,
        id,
        agreed.filter(({ unit }) => unit === id),
        `targets.${id}`,
      ),
    ),
    ...cascades.flatMap((cascade) => addUpProblems(cascade, `cascades.${cascade.id}`)),
  ];
};
