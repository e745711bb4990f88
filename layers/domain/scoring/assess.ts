import { exact } from '#domain/numbers/exact.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { monthsIn } from './accumulate.ts';
import type { Candidate } from './candidate.ts';
import { cardOf } from './card.ts';
import { marksBy } from './cuts.ts';
import type { Dossier } from './dossier.ts';
import { type Facts, factsOf } from './facts-of.ts';
import { lineUpsOf } from './line-up.ts';
import { the } from './lookup.ts';
import { markCategory } from './mark-category.ts';
import { rank } from './rank.ts';
import type { Scorecard } from './scorecard.ts';
import { type Scored, totalUnits } from './total-units.ts';
import { monthsBefore } from './unit-months.ts';

/** Why a unit gets neither grade nor rank: it ended in mid-year, or it was assessed for too few months (不定等次). */
const whyUngraded = (unit: Unit, { newUnits }: Policy, facts: Facts): Candidate['ungraded'] => {
  if (unit.until !== undefined && unit.until < facts.through) return 'left-in-year';
  const months = monthsIn({ through: `${facts.plan.year}-12`, since: unit.since }).all + monthsBefore(unit, facts);
  return months < newUnits.leastMonths ? 'new-unit' : undefined;
};

const candidateOf = ({ unit, lineUp, marks, total }: Scored, policy: Policy, facts: Facts): Candidate => ({
  unit: unit.id,
  category: lineUp.category.code,
  score: total.score,
  percent: total.percent,
  vetoes: (facts.entries.get(unit.id) ?? []).flatMap(({ kind, veto }) => (kind === 'veto' ? [veto ?? ''] : [])),
  ungraded: whyUngraded(unit, policy, facts),
  goalMarks: new Map(marksBy([...marks.values()], 'goal').map(({ name, marks: earned }) => [name, earned])),
  nodeMarks: new Map(total.nodes.map(({ code, score }) => [code, exact(score)])),
});

const byCategoryAndUnit = (a: Scorecard, b: Scorecard): number => {
  if (a.category !== b.category) return a.category < b.category ? -1 : 1;
  return a.unit < b.unit ? -1 : 1;
};

/**
 * A dossier goes in, scorecards come out, ordered by category and unit. Pure: the same dossier gives the same cards, whatever the order of its lists.
 * Four rooms in a row, nothing flows back: measure → mark → total → rank.
 */
export const assess = (dossier: Dossier): Scorecard[] => {
  const { policy, decisions } = dossier;
  const facts = factsOf(dossier);
  const marked = lineUpsOf(dossier).flatMap((lineUp) => markCategory(lineUp, policy, facts));
  const scored = totalUnits(marked, policy, facts);
  const candidates = scored.map((each) => candidateOf(each, policy, facts));
  const graded = new Map(rank(candidates, policy, decisions).map((each) => [each.unit, each]));
  return scored.map((each) => cardOf(each, the(graded, each.unit.id), facts.simulated)).sort(byCategoryAndUnit);
};
