import * as z from 'zod';
import { Decimal, type Exact, exact, hundred, NonNegativeDecimal, one, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Step } from '../scorecard.ts';
import { targetProblems } from './completion.ts';
import { flag, knownValue, marked, notComputable, step } from './marking.ts';
import { checkPart, markPart, PartRule } from './part-rule.ts';
import type { GroupMember, Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 存量+增量: α·level + (1 − α)·growth, each a rule with the same W. Growth is a number in % (or percentage points). Examples G01–G04. */
export const Growth = z.strictObject({
  kind: z.literal('growth'),
  /** α, the share of the level in [0, 1]. */
  levelShare: NonNegativeDecimal.refine((text) => exact(text).lte(1), { error: '存量占比应在 0 与 1 之间' }),
  level: PartRule,
  growth: PartRule,
  /** (x − B)/|B| in %, or x − B in percentage points for rates. */
  change: z.enum(['relative', 'difference']),
  zeroBaseline: z.enum(['levelOnly', 'zero', 'refuse']),
  /** Target of the growth part when its rule refers to a target, e.g. `8` for 8 %. */
  growthTarget: Decimal.optional(),
});
export type Growth = z.infer<typeof Growth>;

/** Growth over the baseline in %, or in percentage points; undefined where a relative growth has a baseline of zero. */
export const growthOver = (change: Growth['change'], value: Exact, baseline: Exact): Exact | undefined => {
  if (change === 'difference') return value.sub(baseline);
  return baseline.equals(0) ? undefined : value.sub(baseline).div(baseline.abs()).mul(hundred);
};

const readsTarget = (part: PartRule): boolean => {
  if (part.kind === 'piecewise') return part.on === 'completionRate';
  return Object.values(part).some((value) => typeof value === 'object' && 'of' in value && value.of === 'target');
};

const growthTargetProblems = (rule: Growth, setting: RuleSetting): Problem[] => {
  const path = join(setting.path, 'growthTarget');
  if (rule.growthTarget === undefined) {
    return readsTarget(rule.growth)
      ? [problem(path, 'growth-target-missing', '增量部分按目标计分,但没有写明增量目标', { expected: '增量目标,如 8(表示 8%)' })]
      : [];
  }
  return rule.growth.kind === 'completion' ? targetProblems(rule.growth, exact(rule.growthTarget), path) : [];
};

/** Growth has no bounds, whatever the domain of the value is. */
const check = (rule: Growth, setting: RuleSetting): Problem[] => [
  ...checkPart(rule.level, { ...setting, path: join(setting.path, 'level') }),
  ...checkPart(rule.growth, { ...setting, domain: {}, path: join(setting.path, 'growth') }),
  ...growthTargetProblems(rule, setting),
];

const grown = (rule: Growth, member: GroupMember): GroupMember => ({
  unit: member.unit,
  value: member.value === undefined || member.baseline === undefined ? undefined : growthOver(rule.change, member.value, member.baseline),
});

/** What the growth part sees: growth in place of values, for the unit and its group. Peers have no baseline and leave. */
const growthInput = (rule: Growth, input: RuleInput, growth: Exact): RuleInput => ({
  ...input,
  value: growth,
  target: rule.growthTarget === undefined ? undefined : exact(rule.growthTarget),
  group: input.group.map((member) => (member.unit === input.unit ? { unit: member.unit, value: growth } : grown(rule, member))),
  peers: [],
});

const withoutMarks = (steps: readonly Step[]): Step[] => steps.filter((each) => each.name !== 'marks');

const noGrowth = (rule: Growth, share: Exact, level: Marked | undefined, input: RuleInput): Marked | NotComputable => {
  const flags = [flag('zero-baseline', { policy: rule.zeroBaseline }), ...(level?.flags ?? [])];
  if (rule.zeroBaseline === 'zero')
    return marked(share.mul(level?.marks ?? zero), level === undefined ? [] : [...withoutMarks(level.steps), step('level-marks', level.marks)], flags);
  if (rule.zeroBaseline === 'refuse') return notComputable('基期值为 0,无法计算增幅');
  const alone = level ?? markPart(rule.level, input);
  if ('notComputable' in alone) return alone;
  return marked(alone.marks, [...withoutMarks(alone.steps), step('level-marks', alone.marks)], flags);
};

const mark = (rule: Growth, input: RuleInput): Marked | NotComputable => {
  const share = exact(rule.levelShare);
  const level = share.equals(0) ? undefined : markPart(rule.level, input);
  if (level !== undefined && 'notComputable' in level) return level;
  const levelSteps = level === undefined ? [] : [...withoutMarks(level.steps), step('level-marks', level.marks)];
  if (level !== undefined && share.equals(one)) return marked(level.marks, levelSteps, level.flags);
  if (input.baseline === undefined) return notComputable('没有基期值');
  const growth = growthOver(rule.change, knownValue(input), input.baseline);
  if (growth === undefined) return noGrowth(rule, share, level, input);
  const part = markPart(rule.growth, growthInput(rule, input, growth));
  if ('notComputable' in part) return notComputable(`增量部分:${part.notComputable}`);
  const marks = share.mul(level?.marks ?? zero).add(one.sub(share).mul(part.marks));
  const growthSteps = [step('baseline', toText(input.baseline)), step('growth', growth), ...withoutMarks(part.steps), step('growth-marks', part.marks)];
  return marked(marks, [...levelSteps, ...growthSteps, step('level-share', share)], [...(level?.flags ?? []), ...part.flags]);
};

export const growthRule: RuleKind<Growth> = { kind: 'growth', check, mark };
