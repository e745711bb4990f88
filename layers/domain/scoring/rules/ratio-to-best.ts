import * as z from 'zod';
import { type Exact, exact, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { flag, knownValue, marked, notComputable, step } from './marking.ts';
import { directionProblems } from './parameters.ts';
import { bestOf } from './reference.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 比值法: W·x/best, lower is better W·best/x; outside peers may be the best. Examples Q01–Q03. */
export const RatioToBest = z.strictObject({
  kind: z.literal('ratio-to-best'),
  /** Marks of everybody when all values are zero. */
  allZero: z.enum(['zero', 'full']),
});
export type RatioToBest = z.infer<typeof RatioToBest>;

const check = (_rule: RatioToBest, setting: RuleSetting): Problem[] => [
  ...directionProblems('比值法', ['higher', 'lower'], setting),
  ...(setting.domain.min?.gte(0) === true
    ? []
    : [
        problem(join(setting.path, 'kind'), 'negative-values-possible', '比值法要求指标值不为负,指标取值范围的下限应不小于 0', {
          expected: '不小于 0 的下限',
          got: setting.domain.min === undefined ? '无下限' : toText(setting.domain.min),
        }),
      ]),
];

const share = (direction: RuleInput['direction'], value: Exact, best: Exact): Exact => {
  if (direction !== 'lower') return value.div(best);
  return value.equals(best) ? exact(1) : best.div(value);
};

const mark = (rule: RatioToBest, input: RuleInput): Marked | NotComputable => {
  const value = knownValue(input);
  const values = [value, ...input.group.flatMap((member) => member.value ?? []), ...input.peers.map((peer) => exact(peer.value))];
  if (values.some((each) => each.lt(0))) return notComputable('比较组中有负数,比值法无法计算');
  if (values.every((each) => each.equals(0))) {
    return marked(rule.allZero === 'full' ? input.fullMarks : zero, [step('best', zero)], [flag('all-values-zero')]);
  }
  const best = bestOf(input.direction, values) ?? value;
  const ratio = share(input.direction, value, best);
  return marked(input.fullMarks.mul(ratio), [step('best', best), step('share', ratio)]);
};

export const ratioToBestRule: RuleKind<RatioToBest> = { kind: 'ratio-to-best', check, mark };
