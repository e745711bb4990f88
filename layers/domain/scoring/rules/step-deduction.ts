import * as z from 'zod';
import { Decimal, type Exact, exact, greatest, PositiveDecimal, toText, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { knownValue, marked, step } from './marking.ts';
import { directionProblems } from './parameters.ts';
import { Reference, referenceProblems, resolve } from './reference.ts';
import type { Marked, NotComputable, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 每超(低)一个单位扣分: W − each·steps beyond the reference; "每超过一个百分点扣0.5分,扣完为止". Examples P01–P11. */
export const StepDeduction = z.strictObject({
  kind: z.literal('step-deduction'),
  reference: Reference,
  /** Which side of the reference costs marks. */
  side: z.enum(['above', 'below']),
  /** Size of one step, in the indicator's unit of measure. */
  step: PositiveDecimal,
  /** Marks lost a step. */
  each: PositiveDecimal,
  /** Begun steps: not counted, counted in proportion, or counted as one (不足一个按一个计). */
  steps: z.enum(['whole', 'prorata', 'ceil']),
  /** 0 is 扣完为止; a negative number (倒扣) must be written. */
  floor: Decimal.default('0'),
});
export type StepDeduction = z.infer<typeof StepDeduction>;

/** The lowest marks of a deduction must leave something to deduct. */
export const floorProblems = (floor: string, setting: RuleSetting): Problem[] =>
  exact(floor).lt(setting.fullMarks)
    ? []
    : [
        problem(join(setting.path, 'floor'), 'floor-not-below-full-marks', `最低分 ${floor} 不低于满分 ${toText(setting.fullMarks)},永远扣不到分`, {
          expected: `小于 ${toText(setting.fullMarks)}`,
          got: floor,
        }),
      ];

const check = (rule: StepDeduction, setting: RuleSetting): Problem[] => [
  ...(rule.side === 'above'
    ? directionProblems('“每超过一个单位扣分”', ['lower', 'interval'], setting)
    : directionProblems('“每低于一个单位扣分”', ['higher', 'interval'], setting)),
  ...referenceProblems(rule.reference, setting, 'reference'),
  ...floorProblems(rule.floor, setting),
];

const counted = (rule: StepDeduction, excess: Exact): Exact => {
  const steps = excess.div(exact(rule.step));
  if (rule.steps === 'prorata') return steps;
  return rule.steps === 'whole' ? steps.floor() : steps.ceil();
};

const mark = (rule: StepDeduction, input: RuleInput): Marked | NotComputable => {
  const reference = resolve(rule.reference, input);
  if ('notComputable' in reference) return reference;
  const value = knownValue(input);
  const excess = greatest(rule.side === 'above' ? value.sub(reference) : reference.sub(value), zero);
  const steps = counted(rule, excess);
  const deducted = exact(rule.each).mul(steps);
  return marked(greatest(input.fullMarks.sub(deducted), exact(rule.floor)), [
    step('reference', reference),
    step('excess', excess),
    step('steps', steps),
    step('deducted', deducted),
  ]);
};

export const stepDeductionRule: RuleKind<StepDeduction> = { kind: 'step-deduction', check, mark };
