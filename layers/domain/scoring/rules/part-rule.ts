import * as z from 'zod';
import type { Problem } from '#domain/problems/problem.ts';
import { Bands, bandsRule } from './bands.ts';
import { Completion, completionRule } from './completion.ts';
import { Efficacy, efficacyRule } from './efficacy.ts';
import { Interval, intervalRule } from './interval.ts';
import { PassFail, passFailRule } from './pass-fail.ts';
import { Piecewise, piecewiseRule } from './piecewise.ts';
import { Rank, rankRule } from './rank.ts';
import { RatioToBest, ratioToBestRule } from './ratio-to-best.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';
import { StandardBands, standardBandsRule } from './standard-bands.ts';
import { StepDeduction, stepDeductionRule } from './step-deduction.ts';

/** A rule that marks one number; as a part of a growth rule it gets the same full marks as the rule around it. */
export const PartRule = z.discriminatedUnion('kind', [
  Completion,
  Efficacy,
  StandardBands,
  Bands,
  Piecewise,
  Interval,
  StepDeduction,
  PassFail,
  Rank,
  RatioToBest,
]);
export type PartRule = z.infer<typeof PartRule>;

export const partKinds: { [K in PartRule['kind']]: RuleKind<Extract<PartRule, { kind: K }>> } = {
  completion: completionRule,
  efficacy: efficacyRule,
  'standard-bands': standardBandsRule,
  bands: bandsRule,
  piecewise: piecewiseRule,
  interval: intervalRule,
  'step-deduction': stepDeductionRule,
  'pass-fail': passFailRule,
  rank: rankRule,
  'ratio-to-best': ratioToBestRule,
};

const checkAs = <K extends PartRule['kind']>(kind: K, rule: Extract<PartRule, { kind: K }>, setting: RuleSetting): Problem[] =>
  partKinds[kind].check(rule, setting);
const markAs = <K extends PartRule['kind']>(kind: K, rule: Extract<PartRule, { kind: K }>, input: RuleInput): Marked | NotComputable =>
  partKinds[kind].mark(rule, input);

export const checkPart = (rule: PartRule, setting: RuleSetting): Problem[] => checkAs(rule.kind, rule, setting);
export const markPart = (rule: PartRule, input: RuleInput): Marked | NotComputable => markAs(rule.kind, rule, input);
