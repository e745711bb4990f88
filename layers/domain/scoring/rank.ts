import { type Exact, exact, greatest, least, zero } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { ScoreDecision } from './facts.ts';
import { inTime } from './facts-of.ts';
import { below, gradeOf, worse } from './grade.ts';
import { flag, step } from './rules/marking.ts';
import type { Flag, Step } from './scorecard.ts';
import { allotSeats, type Group } from './seats.ts';

/** A unit before grading. */
export interface Candidate {
  unit: string;
  category: string;
  score: Exact;
  percent: Exact;
  /** Codes of the vetoes that are in force against it. */
  vetoes: readonly string[];
  /** Too short in the year for a grade (不定等次). */
  ungraded: boolean;
  /** Marks by goal and by node, for ties. */
  goalMarks: ReadonlyMap<string, Exact>;
  nodeMarks: ReadonlyMap<string, Exact>;
}

export interface Graded {
  unit: string;
  score: Exact;
  grade: string;
  rank: number | undefined;
  steps: Step[];
  flags: Flag[];
}

interface Draft extends Candidate {
  grade: string;
  steps: Step[];
  flags: Flag[];
}

/** A veto acts before the quota: it caps the grade or the score; the unit keeps its score under a grade cap and shows no rank [T07 Z08]. */
const underVeto = (draft: Draft, veto: Policy['vetoes'][number], { grades: { levels } }: Policy): Draft => {
  const capped = { ...draft, steps: [...draft.steps, step('veto', veto.name)] };
  if ('gradeCap' in veto.effect) return { ...capped, grade: worse(draft.grade, veto.effect.gradeCap, levels) };
  const score = least(draft.score, exact(veto.effect.scoreCap));
  const percent = draft.score.equals(0) ? zero : draft.percent.mul(score).div(draft.score);
  return { ...capped, score, percent, grade: worse(draft.grade, gradeOf(percent, levels), levels) };
};

const underVetoes = (draft: Draft, policy: Policy): Draft => {
  let current = draft;
  for (const code of draft.vetoes) {
    const veto = policy.vetoes.find((each) => each.code === code);
    if (veto !== undefined) current = underVeto(current, veto, policy);
  }
  return current;
};

const draftOf = (candidate: Candidate, policy: Policy): Draft => {
  const grade = candidate.ungraded ? policy.newUnits.grade : gradeOf(candidate.percent, policy.grades.levels);
  const steps = [step('threshold', grade)];
  return candidate.ungraded ? { ...candidate, grade, steps, flags: [flag('new-unit')] } : underVetoes({ ...candidate, grade, steps, flags: [] }, policy);
};

/** Groups of the seats: categories; those with fewer units than the policy says are pooled into one. */
const groupOf = (category: string, sizes: ReadonlyMap<string, number>, poolBelow: number): string => ((sizes.get(category) ?? 0) < poolBelow ? '+' : category);

type Criterion = Exclude<Policy['quota']['tie'], string>[number];

const compareBy = (criterion: Criterion, a: Draft, b: Draft, chosen: ReadonlySet<string>): number => {
  if (criterion.by === 'goal') return (b.goalMarks.get(criterion.goal) ?? zero).compare(a.goalMarks.get(criterion.goal) ?? zero);
  if (criterion.by === 'node') return (b.nodeMarks.get(criterion.code) ?? zero).compare(a.nodeMarks.get(criterion.code) ?? zero);
  return Number(chosen.has(b.unit)) - Number(chosen.has(a.unit));
};

interface Edge {
  seated: Draft[];
  /** Units at the edge that no criterion could tell apart: they get no seat until the office decides. */
  undecided: Draft[];
  decidedBy: string | undefined;
}

/** Who of the equal scores at the edge takes the remaining seats. */
const decideEdge = (tied: readonly Draft[], free: number, tie: Policy['quota']['tie'], chosen: ReadonlySet<string>): Edge => {
  if (tie === 'allIn') return { seated: [...tied], undecided: [], decidedBy: 'allIn' };
  if (tie === 'allOut') return { seated: [], undecided: [], decidedBy: 'allOut' };
  const compare = (a: Draft, b: Draft): number => tie.reduce((found, criterion) => (found === 0 ? compareBy(criterion, a, b, chosen) : found), 0);
  const order = [...tied].sort((a, b) => compare(a, b) || (a.unit < b.unit ? -1 : 1));
  const [last, first] = [order[free - 1], order[free]];
  if (last === undefined || first === undefined) return { seated: order.slice(0, free), undecided: [], decidedBy: undefined };
  if (compare(last, first) === 0) {
    const equal = order.filter((each) => compare(each, last) === 0);
    return { seated: order.filter((each) => compare(each, last) < 0), undecided: equal, decidedBy: undefined };
  }
  const criterion = tie.find((each) => compareBy(each, last, first, chosen) !== 0);
  return { seated: order.slice(0, free), undecided: [], decidedBy: criterion?.by === 'goal' ? criterion.goal : criterion?.by };
};

const byScore = (a: Draft, b: Draft): number => b.percent.compare(a.percent) || (a.unit < b.unit ? -1 : 1);

/** Seats of one group go to the best percentages; who loses gets the next grade. */
const seatGroup = (members: readonly Draft[], seats: number, facts: Step[], policy: Policy, chosen: ReadonlySet<string>): Draft[] => {
  const { quota, grades } = policy;
  const runners = members.filter(({ grade }) => grade === quota.grade).sort(byScore);
  const edgeScore = runners[seats - 1]?.percent;
  const sure = edgeScore === undefined ? (seats === 0 ? [] : runners) : runners.filter(({ percent }) => percent.gt(edgeScore));
  const tied = edgeScore === undefined ? [] : runners.filter(({ percent }) => percent.equals(edgeScore));
  const contested = tied.length > seats - sure.length;
  const edge = contested ? decideEdge(tied, seats - sure.length, quota.tie, chosen) : { seated: tied, undecided: [], decidedBy: undefined };
  const seated = new Set([...sure, ...edge.seated].map(({ unit }) => unit));
  const undecided = new Set(edge.undecided.map(({ unit }) => unit));
  const atEdge = new Set(contested ? tied.map(({ unit }) => unit) : []);
  return members.map((member) => {
    if (member.grade !== quota.grade) return member;
    const tieSteps = atEdge.has(member.unit) && edge.decidedBy !== undefined ? [step('tie-decided-by', edge.decidedBy)] : [];
    const steps = [...member.steps, ...facts, ...tieSteps];
    if (seated.has(member.unit)) return { ...member, steps: [...steps, step('seat', quota.grade)] };
    const flags = undecided.has(member.unit) ? [...member.flags, flag('tie-undecided')] : member.flags;
    const grade = below(quota.grade, grades.levels);
    return { ...member, grade, flags, steps: [...steps, step('no-seat', grade)] };
  });
};

const withSeats = (drafts: readonly Draft[], policy: Policy, decisions: readonly ScoreDecision[]): Draft[] => {
  const graded = drafts.filter(({ ungraded }) => !ungraded);
  const sizes = new Map([...Map.groupBy(graded, ({ category }) => category)].map(([category, members]) => [category, members.length]));
  const groups = Map.groupBy(graded, ({ category }) => groupOf(category, sizes, policy.quota.poolBelow));
  const standing = [...groups].map(([code, members]): Group => {
    const runners = members.filter(({ grade }) => grade === policy.quota.grade);
    return { code, size: members.length, eligible: runners.length, top: members.reduce((best, { percent }) => greatest(best, percent), zero) };
  });
  const chosen = new Set(decisions.filter(({ kind }) => kind === 'tie').map(({ unit }) => unit));
  const seats = allotSeats(
    standing.sort((a, b) => (a.code < b.code ? -1 : 1)),
    policy.quota,
  );
  const seated = seats.flatMap((each) => {
    const members = groups.get(each.group) ?? [];
    const facts = [
      step('group-units', String(members.length)),
      step('group-seats', String(each.seats)),
      ...(each.minimumGaveWay ? [step('minimum-gave-way', String(each.byRate))] : []),
      ...(each.group === '+' ? [step('pooled', 'small-categories')] : []),
    ];
    return seatGroup(members, each.seats, facts, policy, chosen);
  });
  return [...seated, ...drafts.filter(({ ungraded }) => ungraded)];
};

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

/** Equal published scores share the better place, the next is skipped (1, 1, 3); vetoed and ungraded units have none. */
const rankOf = (draft: Draft, all: readonly Draft[]): number | undefined => {
  const ranked = (each: Draft) => each.vetoes.length === 0 && !each.ungraded;
  if (!ranked(draft)) return undefined;
  return 1 + all.filter((other) => other.category === draft.category && ranked(other) && other.percent.gt(draft.percent)).length;
};

/** Room 4, rank: thresholds, vetoes, seats with the county's ceiling, ties at the edge, decisions; ranks within the category. */
export const rank = (candidates: readonly Candidate[], policy: Policy, given: readonly ScoreDecision[]): Graded[] => {
  const decisions = inTime(given);
  const sorted = [...candidates].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const drafts = withSeats(
    sorted.map((candidate) => draftOf(candidate, policy)),
    policy,
    decisions,
  ).map((draft) => decided(draft, decisions));
  return drafts.map((draft) => ({
    unit: draft.unit,
    score: draft.score,
    grade: draft.grade,
    rank: rankOf(draft, drafts),
    steps: draft.steps,
    flags: draft.flags,
  }));
};
