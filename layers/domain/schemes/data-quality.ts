import * as z from 'zod';
import { exact, hundred, NonNegativeDecimal, PositiveDecimal, sum, toText } from '#domain/numbers/exact.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';

/** 数据质量分 of a unit's report: weights of its four parts in %, and what a late working day, a return and a corrected figure take off their parts. */
export const DataQualityRules = z.strictObject({
  weights: z.strictObject({
    completeness: NonNegativeDecimal,
    timeliness: NonNegativeDecimal,
    consistency: NonNegativeDecimal,
    corrections: NonNegativeDecimal,
  }),
  /** Of 100. */
  eachLateDay: PositiveDecimal.default('20'),
  eachReturn: PositiveDecimal.default('20'),
  /** For every figure that is corrected after acceptance. */
  eachCorrection: PositiveDecimal.default('5'),
  article: z.string().min(1),
});
export type DataQualityRules = z.infer<typeof DataQualityRules>;

export const dataQualityProblems = (rules: DataQualityRules | undefined): Problem[] => {
  if (rules === undefined) return [];
  const total = sum(Object.values(rules.weights).map(exact));
  return total.equals(hundred)
    ? []
    : [
        problem('dataQuality.weights', 'weights-do-not-add-up', `数据质量分四个部分的权重合计 ${toText(total)},应等于 100`, {
          expected: '100',
          got: toText(total),
        }),
      ];
};
