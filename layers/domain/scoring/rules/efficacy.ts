import * as z from 'zod';
import { clamp, exact, hundred, NonNegativeDecimal, PositiveDecimal, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { isBetter, knownValue, marked, notComputable, step } from './marking.ts';
import { directionProblems } from './parameters.ts';
import { constantOf, Reference, referenceProblems, resolve } from './reference.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 功效系数法: d = base + span·(x − x₀)/(x₁ − x₀), marks W·clamp(d, 0, 100)/100. Examples E01–E06. */
export const Efficacy = z.strictObject({
  kind: z.literal('efficacy'),
  /** x₀ 不允许值 */
  notAllowed: Reference,
  /** x₁ 满意值 */
  satisfactory: Reference,
  base: NonNegativeDecimal.default('60'),
  span: PositiveDecimal.default('40'),
  /** Whether a value worse than x₀ earns nothing at all. */
  belowNotAllowed: z.enum(['linear', 'zero']).default('linear'),
});
export type Efficacy = z.infer<typeof Efficacy>;

const orderOfConstants = (rule: Efficacy, setting: RuleSetting): Problem[] => {
  const [worst, best] = [constantOf(rule.notAllowed), constantOf(rule.satisfactory)];
  if (worst === undefined || best === undefined || isBetter(setting.direction, best, worst)) return [];
  const path = join(setting.path, 'satisfactory');
  if (best.equals(worst)) return [problem(path, 'empty-range', '满意值与不允许值相等,无法计分')];
  const wanted = setting.direction === 'lower' ? '小于' : '大于';
  return [problem(path, 'wrong-order', `按指标方向,满意值应${wanted}不允许值`, { expected: `${wanted} ${rule.notAllowed}`, got: `${rule.satisfactory}` })];
};

const check = (rule: Efficacy, setting: RuleSetting): Problem[] => [
  ...directionProblems('功效系数法', ['higher', 'lower'], setting),
  ...referenceProblems(rule.notAllowed, setting, 'notAllowed'),
  ...referenceProblems(rule.satisfactory, setting, 'satisfactory'),
  ...orderOfConstants(rule, setting),
  ...(exact(rule.base).gt(hundred)
    ? [problem(join(setting.path, 'base'), 'base-above-hundred', `基础分 ${rule.base} 超过 100`, { expected: '0 至 100', got: rule.base })]
    : []),
];

const mark = (rule: Efficacy, input: RuleInput): Marked | NotComputable => {
  const worst = resolve(rule.notAllowed, input);
  if ('notComputable' in worst) return worst;
  const best = resolve(rule.satisfactory, input);
  if ('notComputable' in best) return best;
  if (best.equals(worst)) return notComputable('满意值与不允许值相等');
  const share = knownValue(input).sub(worst).div(best.sub(worst));
  const steps = [step('not-allowed', worst), step('satisfactory', best)];
  if (rule.belowNotAllowed === 'zero' && share.lt(0)) return marked(zero, [...steps, step('worse-than-not-allowed', knownValue(input))]);
  const coefficient = exact(rule.base).add(exact(rule.span).mul(share));
  const clamped = clamp(coefficient, zero, hundred);
  return marked(input.fullMarks.mul(clamped).div(hundred), [...steps, step('efficacy', coefficient), step('clamped', clamped)]);
};

export const efficacyRule: RuleKind<Efficacy> = { kind: 'efficacy', check, mark };
