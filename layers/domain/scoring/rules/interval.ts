import * as z from 'zod';
import { type Exact, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { knownValue, marked, notComputable, step } from './marking.ts';
import { directionProblems } from './parameters.ts';
import { constantOf, Reference, referenceProblems, resolve } from './reference.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 区间(适度)计分: full marks in [low, high], linear to 0 at zeroLow and zeroHigh. Examples I01–I05. */
export const Interval = z.strictObject({
  kind: z.literal('interval'),
  low: Reference,
  high: Reference,
  zeroLow: Reference,
  zeroHigh: Reference,
});
export type Interval = z.infer<typeof Interval>;

const ends = ['zeroLow', 'low', 'high', 'zeroHigh'] as const;
const names: Record<(typeof ends)[number], string> = { zeroLow: '下方零分点', low: '适度区间下限', high: '适度区间上限', zeroHigh: '上方零分点' };

const orderOfConstants = (rule: Interval, setting: RuleSetting): Problem[] => {
  const known = ends.flatMap((name) => {
    const value = constantOf(rule[name]);
    return value === undefined ? [] : [{ name, value }];
  });
  return known.flatMap(({ name, value }, at) => {
    const before = known[at - 1];
    if (before === undefined || before.value.lte(value)) return [];
    return [
      problem(join(setting.path, name), 'wrong-order', `${names[name]} ${rule[name]} 小于${names[before.name]} ${rule[before.name]}`, {
        expected: `不小于 ${rule[before.name]}`,
        got: `${rule[name]}`,
      }),
    ];
  });
};

const check = (rule: Interval, setting: RuleSetting): Problem[] => [
  ...directionProblems('区间计分', ['interval'], setting),
  ...ends.flatMap((name) => referenceProblems(rule[name], setting, name)),
  ...orderOfConstants(rule, setting),
];

interface Ends {
  zeroLow: Exact;
  low: Exact;
  high: Exact;
  zeroHigh: Exact;
}

/** Share of the full marks; a zero point on the end of the interval itself is a jump. */
const shareOf = (value: Exact, { zeroLow, low, high, zeroHigh }: Ends): Exact | undefined => {
  if (value.gte(low) && value.lte(high)) return undefined;
  if (value.lte(zeroLow) || value.gte(zeroHigh)) return zero;
  return value.lt(low) ? value.sub(zeroLow).div(low.sub(zeroLow)) : zeroHigh.sub(value).div(zeroHigh.sub(high));
};

const mark = (rule: Interval, input: RuleInput): Marked | NotComputable => {
  const [zeroLow, low, high, zeroHigh] = [resolve(rule.zeroLow, input), resolve(rule.low, input), resolve(rule.high, input), resolve(rule.zeroHigh, input)];
  if ('notComputable' in zeroLow) return zeroLow;
  if ('notComputable' in low) return low;
  if ('notComputable' in high) return high;
  if ('notComputable' in zeroHigh) return zeroHigh;
  if (zeroLow.gt(low) || low.gt(high) || high.gt(zeroHigh)) return notComputable('适度区间的端点顺序颠倒');
  const steps = [step('interval-low', low), step('interval-high', high)];
  const share = shareOf(knownValue(input), { zeroLow, low, high, zeroHigh });
  return share === undefined
    ? marked(input.fullMarks, [...steps, step('inside-interval', knownValue(input))])
    : marked(input.fullMarks.mul(share), [...steps, step('share', share)]);
};

export const intervalRule: RuleKind<Interval> = { kind: 'interval', check, mark };
