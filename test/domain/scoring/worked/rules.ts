import { expect } from 'vitest';
import * as z from 'zod';
import { exact, roundHalfAway, toFixed, toText } from '#domain/numbers/exact.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { markRule } from '#domain/scoring/rules/kinds.ts';
import type { Marked } from '#domain/scoring/rules/rule.ts';
import { type Example, ruleInput, WrittenInput } from '../../worked-examples.ts';

export const Setting = z.strictObject({
  fullMarks: z.string(),
  direction: z.enum(['higher', 'lower', 'interval']).default('higher'),
  domain: z.strictObject({ min: z.string().optional(), max: z.string().optional() }).default({}),
  parentKeepsExcess: z.boolean().default(false),
  valueDigits: z.int().optional(),
  markDigits: z.int().default(2),
  rule: AnyRule,
});

/** Marks of every unit that the example asks for: the one named, or each member of the group. */
export const markExample = ({ params, inputs }: Example): { marked: Marked[]; digits: number } => {
  const setting = Setting.parse(params);
  const written = WrittenInput.parse(inputs);
  const units =
    inputs['unit'] === undefined && written.group.length > 0 && written.value === undefined ? written.group : [{ unit: written.unit, value: written.value }];
  const marked = units.map(({ unit, value }) => {
    const input = ruleInput(setting, { ...written, unit });
    const seen = value === undefined ? undefined : exact(value);
    const rounded = seen === undefined || setting.valueDigits === undefined ? seen : roundHalfAway(seen, setting.valueDigits);
    const result = markRule(setting.rule, { ...input, value: rounded });
    if ('notComputable' in result) throw new Error(result.notComputable);
    return result;
  });
  return { marked, digits: setting.markDigits };
};

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Marks of a rule, as a fraction and as shown. */
export const checkRuleExample = (example: Example): void => {
  const { marked, digits } = markExample(example);
  expect(marked.map(({ marks }) => toText(marks))).toEqual(listed(example.unrounded));
  expect(marked.map(({ marks }) => toFixed(marks, digits))).toEqual(listed(example.result['marks']));
};
