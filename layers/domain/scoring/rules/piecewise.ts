import * as z from 'zod';
import { Decimal, type Exact, exact, hundred, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { quotientRate } from './completion.ts';
import { knownValue, marked, notComputable, step } from './marking.ts';
import { markProblems, orderProblems } from './parameters.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 分段线性: points (x, marks), linear between, flat outside; x is the value, or the completion rate in %. Examples Z04, Z05. */
export const Piecewise = z.strictObject({
  kind: z.literal('piecewise'),
  on: z.enum(['value', 'completionRate']).default('value'),
  points: z.array(z.strictObject({ x: Decimal, marks: Decimal })).min(2),
});
export type Piecewise = z.infer<typeof Piecewise>;

const check = (rule: Piecewise, setting: RuleSetting): Problem[] => [
  ...(rule.on === 'completionRate' && setting.direction === 'interval'
    ? [problem(join(setting.path, 'on'), 'rule-does-not-fit-direction', '适度指标没有完成率,请按指标值设点', { expected: 'value', got: 'completionRate' })]
    : []),
  ...rule.points.flatMap((point, at) => markProblems(point.marks, setting, 'points', at, 'marks')),
  ...orderProblems(
    rule.points.map((point) => point.x),
    (before, after) => before.lt(after),
    (at) => join(setting.path, 'points', at, 'x'),
    '各点的横坐标应严格递增',
  ),
];

/** Where on the axis of the points the unit stands; undefined is better than any rate. */
const position = (rule: Piecewise, input: RuleInput): Exact | undefined | NotComputable => {
  if (rule.on === 'value') return knownValue(input);
  if (input.target === undefined) return notComputable('没有目标值');
  if (input.target.lte(0)) return notComputable(`目标值为 ${toText(input.target)},无法计算完成率`);
  return quotientRate(knownValue(input), input.target, input.direction)?.mul(hundred);
};

const mark = (rule: Piecewise, input: RuleInput): Marked | NotComputable => {
  const at = position(rule, input);
  if (at !== undefined && 'notComputable' in at) return at;
  const points = rule.points.map((point) => ({ x: exact(point.x), marks: exact(point.marks) }));
  const last = points.at(-1) ?? { x: zero, marks: zero };
  const x = at ?? last.x;
  const steps = rule.on === 'completionRate' ? [step('rate-percent', x)] : [];
  const next = points.findIndex((point) => point.x.gt(x));
  if (next === -1) return marked(last.marks, [...steps, step('beyond-last-point', last.x)]);
  const [from, to] = [points[next - 1], points[next] ?? last];
  if (from === undefined) return marked(to.marks, [...steps, step('before-first-point', to.x)]);
  const share = x.sub(from.x).div(to.x.sub(from.x));
  return marked(from.marks.add(share.mul(to.marks.sub(from.marks))), [...steps, step('from-point', from.x), step('to-point', to.x), step('share', share)]);
};

export const piecewiseRule: RuleKind<Piecewise> = { kind: 'piecewise', check, mark };
