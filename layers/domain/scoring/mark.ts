import { type Exact, exact, roundHalfAway, toText, zero } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import { scaledToYear } from './exempt-months.ts';
import type { Disagreement, PublicVotes, SourceValue } from './facts.ts';
import type { AwardedMarks, Facts } from './facts-of.ts';
import { partnerOf, partnersMark } from './joint.ts';
import { withEntries } from './leaf-entries.ts';
import type { Measured } from './measure.ts';
import { markRule } from './rules/kinds.ts';
import { flag, step } from './rules/marking.ts';
import type { GroupMember, Marked, RuleInput } from './rules/rule.ts';
import type { Flag, Mark, Step } from './scorecard.ts';

/** A mark with its exact numbers, for the room after this one. */
export interface ExactMark {
  mark: Mark;
  /** 核定分, rounded as the policy says; undefined where the leaf leaves the tree (不适用, 剔除). */
  marks: Exact | undefined;
}

/** What all units of a category share when one leaf is marked. */
export interface MarkingRoom {
  policy: Policy;
  facts: Facts;
  /** Members of the comparison group: units that have the indicator; a joint value stands in it once, for its lead. */
  group: readonly GroupMember[];
  /** Votes of the category, for the pooled mean. */
  votes: readonly PublicVotes[];
}

const leavesTree = ({ state }: Measured): boolean => state === 'not-applicable' || state === 'exempted';

/** The comparison group of a leaf: values, not marks, so that nobody's awarded marks move another unit's place [Z12]. */
export const groupOf = (measured: readonly Measured[]): GroupMember[] => {
  const inTree = measured.filter((each) => !leavesTree(each));
  const own = new Set(inTree.filter(({ lead }) => lead === undefined).map(({ unit }) => unit));
  return inTree.filter(({ lead }) => lead === undefined || !own.has(lead)).map(({ unit, value, baseline }) => ({ unit, value, baseline }));
};

/** A co-responsible unit is marked as its lead where both are in the group. */
const inputOf = (measured: Measured, { policy, facts, group, votes }: MarkingRoom): RuleInput => {
  const { indicator, unit, lead } = measured;
  return {
    fullMarks: exact(indicator.fullMarks),
    direction: indicator.direction,
    unit: lead !== undefined && group.some((member) => member.unit === lead) ? lead : unit,
    value: measured.value,
    target: measured.target,
    baseline: measured.baseline,
    figure: measured.figure,
    group,
    peers: facts.peers.get(indicator.code) ?? [],
    adjustments: facts.adjustments.get(`${lead ?? unit}|${indicator.code}`) ?? [],
    ratings: facts.ratings.get(`${lead ?? unit}|${indicator.code}`) ?? [],
    projects: measured.projects ?? [],
    publicVotes: { track: policy.publicTrack, own: facts.votes.get(lead ?? unit) ?? [], category: votes },
  };
};

const nothing = (reason: 'pending' | 'unreported'): Marked => ({ marks: zero, steps: [step('marks', zero)], flags: [flag(reason)] });

/** What a leaf earns by the policy of its indicator when its rule, or its value, cannot be computed. */
const byPolicy = ({ indicator }: Measured, reason: string): Marked => {
  const marks = indicator.onNotComputable === 'full' ? exact(indicator.fullMarks) : zero;
  return {
    marks,
    steps: [step('not-computable', reason), step('marks', marks)],
    flags: [flag('not-computable', { reason, policy: indicator.onNotComputable })],
  };
};

/** Rules that say themselves what a unit without a value gets. */
const asksOwnRule = ({ indicator: { rule } }: Measured): boolean => rule.kind === 'rank';

interface Outcome {
  measured: Measured;
  result: Marked | undefined;
}

/** The rule's answer. What cannot be computed may make the leaf 暂缺; ratings that are not yet given at mid-term are simply not due. */
const outcomeOf = (measured: Measured, room: MarkingRoom): Outcome => {
  if (leavesTree(measured)) return { measured, result: undefined };
  if (measured.state === 'pending') return { measured, result: nothing('pending') };
  if (measured.state === 'unreported' && !asksOwnRule(measured)) return { measured, result: nothing('unreported') };
  const given = measured.notComputable === undefined ? markRule(measured.indicator.rule, inputOf(measured, room)) : { notComputable: measured.notComputable };
  if (!('notComputable' in given)) return { measured, result: given };
  if (room.facts.simulated && measured.indicator.rule.kind === 'rated')
    return { measured: { ...measured, state: 'not-applicable', notDue: true }, result: undefined };
  const state = measured.indicator.onNotComputable === 'pending' ? 'pending' : measured.state;
  return { measured: { ...measured, state }, result: byPolicy(measured, given.notComputable) };
};

const asPartner = (measured: Measured, result: Marked, { plan }: Facts): Marked => {
  const joint = partnerOf(plan, measured.indicator.code, measured.unit);
  if (joint === undefined) return result;
  const { by, percent } = joint.partner;
  const marks = partnersMark(result.marks, exact(measured.indicator.fullMarks), by, exact(percent));
  return { ...result, marks, steps: [...result.steps, step('joint-lead', joint.lead), step(`joint-${by}`, percent), step('marks', marks)] };
};

const roundedBy = ({ rounding }: Policy, marks: Exact): Exact => (rounding.roundOnce ? marks : roundHalfAway(marks, rounding.markDigits));

const valueText = ({ source, value }: SourceValue): string => `${source} ${value}`;

const disagreementFlag = ({ figure, period: month, counted, others, decided }: Disagreement): Flag => {
  const facts = { figure, month, counted: valueText(counted), other: others.map(valueText).join('、') };
  return decided === undefined ? flag('sources-disagree', facts) : flag('source-decided', { ...facts, by: decided.by, on: decided.on, reason: decided.reason });
};

const flagsOf = ({ exception, gaps, disagreements }: Measured): Flag[] => [
  ...(exception === undefined ? [] : [flag('exception', { basis: exception.basis, document: exception.document })]),
  ...gaps.map(({ figure, months }) => flag('gaps', { figure, months: months.join('、') })),
  ...disagreements.map(disagreementFlag),
];

const describe = (measured: Measured, steps: Step[], flags: Flag[]): Omit<Mark, 'unrounded' | 'computed' | 'awarded'> => {
  const { indicator, state, value, inputs } = measured;
  return {
    code: indicator.code,
    name: indicator.name,
    goal: indicator.goal,
    field: indicator.field,
    fullMarks: indicator.fullMarks,
    state,
    value: value === undefined ? undefined : toText(value),
    explanation: { rule: indicator.rule.kind, text: indicator.text, article: indicator.article, inputs, steps, flags: [...flags, ...flagsOf(measured)] },
  };
};

const whyOutOfTree = ({ notDue, state, projects, exception }: Measured): Flag => {
  if (notDue) return flag('not-due');
  if (state === 'exempted') return flag('exempted');
  return flag(projects?.length === 0 && exception === undefined ? 'no-projects' : 'not-applicable');
};

const awardedFlag = ({ by, reason }: AwardedMarks, difference: Exact): Flag =>
  flag('awarded', { by, reason, difference: `${difference.gt(0) ? '+' : ''}${toText(difference)}` });

/** Room 2, mark: one leaf's marks with their explanation. 系统计算分 and 核定分 differ only by a decision with reason and name [Z12]. */
export const markLeaf = (given: Measured, room: MarkingRoom): ExactMark => {
  const { policy, facts } = room;
  const { measured, result: byRule } = outcomeOf(given, room);
  const at = `${measured.unit}|${measured.indicator.code}`;
  const entries = facts.adjustments.get(at) ?? [];
  if (byRule === undefined) {
    const lost = entries.length === 0 ? [] : [flag('entries-without-effect', { entries: entries.map(({ id }) => id).join('、') })];
    return {
      mark: describe(measured, [], [whyOutOfTree(measured), ...lost]),
      marks: undefined,
    };
  }
  const result = withEntries(measured.indicator, asPartner(measured, scaledToYear(measured, byRule), facts), entries);
  const rounded = roundedBy(policy, result.marks);
  const decision = facts.awarded.get(at);
  const awarded = decision === undefined ? rounded : roundedBy(policy, exact(decision.marks));
  const flags = decision === undefined ? result.flags : [...result.flags, awardedFlag(decision, awarded.sub(rounded))];
  const steps = policy.rounding.roundOnce ? result.steps : [...result.steps, step('rounded', rounded)];
  return {
    mark: { ...describe(measured, steps, flags), unrounded: toText(result.marks), computed: toText(rounded), awarded: toText(awarded) },
    marks: awarded,
  };
};
