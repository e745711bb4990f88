import * as z from 'zod';
import { Decimal, type Exact, exact, PositiveDecimal, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { isBetter, knownValue, marked, step } from './marking.ts';
import { directionProblems, orderProblems } from './parameters.ts';
import type { Marked, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 综合功效系数(标准值分档): standards 优秀/良好/平均/较低/较差 with coefficients, linear inside a band. Examples S01–S07. */
export const StandardBands = z.strictObject({
  kind: z.literal('standard-bands'),
  /** From the best to the worst; strictly descending where higher is better, strictly ascending where lower is better. */
  standards: z.array(Decimal).length(5),
  coefficients: z.array(PositiveDecimal).length(5).default(['1', '0.8', '0.6', '0.4', '0.2']),
});
export type StandardBands = z.infer<typeof StandardBands>;

const check = (rule: StandardBands, setting: RuleSetting): Problem[] => {
  const at =
    (list: string) =>
    (index: number): string =>
      join(setting.path, list, index);
  const order = setting.direction === 'lower' ? '越低越好的指标,标准值应由优到差严格递增' : '越高越好的指标,标准值应由优到差严格递减';
  const top = rule.coefficients[0] ?? '';
  return [
    ...directionProblems('综合功效系数计分', ['higher', 'lower'], setting),
    ...orderProblems(rule.standards, (better, worse) => isBetter(setting.direction, better, worse), at('standards'), order),
    ...orderProblems(rule.coefficients, (better, worse) => better.gt(worse), at('coefficients'), '标准系数应由优到差严格递减'),
    ...(exact(top).equals(1) ? [] : [problem(at('coefficients')(0), 'top-coefficient', `优秀值的标准系数应为 1,现为 ${top}`, { expected: '1', got: top })]),
  ];
};

const inBand = (reached: number, standards: readonly Exact[], marksAt: readonly Exact[], value: Exact): Marked => {
  const [standard = zero, above = zero] = [standards[reached], standards[reached - 1]];
  const [base = zero, next = zero] = [marksAt[reached], marksAt[reached - 1]];
  const adjustment = value.sub(standard).div(above.sub(standard)).mul(next.sub(base));
  return marked(base.add(adjustment), [step('standard', standard), step('base', base), step('adjustment', adjustment)]);
};

const mark = (rule: StandardBands, input: RuleInput): Marked => {
  const value = knownValue(input);
  const standards = rule.standards.map((text) => exact(text));
  const marksAt = rule.coefficients.map((text) => exact(text).mul(input.fullMarks));
  const reached = standards.findIndex((standard) => !isBetter(input.direction, standard, value));
  if (reached === -1) return marked(zero, [step('worse-than-all-standards', value)]);
  if (reached === 0) return marked(input.fullMarks, [step('standard', standards[0] ?? zero)]);
  return inBand(reached, standards, marksAt, value);
};

export const standardBandsRule: RuleKind<StandardBands> = { kind: 'standard-bands', check, mark };
