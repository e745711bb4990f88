import { expect } from 'vitest';
import * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { budget } from '#domain/results/budget.ts';
import type { Example } from '../../worked-examples.ts';

const Inputs = z.object({ units: z.array(z.object({ unit: z.string(), base: z.string(), protected: z.string(), coefficient: z.string() })) });
const Params = z.object({ total: z.string(), unit: z.int(), floor: z.string().optional() });

/** Every unit of a budget example has a grade of its own, with the coefficient of the example. */
export const checkBudget = (example: Example): void => {
  const { units } = Inputs.parse(example.inputs);
  const { total, unit, floor } = Params.parse(example.params);
  const rows = units.map((each) => ({
    unit: each.unit,
    name: each.unit,
    grade: each.unit,
    kind: 'department' as const,
    paidBy: 'county' as const,
    base: each.base,
    protected: { basicGuarantees: each.protected, debtService: '0', earmarked: '0', contracts: '0' },
  }));
  const rules = { coefficients: units.map((each) => ({ grade: each.unit, coefficient: each.coefficient })), unit, ...(floor === undefined ? {} : { floor }) };
  if (example.result['refused'] === true) {
    expect(() => budget(rows, rules, total)).toThrow(InvalidInput);
    return;
  }
  const { lines, sum } = budget(rows, rules, total);
  expect(Object.fromEntries(lines.map((line) => [line.unit, line.amount]))).toEqual(example.result['amounts']);
  expect(sum).toBe(example.result['sum']);
};
