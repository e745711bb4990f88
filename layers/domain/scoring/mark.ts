import { type Exact, exact, hundred, roundHalfAway, toText, zero } from '#domain/numbers/exact.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Dossier } from './dossier.ts';
import type { Measured } from './measure.ts';
import { markRule } from './rules/kinds.ts';
import { flag, step } from './rules/marking.ts';
import type { Marked, RuleInput } from './rules/rule.ts';
import type { Flag, Mark, Step } from './scorecard.ts';

/** A mark with its exact numbers, for the room after this one. */
export interface ExactMark {
  mark: Mark;
  /** 核定分, rounded as the policy says; undefined where the leaf leaves the tree (不适用, 剔除). */
  marks: Exact | undefined;
}

/** What all leaves of a category share. */
export interface MarkingRoom {
  dossier: Dossier;
  /** The same indicator of all units of the category that have it. */
  group: readonly Measured[];
  /** Units of the category, for the pooled mean of the public's votes. */
  units: ReadonlySet<string>;
}

const nothing = (reason: string, facts: Record<string, string> = {}): Marked => ({ marks: zero, steps: [step('marks', zero)], flags: [flag(reason, facts)] });

const inputOf = (measured: Measured, { dossier, group, units }: MarkingRoom): RuleInput => {
  const { indicator, unit } = measured;
  return {
    fullMarks: exact(indicator.fullMarks),
    direction: indicator.direction,
    unit,
    value: measured.value,
    target: measured.target,
    baseline: measured.baseline,
    figure: measured.figure,
    group: group
      .filter(({ state }) => state !== 'not-applicable' && state !== 'exempted')
      .map((each) => ({ unit: each.unit, value: each.value, baseline: each.baseline })),
    peers: dossier.peers.filter((peer) => peer.indicator === indicator.code),
    adjustments: dossier.adjustments.filter((entry) => entry.unit === unit && entry.on === indicator.code),
    ratings: dossier.ratings.filter((rating) => rating.unit === unit && rating.indicator === indicator.code),
    publicVotes: {
      track: dossier.policy.publicTrack,
      own: dossier.publicVotes.filter((votes) => votes.unit === unit),
      category: dossier.publicVotes.filter((votes) => units.has(votes.unit)),
    },
  };
};

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

const computed = (measured: Measured, room: MarkingRoom): Marked => {
  if (measured.state === 'pending') return nothing('pending');
  if (measured.notComputable !== undefined) return byPolicy(measured, measured.notComputable);
  if (measured.state === 'unreported' && !asksOwnRule(measured)) return nothing('unreported');
  const result = markRule(measured.indicator.rule, inputOf(measured, room));
  return 'notComputable' in result ? byPolicy(measured, result.notComputable) : result;
};

const months = 12;

/** Exempt for some months [Z02]: marks earned in the months that count, scaled to the whole year, never above full marks. */
const overApplicableMonths = (measured: Measured, result: Marked): Marked => {
  const exempt = measured.exception?.months;
  if (exempt === undefined || exempt.length === 0 || exempt.length >= months) return result;
  const full = exact(measured.indicator.fullMarks);
  const scaled = exemptMonths(result.marks, exempt.length);
  const marks = scaled.gt(full) ? full : scaled;
  return { marks, steps: [...result.steps, step('exempt-months', exempt.join('、')), step('marks', marks)], flags: result.flags };
};

/** Marks of the applicable months only: earned × 12 / (12 − exempt). */
export const exemptMonths = (earned: Exact, exempt: number): Exact => earned.mul(months).div(months - exempt);

/** A partner of a joint indicator: a share of the lead's mark, or the loss that its percentage of liability makes [Z03]. */
export const partnersMark = (lead: Exact, full: Exact, by: 'share' | 'liability', percent: Exact): Exact =>
  by === 'share' ? lead.mul(percent).div(hundred) : full.sub(full.sub(lead).mul(percent).div(hundred));

const asPartner = (measured: Measured, result: Marked, plan: Plan): Marked => {
  const partner = plan.joints.find(({ indicator }) => indicator === measured.indicator.code)?.partners.find(({ unit }) => unit === measured.unit);
  if (partner === undefined) return result;
  const marks = partnersMark(result.marks, exact(measured.indicator.fullMarks), partner.by, exact(partner.percent));
  return { marks, steps: [...result.steps, step(`joint-${partner.by}`, partner.percent), step('marks', marks)], flags: result.flags };
};

const awardedBy = (dossier: Dossier, { unit, indicator }: Measured) =>
  dossier.decisions.filter((decision) => decision.kind === 'awarded-marks' && decision.unit === unit && decision.indicator === indicator.code).at(-1);

const roundedBy = ({ rounding }: Policy, marks: Exact): Exact => (rounding.roundOnce ? marks : roundHalfAway(marks, rounding.markDigits));

const gapFlags = ({ gaps }: Measured): Flag[] => gaps.map(({ figure, months: missing }) => flag('gaps', { figure, months: missing.join('、') }));

const describe = (measured: Measured, steps: Step[], flags: Flag[]): Omit<Mark, 'unrounded' | 'computed' | 'awarded'> => {
  const { indicator, state, value, inputs, exception } = measured;
  const excepted = exception === undefined ? [] : [flag('exception', { basis: exception.basis, document: exception.document })];
  return {
    code: indicator.code,
    name: indicator.name,
    goal: indicator.goal,
    field: indicator.field,
    fullMarks: indicator.fullMarks,
    state,
    value: value === undefined ? undefined : toText(value),
    explanation: {
      rule: indicator.rule.kind,
      text: indicator.text,
      article: indicator.article,
      inputs,
      steps,
      flags: [...flags, ...excepted, ...gapFlags(measured)],
    },
  };
};

/** Room 2, mark: one leaf's marks with their explanation. 系统计算分 and 核定分 differ only by a decision with reason and name [Z12]. */
export const markLeaf = (measured: Measured, room: MarkingRoom): ExactMark => {
  if (measured.state === 'not-applicable' || measured.state === 'exempted') return { mark: describe(measured, [], [flag(measured.state)]), marks: undefined };
  const { policy, plan } = room.dossier;
  const result = asPartner(measured, overApplicableMonths(measured, computed(measured, room)), plan);
  const rounded = roundedBy(policy, result.marks);
  const decision = awardedBy(room.dossier, measured);
  const awarded = decision?.kind === 'awarded-marks' ? exact(decision.marks) : rounded;
  const flags =
    decision === undefined
      ? result.flags
      : [...result.flags, flag('awarded', { by: decision.by, reason: decision.reason, difference: toText(awarded.sub(rounded)) })];
  const steps = policy.rounding.roundOnce ? result.steps : [...result.steps, step('rounded', rounded)];
  return {
    mark: { ...describe(measured, steps, flags), unrounded: toText(result.marks), computed: toText(rounded), awarded: toText(awarded) },
    marks: awarded,
  };
};
