import * as z from 'zod';
import { clamp, type Exact, exact, NonNegativeDecimal, one, PositiveDecimal, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { deviationFlags } from './deviation.ts';
import { knownValue, marked, notComputable, step } from './marking.ts';
import { directionProblems } from './parameters.ts';
import { constantOf, Reference, referenceProblems, resolve } from './reference.ts';
import type { Direction, Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 完成率计分: W·clamp(rate, 0, cap); rate = x/T (lower is better: T/x), or 1 ± (x − T)/|T|. Examples C01–C16. */
export const Completion = z.strictObject({
  kind: z.literal('completion'),
  mode: z.enum(['quotient', 'difference']),
  target: Reference.default({ of: 'target' }),
  /** Highest rate that earns marks; above 1 only where the parent node keeps excess. */
  cap: PositiveDecimal.default('1'),
  /** Below this rate nothing is earned; the rate itself is kept. */
  floor: NonNegativeDecimal.optional(),
  /** What a target of zero means: met (W) when no worse than zero, else 0. Without it a zero target is refused. */
  zeroTarget: z.literal('metOrZero').optional(),
  /** Over-fulfilment in % above which a review must look at the target [Z07]. */
  deviationLimit: PositiveDecimal.optional(),
});
export type Completion = z.infer<typeof Completion>;

/** x/T, or T/x where lower is better; undefined stands for "better than any rate" (nothing at all where lower is better). The target is positive. */
export const quotientRate = (value: Exact, target: Exact, direction: Direction): Exact | undefined => {
  if (direction !== 'lower') return value.div(target);
  return value.lte(0) ? undefined : target.div(value);
};

/** 1 ± (x − T)/|T|: also right for a negative target. The target is not zero. */
export const differenceRate = (value: Exact, target: Exact, direction: Direction): Exact => {
  const difference = value.sub(target).div(target.abs());
  return direction === 'lower' ? one.sub(difference) : one.add(difference);
};

/** Why a target cannot be used with this rule (zero or negative), for the check of schemes and of agreed targets. */
export const targetProblems = (rule: Pick<Completion, 'mode' | 'zeroTarget'>, target: Exact, path: string): Problem[] => {
  if (target.equals(0) && rule.zeroTarget === undefined) {
    return [problem(path, 'zero-target', '目标值为 0,而计分规则没有写明零目标的计分办法', { expected: '不为 0 的目标值,或规则写明 zeroTarget', got: '0' })];
  }
  if (target.lt(0) && rule.mode === 'quotient') {
    return [problem(path, 'negative-target', '目标值为负数时只能按差额法计算完成率', { expected: '大于 0 的目标值,或差额法 difference', got: toText(target) })];
  }
  return [];
};

const check = (rule: Completion, setting: RuleSetting): Problem[] => {
  const at = (field: string): string => join(setting.path, field);
  const target = constantOf(rule.target);
  const full = toText(setting.fullMarks);
  return [
    ...directionProblems('完成率计分', ['higher', 'lower'], setting),
    ...referenceProblems(rule.target, setting, 'target'),
    ...(target === undefined ? [] : targetProblems(rule, target, at('target'))),
    ...(exact(rule.cap).gt(1) && !setting.parentKeepsExcess
      ? [
          problem(at('cap'), 'cap-above-one', `完成率上限 ${rule.cap} 大于 1 会使得分超过满分 ${full},而上级指标不保留超额分`, {
            expected: '不大于 1',
            got: rule.cap,
          }),
        ]
      : []),
    ...(rule.floor !== undefined && exact(rule.floor).gt(exact(rule.cap))
      ? [problem(at('floor'), 'floor-above-cap', `完成率下限 ${rule.floor} 高于上限 ${rule.cap}`, { expected: `不大于 ${rule.cap}`, got: rule.floor })]
      : []),
  ];
};

const markZeroTarget = (input: RuleInput): Marked => {
  const value = knownValue(input);
  const met = input.direction === 'lower' ? value.lte(0) : value.gte(0);
  return marked(met ? input.fullMarks : zero, [step('target', zero), step(met ? 'zero-target-met' : 'zero-target-missed', value)]);
};

const mark = (rule: Completion, input: RuleInput): Marked | NotComputable => {
  const value = knownValue(input);
  const target = resolve(rule.target, input);
  if ('notComputable' in target) return target;
  const [refused] = targetProblems(rule, target, '');
  if (refused !== undefined) return notComputable(refused.message);
  if (target.equals(0)) return markZeroTarget(input);
  const cap = exact(rule.cap);
  const rate = rule.mode === 'quotient' ? quotientRate(value, target, input.direction) : differenceRate(value, target, input.direction);
  const steps = [step('target', target), step('rate', rate ?? cap)];
  const flags = deviationFlags(value, target, input.direction, rule.deviationLimit);
  if (rule.floor !== undefined && rate?.lt(exact(rule.floor))) {
    return marked(zero, [...steps, step('below-floor', rule.floor)], flags);
  }
  const clamped = clamp(rate ?? cap, zero, cap);
  return marked(input.fullMarks.mul(clamped), [...steps, step('clamped', clamped)], flags);
};

export const completionRule: RuleKind<Completion> = { kind: 'completion', check, mark };
