import * as z from 'zod';
import { type Exact, exact, toText } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Measured } from '#domain/scoring/measure.ts';
import { lightOf } from './lights.ts';

/** 预算支出亮灯: a unit's execution rate against the plan's for the window (序时进度), both in %. */
export const MoneyLight = z.object({
  unit: z.string(),
  indicator: z.string(),
  name: z.string(),
  rate: z.string(),
  expected: z.string(),
  ratio: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
});
export type MoneyLight = z.infer<typeof MoneyLight>;

/** The money light of a unit, where the plan expects an execution and the unit's rate is known; `exact` is its ratio. */
export const moneyLightOf = (
  measured: readonly Measured[],
  expected: string | undefined,
  limits: Policy['lights'],
): { light: MoneyLight; exact: Exact } | undefined => {
  const execution = measured.find(({ indicator, value }) => limits.execution.includes(indicator.name) && value !== undefined);
  if (execution?.value === undefined || expected === undefined || exact(expected).equals(0)) return undefined;
  const { indicator, unit, value } = execution;
  const ratio = value.div(exact(expected));
  return {
    exact: ratio,
    light: {
      unit,
      indicator: indicator.code,
      name: indicator.name,
      rate: toText(value),
      expected: toText(exact(expected)),
      ratio: toText(ratio),
      light: lightOf(ratio, limits),
    },
  };
};
