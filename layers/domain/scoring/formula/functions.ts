import { type Exact, greatest, least, roundHalfAway, sum, zero } from '#domain/numbers/exact.ts';
import { mean } from '../statistics.ts';

/** How many inputs each function of the language takes. */
export const functionInputs = {
  min: { least: 1, most: Number.POSITIVE_INFINITY },
  max: { least: 1, most: Number.POSITIVE_INFINITY },
  sum: { least: 1, most: Number.POSITIVE_INFINITY },
  avg: { least: 1, most: Number.POSITIVE_INFINITY },
  abs: { least: 1, most: 1 },
  /** round(x) or round(x, digits): half away from zero; the digits are a written number from 0 to 8. */
  round: { least: 1, most: 2 },
} as const;
export type FunctionName = keyof typeof functionInputs;

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(functionInputs, name);

/** There is at least one value: `functionInputs` is checked when the formula is read. */
export const callFunction = (name: FunctionName, values: readonly Exact[]): Exact => {
  const [first = zero, ...rest] = values;
  switch (name) {
    case 'min':
      return least(first, ...rest);
    case 'max':
      return greatest(first, ...rest);
    case 'sum':
      return sum(values);
    case 'avg':
      return mean(values);
    case 'abs':
      return first.abs();
    case 'round':
      return roundHalfAway(first, Number(rest[0] ?? zero));
  }
};
