import * as z from 'zod';
import { clamp, exact, greatest, PositiveDecimal, zero } from '#domain/numbers/exact.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { knownValue, marked, step } from './marking.ts';
import type { Marked, RuleInput, RuleKind, RuleSetting } from './rule.ts';

/** 引用折算: the value is a score of another assessment; score / its full marks × W, clamped unless the parent keeps excess. Examples M01–M03. */
export const Imported = z.strictObject({
  kind: z.literal('imported'),
  outOf: PositiveDecimal,
  keepExcess: z.boolean().default(false),
});
export type Imported = z.infer<typeof Imported>;

const check = (rule: Imported, setting: RuleSetting): Problem[] =>
  rule.keepExcess && !setting.parentKeepsExcess
    ? [problem(join(setting.path, 'keepExcess'), 'excess-not-kept-above', '规则保留超额分,而上级指标不保留', { expected: 'false', got: 'true' })]
    : [];

const mark = (rule: Imported, input: RuleInput): Marked => {
  const converted = knownValue(input).div(exact(rule.outOf)).mul(input.fullMarks);
  const marks = rule.keepExcess ? greatest(converted, zero) : clamp(converted, zero, input.fullMarks);
  return marked(marks, [step('out-of', rule.outOf), step('converted', converted)]);
};

export const importedRule: RuleKind<Imported> = { kind: 'imported', check, mark };
