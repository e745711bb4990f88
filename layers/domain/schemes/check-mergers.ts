import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan, Unit } from './plan.ts';

const ownMonths = ({ name, since, until }: Unit, at: number): Problem[] =>
  since === undefined || until === undefined || since <= until
    ? []
    : [problem(join('units', at, 'until'), 'wrong-order', `单位“${name}”的撤并月份早于成立月份`, { expected: `不早于 ${since}`, got: until })];

const predecessorProblems = (unit: Unit, at: number, { units }: Plan): Problem[] =>
  (unit.mergedFrom ?? []).flatMap((id, from) => {
    const path = join('units', at, 'mergedFrom', from);
    const before = units.find((each) => each.id === id);
    if (before === undefined) return [problem(path, 'unknown-unit', `单位“${unit.name}”由 ${id} 合并而来,但方案中没有该单位`, { got: id })];
    if (before.until !== undefined && unit.since !== undefined && before.until < unit.since) return [];
    return [
      problem(path, 'merger-without-months', `“${before.name}”并入“${unit.name}”,须写明前者的撤并月份和后者的成立月份,且前者在先`, {
        expected: `${id} 的 until 早于 ${unit.id} 的 since`,
        got: `until ${before.until ?? '未填'},since ${unit.since ?? '未填'}`,
      }),
    ];
  });

/** Merged units: what came before must have ended before the successor begins, or the months could not be weighed [Z10]. */
export const mergerProblems = (plan: Plan): Problem[] => plan.units.flatMap((unit, at) => [...ownMonths(unit, at), ...predecessorProblems(unit, at, plan)]);
