import type { Exact } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { type Candidate, type Draft, draftOf, isGraded, isVetoed } from './candidate.ts';
import type { ScoreDecision } from './facts.ts';
import { inTime } from './facts-of.ts';
import { flag, step } from './rules/marking.ts';
import type { Flag, Step } from './scorecard.ts';
import { takeSeats } from './take-seats.ts';

export interface Graded {
  unit: string;
  score: Exact;
  grade: string;
  rank: number | undefined;
  steps: Step[];
  flags: Flag[];
}

/** A grade that a meeting changed, with its reason; it comes last. */
const decided = (draft: Draft, decisions: readonly ScoreDecision[]): Draft => {
  const decision = decisions.findLast((each) => each.kind === 'grade' && each.unit === draft.unit);
  if (decision?.kind !== 'grade') return draft;
  return {
    ...draft,
    grade: decision.grade,
    steps: [...draft.steps, step('decided-grade', decision.grade)],
    flags: [...draft.flags, flag('grade-decided', { by: decision.by, reason: decision.reason, before: draft.grade })],
  };
};

/** Equal published scores share the better place, the next is skipped (1, 1, 3); vetoed and ungraded units have none and take none. */
const placesIn = (members: readonly Draft[]): Map<string, number> => {
  const ranked = members.filter((each) => isGraded(each) && !isVetoed(each)).sort((a, b) => b.percent.compare(a.percent));
  const places = new Map<string, number>();
  ranked.forEach(({ unit, percent }, at) => {
    const before = ranked[at - 1];
    const shared = before?.percent.equals(percent) ? places.get(before.unit) : undefined;
    places.set(unit, shared ?? at + 1);
  });
  return places;
};

/** Room 4, rank: thresholds, vetoes, seats with the county's ceiling, ties at the edge, decisions; ranks within the category. */
export const rank = (candidates: readonly Candidate[], policy: Policy, given: readonly ScoreDecision[]): Graded[] => {
  const decisions = inTime(given);
  const drafts = candidates.map((candidate) => draftOf(candidate, policy));
  const places = new Map([...Map.groupBy(drafts, ({ category }) => category).values()].flatMap((members) => [...placesIn(members)]));
  return takeSeats(drafts, policy, decisions)
    .map((draft) => decided(draft, decisions))
    .map(({ unit, score, grade, steps, flags }) => ({ unit, score, grade, rank: places.get(unit), steps, flags }));
};
