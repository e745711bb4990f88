import type { Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Facts } from './facts-of.ts';
import type { LineUp } from './line-up.ts';
import { the } from './lookup.ts';
import { type ExactMark, groupOf, type MarkingRoom, markLeaf } from './mark.ts';
import { measure } from './measure.ts';
import type { Sheet } from './sheet.ts';

type Marks = ReadonlyMap<string, ExactMark>;

/** A unit's marks under the last version of its scheme, in the order of the leaves, and under the versions that count beside it. */
export interface MarkedUnit {
  unit: Unit;
  lineUp: LineUp;
  marks: Marks;
  earlier: readonly { scheme: Scheme; marks: Marks }[];
}

/** Leaf by leaf: all units are measured, then marked against each other. Marks by unit. */
const marksUnder = (sheet: Sheet, units: readonly Unit[], policy: Policy, facts: Facts): Map<string, Marks> => {
  const votes = units.flatMap(({ id }) => facts.votes.get(id) ?? []);
  const marks = new Map(units.map(({ id }) => [id, new Map<string, ExactMark>()]));
  for (const leaf of sheet.leaves) {
    const measured = units.map((unit) => measure(sheet, leaf, unit, facts));
    const room: MarkingRoom = { policy, facts, group: groupOf(measured), votes };
    for (const each of measured) the(marks, each.unit).set(leaf.indicator.code, markLeaf(each, room));
  }
  return marks;
};

/** Rooms 1 and 2 for one category. */
export const markCategory = (lineUp: LineUp, policy: Policy, facts: Facts): MarkedUnit[] => {
  const marks = marksUnder(lineUp.sheet, lineUp.units, policy, facts);
  const earlier = lineUp.earlier.map((sheet) => ({ scheme: sheet.scheme, marks: marksUnder(sheet, lineUp.units, policy, facts) }));
  return lineUp.units.map((unit) => ({
    unit,
    lineUp,
    marks: the(marks, unit.id),
    earlier: earlier.map((version) => ({ scheme: version.scheme, marks: the(version.marks, unit.id) })),
  }));
};
