import * as z from 'zod';
import { zero } from '#domain/numbers/exact.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { knownValue, marked, step } from './marking.ts';
import { directionProblems } from './parameters.ts';
import { Reference, referenceProblems, resolve } from './reference.ts';
import type { Direction, Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 达标计分: W or 0; the operator is part of the rule. Examples K02, K03. */
export const PassFail = z.strictObject({
  kind: z.literal('pass-fail'),
  operator: z.enum(['>=', '>', '<=', '<', '=']),
  limit: Reference,
});
export type PassFail = z.infer<typeof PassFail>;

const fits: Record<PassFail['operator'], readonly Direction[]> = {
  '>=': ['higher', 'interval'],
  '>': ['higher', 'interval'],
  '<=': ['lower', 'interval'],
  '<': ['lower', 'interval'],
  '=': ['higher', 'lower', 'interval'],
};

const holds: Record<PassFail['operator'], (side: number) => boolean> = {
  '>=': (side) => side >= 0,
  '>': (side) => side > 0,
  '<=': (side) => side <= 0,
  '<': (side) => side < 0,
  '=': (side) => side === 0,
};

const check = (rule: PassFail, setting: RuleSetting): Problem[] => [
  ...directionProblems(`达标条件“${rule.operator}”`, fits[rule.operator], setting),
  ...referenceProblems(rule.limit, setting, 'limit'),
];

const mark = (rule: PassFail, input: RuleInput): Marked | NotComputable => {
  const limit = resolve(rule.limit, input);
  if ('notComputable' in limit) return limit;
  const met = holds[rule.operator](knownValue(input).compare(limit));
  return marked(met ? input.fullMarks : zero, [step('operator', rule.operator), step('limit', limit), step(met ? 'met' : 'not-met', knownValue(input))]);
};

export const passFailRule: RuleKind<PassFail> = { kind: 'pass-fail', check, mark };
