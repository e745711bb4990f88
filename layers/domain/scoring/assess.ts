import { exact, hundred, toText } from '#domain/numbers/exact.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import { cut, marksBy } from './cuts.ts';
import type { Dossier } from './dossier.ts';
import { type Facts, factsOf } from './facts-of.ts';
import { type LineUp, lineUpsOf } from './line-up.ts';
import { type ExactMark, groupOf, type MarkingRoom, markLeaf } from './mark.ts';
import { measure } from './measure.ts';
import { type Candidate, type Graded, rank } from './rank.ts';
import { flag } from './rules/marking.ts';
import type { Scorecard } from './scorecard.ts';
import { type Total, totalOf } from './total.ts';

/** A unit's marks, in the order of the scheme's leaves. */
interface MarkedUnit {
  unit: Unit;
  lineUp: LineUp;
  marks: ReadonlyMap<string, ExactMark>;
}

/** Rooms 1 and 2 for one category, leaf by leaf: all units are measured, then marked against each other. */
const markCategory = (lineUp: LineUp, policy: Dossier['policy'], facts: Facts): MarkedUnit[] => {
  const { sheet, units } = lineUp;
  const votes = units.flatMap(({ id }) => facts.votes.get(id) ?? []);
  const leaves = sheet.leaves.map((leaf) => {
    const measured = units.map((unit) => measure(sheet, leaf, unit, facts));
    const room: MarkingRoom = { policy, facts, group: groupOf(measured), votes };
    return { code: leaf.indicator.code, marks: measured.map((each) => markLeaf(each, room)) };
  });
  return units.map((unit, at) => ({
    unit,
    lineUp,
    marks: new Map(leaves.flatMap(({ code, marks }): [string, ExactMark][] => marks.slice(at, at + 1).map((mark) => [code, mark]))),
  }));
};

interface Scored extends MarkedUnit {
  total: Total;
}

/** Room 3 for one unit. */
const scored = (marked: MarkedUnit, { policy }: Dossier, facts: Facts): Scored => {
  const { unit, lineUp, marks } = marked;
  const [adjustments, lateDays] = [facts.entries.get(unit.id) ?? [], facts.lateDays.get(unit.id) ?? 0];
  return { ...marked, total: totalOf({ unit, scheme: lineUp.sheet.scheme, policy, marks, adjustments, lateDays }) };
};

const monthsAssessed = ({ since }: Unit, year: number): number => (since === undefined || since < `${year}-01` ? 12 : 13 - Number(since.slice(5)));

const candidateOf = ({ unit, lineUp, marks, total }: Scored, { plan, policy }: Dossier, facts: Facts): Candidate => ({
  unit: unit.id,
  category: lineUp.category.code,
  score: total.score,
  percent: total.percent,
  vetoes: (facts.entries.get(unit.id) ?? []).flatMap(({ kind, veto }) => (kind === 'veto' ? [veto ?? ''] : [])),
  ungraded: monthsAssessed(unit, plan.year) < policy.newUnits.leastMonths,
  goalMarks: new Map(marksBy([...marks.values()], 'goal').map(({ name, marks: earned }) => [name, earned])),
  nodeMarks: new Map(total.nodes.map(({ code, score }) => [code, exact(score)])),
});

const cardOf = ({ unit, lineUp, marks, total }: Scored, graded: Graded, { simulated }: Facts): Scorecard => {
  const { scheme } = lineUp.sheet;
  const all = [...marks.values()];
  return {
    unit: unit.id,
    name: unit.name,
    category: lineUp.category.code,
    scheme: scheme.code,
    schemeVersion: scheme.version,
    fullMarks: scheme.root.fullMarks,
    marks: all.map(({ mark }) => mark),
    nodes: total.nodes,
    total: toText(total.total),
    bonus: toText(total.bonus),
    deduction: toText(total.deduction),
    lateDeduction: toText(total.late),
    score: toText(graded.score),
    percent: toText(graded.score.div(exact(scheme.root.fullMarks)).mul(hundred)),
    grade: graded.grade,
    rank: graded.rank,
    steps: [...total.steps, ...graded.steps],
    flags: [...(simulated ? [flag('simulated')] : []), ...total.flags, ...graded.flags],
    byGoal: cut(all, 'goal'),
    byField: cut(all, 'field'),
    provisional: all.some(({ mark }) => mark.state === 'pending'),
  };
};

const byCategoryAndUnit = (a: Scorecard, b: Scorecard): number => {
  if (a.category !== b.category) return a.category < b.category ? -1 : 1;
  return a.unit < b.unit ? -1 : 1;
};

/**
 * A dossier goes in, scorecards come out, ordered by category and unit. Pure: the same dossier gives the same cards, whatever the order of its lists.
 * Four rooms in a row, nothing flows back: measure → mark → total → rank.
 */
export const assess = (dossier: Dossier): Scorecard[] => {
  const facts = factsOf(dossier);
  const units = lineUpsOf(dossier)
    .flatMap((lineUp) => markCategory(lineUp, dossier.policy, facts))
    .map((marked) => scored(marked, dossier, facts));
  const graded = rank(
    units.map((each) => candidateOf(each, dossier, facts)),
    dossier.policy,
    dossier.decisions,
  );
  const of = new Map(graded.map((each) => [each.unit, each]));
  return units
    .flatMap((each) => [of.get(each.unit.id)].flatMap((result) => (result === undefined ? [] : [cardOf(each, result, facts)])))
    .sort(byCategoryAndUnit);
};
