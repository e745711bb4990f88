import { greatest, zero } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { type Draft, isGraded, isVetoed } from './candidate.ts';
import { decideEdge, type Edge } from './edge.ts';
import type { ScoreDecision } from './facts.ts';
import { below } from './grade.ts';
import { flag, step } from './rules/marking.ts';
import type { Flag, Step } from './scorecard.ts';
import { allotSeats, type Group, type Seats } from './seats.ts';

type TieDecision = Extract<ScoreDecision, { kind: 'tie' }>;

/** Categories with fewer units than the policy says share their seats in one group. */
const pooled = '+';

/** Units that reach the best grade and may take a seat, best first. */
const runnersOf = (members: readonly Draft[], { quota }: Policy): Draft[] =>
  members.filter((each) => each.grade === quota.grade && !isVetoed(each)).sort((a, b) => b.percent.compare(a.percent));

/** Better scores are sure of their seat; equal ones at the edge are told apart where there are too few seats for them. */
const seatedOf = (
  runners: readonly Draft[],
  seats: number,
  tie: Policy['quota']['tie'],
  chosen: ReadonlySet<string>,
): Edge & { contested: readonly Draft[] } => {
  const edge = runners[seats - 1]?.percent;
  if (edge === undefined) return { seated: [], undecided: [], decidedBy: undefined, contested: [] };
  const sure = runners.filter(({ percent }) => percent.gt(edge));
  const tied = runners.filter(({ percent }) => percent.equals(edge));
  if (sure.length + tied.length <= seats) return { seated: [...sure, ...tied], undecided: [], decidedBy: undefined, contested: [] };
  const decided = decideEdge(tied, seats - sure.length, tie, chosen);
  return { ...decided, seated: [...sure, ...decided.seated], contested: tied };
};

const factsOf = (members: readonly Draft[], { seats, byRate, minimumGaveWay, group }: Seats): Step[] => [
  step('group-units', String(members.length)),
  step('group-seats', String(seats)),
  ...(minimumGaveWay ? [step('minimum-gave-way', String(byRate))] : []),
  ...(group === pooled ? [step('pooled', [...new Set(members.map(({ category }) => category))].sort().join('、'))] : []),
];

const officeSaid = ({ decidedBy }: Edge, { unit }: Draft, ties: readonly TieDecision[]): Flag[] =>
  decidedBy !== 'office' ? [] : ties.filter((each) => each.unit === unit).map(({ by, reason }) => flag('tie-decided', { by, reason }));

/** Seats of one group go to the best percentages; who reaches the best grade and gets none has the next grade. */
const seatGroup = (members: readonly Draft[], given: Seats, policy: Policy, ties: readonly TieDecision[]): Draft[] => {
  const { quota, grades } = policy;
  const edge = seatedOf(runnersOf(members, policy), given.seats, quota.tie, new Set(ties.map(({ unit }) => unit)));
  const facts = factsOf(members, given);
  return members.map((member) => {
    if (member.grade !== quota.grade) return member;
    const decidedBy = edge.contested.includes(member) ? edge.decidedBy : undefined;
    const steps = [...member.steps, ...facts, ...(decidedBy === undefined ? [] : [step('tie-decided-by', decidedBy)])];
    const flags = [...member.flags, ...(edge.undecided.includes(member) ? [flag('tie-undecided')] : officeSaid(edge, member, ties))];
    if (edge.seated.includes(member)) return { ...member, flags, steps: [...steps, step('seat', quota.grade)] };
    const grade = below(quota.grade, grades.levels);
    return { ...member, grade, flags, steps: [...steps, step('no-seat', grade)] };
  });
};

const groupFor = (code: string, members: readonly Draft[], policy: Policy): Group => {
  const runners = runnersOf(members, policy);
  return { code, size: members.length, eligible: runners.length, top: greatest(zero, ...runners.map(({ percent }) => percent)) };
};

/** The quota of the best grade, per category or in the pooled group of the small ones (scoring.md § 5). Units without a grade are not in it. */
export const takeSeats = (drafts: readonly Draft[], policy: Policy, decisions: readonly ScoreDecision[]): Draft[] => {
  const sizes = Map.groupBy(drafts.filter(isGraded), ({ category }) => category);
  const isSmall = (category: string): boolean => (sizes.get(category)?.length ?? 0) < policy.quota.poolBelow;
  const groups = Map.groupBy(drafts.filter(isGraded), ({ category }) => (isSmall(category) ? pooled : category));
  const standing = [...groups].map(([code, members]) => groupFor(code, members, policy));
  const ties = decisions.filter((each) => each.kind === 'tie');
  const seated = allotSeats(standing, policy.quota).flatMap((given) => seatGroup(groups.get(given.group) ?? [], given, policy, ties));
  return [...seated, ...drafts.filter((each) => !isGraded(each))];
};
