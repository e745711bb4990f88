import * as z from 'zod';
import { Decimal, type Exact, exact, greatest, least, sum, toFixed } from '#domain/numbers/exact.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Scorecard } from './scorecard.ts';

/** What a person changed: 核定分 of an indicator, a grade, a seat among equals; each with who and why. */
export const ChangedByHand = z.object({
  kind: z.enum(['marks', 'grade', 'tie']),
  indicator: z.string().optional(),
  name: z.string().optional(),
  from: z.string().optional(),
  to: z.string(),
  by: z.string(),
  reason: z.string(),
});
export type ChangedByHand = z.infer<typeof ChangedByHand>;

/** Last year's result as it was announced, whoever scored it. */
const Before = z.object({ score: Decimal, percent: Decimal, grade: z.string(), rank: z.int().positive().optional() });

export type LastResult = z.infer<typeof Before> & { unit: string };

/** A unit as its suggestion stands: level, change and number of units together, never a place alone. */
export const ProposedUnit = z.object({
  unit: z.string(),
  name: z.string(),
  score: Decimal,
  percent: Decimal,
  grade: z.string(),
  rank: z.int().positive().optional(),
  /** Last year's final result, and the change of the score in percentage points of the full marks. */
  before: Before.optional(),
  change: z.string().optional(),
  /** Of a unit that reached the best grade: whether it has one of its group's seats. */
  seat: z.enum(['seat', 'no-seat']).optional(),
  /** The last one with a seat, or the first one without: where one mark more or less decides. */
  edge: z.boolean(),
  /** Points to the other side of the edge: ahead of the first one without a seat, or behind the last one with. */
  margin: Decimal.optional(),
  /** Units of the category with the very same score. */
  tiedWith: z.array(z.string()),
  /** What told equal units at the edge apart: a goal, a node, `office`, or the rule for all of them. */
  tieBy: z.string().optional(),
  /** Equal at the edge, and nobody has decided yet. */
  undecided: z.boolean(),
  vetoes: z.array(z.string()),
  changed: z.array(ChangedByHand),
  provisional: z.boolean(),
});
export type ProposedUnit = z.infer<typeof ProposedUnit>;

export const ProposedCategory = z.object({
  code: z.string(),
  name: z.string(),
  fullMarks: Decimal,
  /** Units in it, and those of them with a place. */
  count: z.int(),
  ranked: z.int(),
  mean: Decimal,
  lowest: Decimal,
  highest: Decimal,
  meanBefore: Decimal.optional(),
  /** Seats of the group for the best grade; absent where nobody reached it. `pooled`: categories that share them. */
  seats: z.object({ grade: z.string(), of: z.int(), seats: z.int(), pooled: z.string().optional() }).optional(),
  grades: z.array(z.object({ grade: z.string(), count: z.int() })),
  /** How the scores spread, in % of the full marks: [from, to), the last one without an end. */
  bands: z.array(z.object({ from: z.string().optional(), to: z.string().optional(), count: z.int() })),
  units: z.array(ProposedUnit),
});
export type ProposedCategory = z.infer<typeof ProposedCategory>;

/** Points in % as people read them. */
const shown = (percent: string): string => toFixed(exact(percent), 2);

/** A score has at least two decimals, and all it has: nothing is rounded a second time. */
const scoreText = (score: string): string => (/\.\d{3,}/.test(score) ? score : shown(score));

const stepOf = ({ steps }: Pick<Scorecard, 'steps'>, name: string): string | undefined => steps.find((step) => step.name === name)?.value;

const changedMarks = ({ marks }: Scorecard): ChangedByHand[] =>
  marks.flatMap(({ code, name, computed, awarded, explanation: { flags } }) => {
    const said = flags.find((flag) => flag.code === 'awarded');
    if (said === undefined || awarded === undefined) return [];
    const { by = '', reason = '' } = said.facts;
    return [{ kind: 'marks' as const, indicator: code, name, ...(computed === undefined ? {} : { from: computed }), to: awarded, by, reason }];
  });

const changedStanding = ({ flags, grade }: Scorecard): ChangedByHand[] =>
  flags.flatMap(({ code, facts: { by = '', reason = '', before } }): ChangedByHand[] => {
    if (code === 'grade-decided') return [{ kind: 'grade', ...(before === undefined ? {} : { from: before }), to: grade, by, reason }];
    return code === 'tie-decided' ? [{ kind: 'tie', to: grade, by, reason }] : [];
  });

/** All that people changed on a card. */
export const changedByHand = (card: Scorecard): ChangedByHand[] => [...changedMarks(card), ...changedStanding(card)];

/** Marks go to the nearest of the other side, inside the group that shares the seats. */
const marginOf = (card: Scorecard, group: readonly Scorecard[], edgeOf: (side: 'seat' | 'no-seat') => Exact | undefined): string | undefined => {
  const side = stepOf(card, 'seat') !== undefined ? 'seat' : stepOf(card, 'no-seat') !== undefined ? 'no-seat' : undefined;
  if (side === undefined || group.length === 0) return undefined;
  const other = edgeOf(side === 'seat' ? 'no-seat' : 'seat');
  return other === undefined ? undefined : toFixed(exact(card.percent).sub(other).abs(), 2);
};

const hasSeat = (card: Scorecard): boolean => stepOf(card, 'seat') !== undefined;
const missedSeat = (card: Scorecard): boolean => stepOf(card, 'no-seat') !== undefined;

/** Best first; who has no place comes last. */
const byPlace = (a: Scorecard, b: Scorecard): number =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || exact(b.percent).compare(exact(a.percent)) || (a.unit < b.unit ? -1 : 1);

const edgesOf = (group: readonly Scorecard[]) => {
  const seated = group.filter(hasSeat).map(({ percent }) => exact(percent));
  const missed = group.filter(missedSeat).map(({ percent }) => exact(percent));
  const [lastIn, firstOut] = [seated[0] && least(seated[0], ...seated), missed[0] && greatest(missed[0], ...missed)];
  return (side: 'seat' | 'no-seat'): Exact | undefined => (side === 'seat' ? lastIn : firstOut);
};

const proposedUnit = (card: Scorecard, members: readonly Scorecard[], group: readonly Scorecard[], before: LastResult | undefined): ProposedUnit => {
  const edgeOf = edgesOf(group);
  const side = hasSeat(card) ? ('seat' as const) : missedSeat(card) ? ('no-seat' as const) : undefined;
  const margin = marginOf(card, group, edgeOf);
  const atEdge = side !== undefined && margin !== undefined && edgeOf(side)?.equals(exact(card.percent)) === true;
  const tieBy = stepOf(card, 'tie-decided-by');
  const { unit, name, score, grade, rank, provisional, flags, steps } = card;
  return {
    unit,
    name,
    score: scoreText(score),
    percent: shown(card.percent),
    grade,
    ...(rank === undefined ? {} : { rank }),
    ...(before === undefined
      ? {}
      : {
          before: { score: before.score, percent: shown(before.percent), grade: before.grade, ...(before.rank === undefined ? {} : { rank: before.rank }) },
          change: toFixed(exact(card.percent).sub(exact(before.percent)), 2),
        }),
    ...(side === undefined ? {} : { seat: side }),
    edge: atEdge,
    ...(margin === undefined ? {} : { margin }),
    tiedWith: rank === undefined ? [] : members.filter((each) => each.unit !== unit && each.rank === rank).map((each) => each.unit),
    ...(tieBy === undefined ? {} : { tieBy }),
    undecided: flags.some(({ code }) => code === 'tie-undecided'),
    vetoes: steps.filter((step) => step.name === 'veto').map(({ value }) => value),
    changed: changedByHand(card),
    provisional,
  };
};

const bandEdges = ['60', '70', '80', '90', '95'] as const;
const bandsOf = (cards: readonly Scorecard[]): ProposedCategory['bands'] =>
  [undefined, ...bandEdges].map((from, at) => {
    const to = bandEdges[at];
    const count = cards.filter(
      ({ percent }) => (from === undefined || exact(percent).gte(exact(from))) && (to === undefined || exact(percent).lt(exact(to))),
    ).length;
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), count };
  });

const meanOf = (values: readonly Exact[]): string => toFixed(sum(values).div(Math.max(values.length, 1)), 2);

/** The suggestion of one category; `all` holds the cards of the others too, because small categories share their seats. */
const proposedCategory = (
  { code, name }: Plan['categories'][number],
  all: readonly Scorecard[],
  { quota, grades }: Pick<Policy, 'quota' | 'grades'>,
  before: readonly LastResult[],
): ProposedCategory[] => {
  const members = all.filter(({ category }) => category === code).sort(byPlace);
  const [first] = members;
  if (first === undefined) return [];
  const seated = members.find((card) => stepOf(card, 'group-seats') !== undefined);
  const together = seated === undefined ? undefined : stepOf(seated, 'pooled');
  const pooled = together?.includes('、') === true ? together : undefined;
  const group = pooled === undefined ? members : all.filter(({ category }) => pooled.split('、').includes(category));
  const percents = members.map(({ percent }) => exact(percent));
  const earlier = members.flatMap(({ unit }) => before.find((each) => each.unit === unit) ?? []);
  const known = [...grades.levels.map(({ name: grade }) => grade), ...new Set(members.map(({ grade }) => grade))];
  return [
    {
      code,
      name,
      fullMarks: first.fullMarks,
      count: members.length,
      ranked: members.filter(({ rank }) => rank !== undefined).length,
      mean: meanOf(percents),
      lowest: toFixed(least(exact(first.percent), ...percents), 2),
      highest: toFixed(greatest(exact(first.percent), ...percents), 2),
      ...(earlier.length === 0 ? {} : { meanBefore: meanOf(earlier.map(({ percent }) => exact(percent))) }),
      ...(seated === undefined
        ? {}
        : {
            seats: {
              grade: quota.grade,
              of: Number(stepOf(seated, 'group-units')),
              seats: Number(stepOf(seated, 'group-seats')),
              ...(pooled === undefined ? {} : { pooled }),
            },
          }),
      grades: [...new Set(known)].map((grade) => ({ grade, count: members.filter((card) => card.grade === grade).length })),
      bands: bandsOf(members),
      units: members.map((card) =>
        proposedUnit(
          card,
          members,
          group,
          before.find(({ unit }) => unit === card.unit),
        ),
      ),
    },
  ];
};

/** 考核结果建议: every category with its units, seats, ties, vetoes and what people changed, beside last year's final result where there is one. */
export const proposalOf = (
  cards: readonly Scorecard[],
  { categories }: Pick<Plan, 'categories'>,
  policy: Pick<Policy, 'quota' | 'grades'>,
  before: readonly LastResult[] = [],
): ProposedCategory[] => categories.flatMap((category) => proposedCategory(category, cards, policy, before));
