import { type Exact, exact, hundred, toText } from '#domain/numbers/exact.ts';
import type { Facts } from '#domain/scoring/facts-of.ts';
import { partnerOf } from '#domain/scoring/joint.ts';
import type { Measured } from '#domain/scoring/measure.ts';
import { comparesUnits } from '#domain/scoring/rules/kinds.ts';
import type { RuleInput } from '#domain/scoring/rules/rule.ts';
import type { Ahead } from './ahead.ts';
import { type AtRisk, marksAtRisk } from './marks-at-risk.ts';
import type { Outlook } from './outlook.ts';

const optional = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));

/** What a rule that compares with nobody may look at: the year's own target and baseline, not those of the month. */
const inputAtYearEnd = (
  { indicator, unit, figure }: Measured,
  agreed: { target?: string | undefined; baseline?: string | undefined } | undefined,
): RuleInput => ({
  fullMarks: exact(indicator.fullMarks),
  direction: indicator.direction,
  unit,
  value: undefined,
  target: optional(agreed?.target),
  baseline: optional(agreed?.baseline),
  figure,
  ...{ group: [], peers: [], adjustments: [], ratings: [], projects: [] },
  publicVotes: { track: undefined, own: [], category: [] },
});

/** Of what the lead loses a co-responsible unit bears its percentage, whether it has a share of the marks or of the liability. */
const borneBy = ({ indicator, unit }: Measured, { lost, least, most }: AtRisk, { plan }: Facts): AtRisk => {
  const percent = exact(partnerOf(plan, indicator.code, unit)?.partner.percent ?? '100');
  const borne = (each: Exact): Exact => each.mul(percent).div(hundred);
  return { lost: borne(lost), least: borne(least), most: borne(most) };
};

const lostIn = (measured: Measured, agreed: Parameters<typeof inputAtYearEnd>[1], outlook: { value: Exact; low: Exact; high: Exact }, facts: Facts) => {
  const { indicator } = measured;
  if (comparesUnits(indicator.rule)) return undefined;
  const risk = marksAtRisk(indicator.rule, inputAtYearEnd(measured, agreed), outlook);
  return 'notComputable' in risk ? undefined : borneBy(measured, risk, facts);
};

/** A warning where the whole interval misses the target or loses marks; a projection without an interval warns of nothing, nor does what is not expected of the unit. */
export const aheadOf = (measured: Measured, outlook: Outlook | undefined, facts: Facts): Ahead | undefined => {
  const { indicator, unit, lead, state } = measured;
  if (outlook?.low === undefined || outlook.high === undefined || state === 'exempted' || (state === 'not-applicable' && !measured.notDue)) return undefined;
  const agreed = facts.targets.get(`${lead ?? unit}|${indicator.code}`);
  const lost = lostIn(measured, agreed, { value: exact(outlook.value), low: exact(outlook.low), high: exact(outlook.high) }, facts);
  if (!outlook.misses && (lost === undefined || lost.least.lte(0))) return undefined;
  return {
    ...{ unit, indicator: indicator.code, name: indicator.name, unitOfMeasure: indicator.unitOfMeasure ?? '', through: facts.through },
    ...{ value: outlook.value, low: outlook.low, high: outlook.high, misses: outlook.misses, fullMarks: indicator.fullMarks },
    ...(agreed?.target === undefined ? {} : { target: agreed.target }),
    ...(lost === undefined ? {} : { lost: { expected: toText(lost.lost), least: toText(lost.least), most: toText(lost.most) } }),
  };
};
