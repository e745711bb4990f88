import { type Exact, exact, hundred, sum, toText, zero } from '#domain/numbers/exact.ts';
import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Category, Unit } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { Dossier } from './dossier.ts';
import { type ExactMark, markLeaf } from './mark.ts';
import { type Facts, factsOf, type Measured, measure } from './measure.ts';
import { type Candidate, type Graded, rank } from './rank.ts';
import { flag } from './rules/marking.ts';
import type { Mark, Scorecard } from './scorecard.ts';
import { scaledTargets } from './simulated-targets.ts';
import { type Total, totalOf } from './total.ts';

interface Scored {
  unit: Unit;
  category: Category;
  scheme: Scheme;
  marks: ReadonlyMap<string, ExactMark>;
  total: Total;
}

const schemeOf = (dossier: Dossier, category: Category): Scheme => {
  const scheme = dossier.schemes.filter(({ code }) => code === category.scheme).sort((a, b) => b.version - a.version)[0];
  if (scheme === undefined) throw new RangeError(`no scheme ${category.scheme}`);
  return scheme;
};

/** Rooms 1 to 3 for one category: measure all units, then mark them against each other, then total. */
const scoreCategory = (dossier: Dossier, category: Category, facts: Facts): Scored[] => {
  const scheme = schemeOf(dossier, category);
  const units = dossier.plan.units.filter((unit) => unit.category === category.code && (unit.since === undefined || unit.since <= dossier.through));
  const ids = new Set(units.map(({ id }) => id));
  const leaves = leavesOf(scheme.root);
  const measured = new Map(leaves.map((leaf): [string, Measured[]] => [leaf.code, units.map((unit) => measure(scheme, leaf, unit, facts))]));
  return units.map((unit) => {
    const marks = new Map(
      leaves.flatMap((leaf): [string, ExactMark][] => {
        const group = measured.get(leaf.code) ?? [];
        return group.filter((each) => each.unit === unit.id).map((own) => [leaf.code, markLeaf(own, { dossier, group, units: ids })]);
      }),
    );
    const lateDays = dossier.lateDays.filter((late) => late.unit === unit.id).reduce((days, late) => days + late.days, 0);
    const adjustments = dossier.adjustments.filter((entry) => entry.unit === unit.id);
    return { unit, category, scheme, marks, total: totalOf({ unit, scheme, policy: dossier.policy, marks, adjustments, lateDays }) };
  });
};

const marksBy = (marks: readonly ExactMark[], key: 'goal' | 'field') => {
  const groups = Map.groupBy(
    marks.filter(({ mark }) => mark[key] !== undefined),
    ({ mark }) => String(mark[key]),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({
      name,
      marks: sum(own.map((each) => each.marks ?? zero)),
      fullMarks: sum(own.map((each) => (each.marks === undefined ? zero : exact(each.mark.fullMarks)))),
    }));
};

const cut = (marks: readonly ExactMark[], key: 'goal' | 'field') =>
  marksBy(marks, key).map(({ name, marks: earned, fullMarks }) => ({ name, marks: toText(earned), fullMarks: toText(fullMarks) }));

const monthsAssessed = (unit: Unit, year: number): number => (unit.since === undefined || unit.since < `${year}-01` ? 12 : 13 - Number(unit.since.slice(5)));

const candidateOf = ({ unit, category, marks, total }: Scored, dossier: Dossier): Candidate => ({
  unit: unit.id,
  category: category.code,
  score: total.score,
  percent: total.percent,
  vetoes: dossier.adjustments.filter((entry) => entry.unit === unit.id && entry.kind === 'veto').map(({ veto }) => veto ?? ''),
  ungraded: monthsAssessed(unit, dossier.plan.year) < dossier.policy.newUnits.leastMonths,
  goalMarks: new Map(marksBy([...marks.values()], 'goal').map(({ name, marks: earned }) => [name, earned])),
  nodeMarks: new Map(total.nodes.map(({ code, score }): [string, Exact] => [code, exact(score)])),
});

/** The ratio of the published score to full marks, in %, with two decimals more than anybody needs. */
const percentOf = (score: Exact, full: Exact): string => toText(score.div(full).mul(hundred));

const cardOf = ({ unit, category, scheme, marks, total }: Scored, graded: Graded, simulated: boolean): Scorecard => {
  const all = [...marks.values()];
  const leaves: Mark[] = all.map(({ mark }) => mark);
  const full = exact(scheme.root.fullMarks);
  return {
    unit: unit.id,
    name: unit.name,
    category: category.code,
    scheme: scheme.code,
    schemeVersion: scheme.version,
    fullMarks: scheme.root.fullMarks,
    marks: leaves,
    nodes: total.nodes,
    total: toText(total.total),
    bonus: toText(total.bonus),
    deduction: toText(total.deduction),
    lateDeduction: toText(total.late),
    score: toText(graded.score),
    percent: percentOf(graded.score, full),
    grade: graded.grade,
    rank: graded.rank,
    steps: [...total.steps, ...graded.steps],
    flags: [...(simulated ? [flag('simulated')] : []), ...total.flags, ...graded.flags],
    byGoal: cut(all, 'goal'),
    byField: cut(all, 'field'),
    provisional: leaves.some(({ state }) => state === 'pending'),
  };
};

/**
 * A dossier goes in, scorecards come out, ordered by category and unit. Pure: the same dossier gives the same cards, whatever the order of its lists.
 * Four rooms in a row, nothing flows back: measure → mark → total → rank. A simulated dossier is marked against targets scaled to its month.
 */
export const assess = (given: Dossier): Scorecard[] => {
  const dossier = given.purpose === 'simulated' ? scaledTargets(given) : given;
  const facts = factsOf(dossier);
  const scored = dossier.plan.categories.flatMap((category) => scoreCategory(dossier, category, facts));
  const graded = new Map(
    rank(
      scored.map((each) => candidateOf(each, dossier)),
      dossier.policy,
      dossier.decisions,
    ).map((each) => [each.unit, each]),
  );
  return scored
    .map((each) => {
      const result = graded.get(each.unit.id);
      if (result === undefined) throw new RangeError(`no grade of ${each.unit.id}`);
      return cardOf(each, result, given.purpose === 'simulated');
    })
    .sort((a, b) => (a.category === b.category ? (a.unit < b.unit ? -1 : 1) : a.category < b.category ? -1 : 1));
};
