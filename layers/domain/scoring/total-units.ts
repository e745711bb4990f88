import { type Exact, exact } from '#domain/numbers/exact.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Facts } from './facts-of.ts';
import { the } from './lookup.ts';
import type { MarkedUnit } from './mark-category.ts';
import { monthsInForce, type Term } from './months-weighted.ts';
import { mean } from './statistics.ts';
import { type Total, totalOf } from './total.ts';
import { scoreTree, type Tree } from './tree-score.ts';
import { monthsBefore, predecessorsOf, spanOf } from './unit-months.ts';

export interface Scored extends MarkedUnit {
  total: Total;
}

/** A score under another scheme, in the full marks of this one. */
const converted = (score: Exact, from: Scheme, to: Scheme): Exact => score.mul(exact(to.root.fullMarks)).div(exact(from.root.fullMarks));

/** Room 3 for all units; a merged unit needs the published scores of those before it. */
export const totalUnits = (marked: readonly MarkedUnit[], policy: Policy, facts: Facts): Scored[] => {
  const byUnit = new Map(marked.map((each) => [each.unit.id, each]));
  const totals = new Map<string, Total>();

  const mergedTerm = (unit: Unit, scheme: Scheme): Term[] => {
    const before = predecessorsOf(unit, facts).map(({ id }) => the(byUnit, id));
    if (before.length === 0) return [];
    const scores = before.map((each) => converted(totalFor(each).score, each.lineUp.sheet.scheme, scheme));
    return [{ name: before.map((each) => each.unit.id).join('、'), months: monthsBefore(unit, facts), score: mean(scores) }];
  };

  const totalFor = ({ unit, lineUp, marks, earlier }: MarkedUnit): Total => {
    const known = totals.get(unit.id);
    if (known !== undefined) return known;
    const { scheme } = lineUp.sheet;
    const entries = facts.entries.get(unit.id) ?? [];
    const tree = (version: Scheme, own: Tree['marks']): Tree => ({ scheme: version, marks: own, entries, rounding: policy.rounding });
    const months = monthsInForce([...earlier.map((version) => version.scheme), scheme], spanOf(unit, facts.through));
    const versions = earlier.map(
      (version, at): Term => ({
        name: `${version.scheme.code}.${version.scheme.version}`,
        months: months[at] ?? 0,
        score: converted(scoreTree(tree(version.scheme, version.marks)).root.score, version.scheme, scheme),
      }),
    );
    const total = totalOf({
      unit,
      policy,
      tree: tree(scheme, marks),
      lateDays: facts.lateDays.get(unit.id) ?? 0,
      months: months.at(-1) ?? 0,
      before: [...mergedTerm(unit, scheme), ...versions],
    });
    totals.set(unit.id, total);
    return total;
  };

  return marked.map((each) => ({ ...each, total: totalFor(each) }));
};
