import Fraction from 'fraction.js';
import * as z from 'zod';

/** An exact rational number: all values, marks, scores and money shares inside the domain. Never a float. */
export type Exact = Fraction;

const written = /^[+-]?\d+(\.\d+)?$|^[+-]?\d+\/[1-9]\d*$/;

/** A number as it travels: a decimal string such as `-3.50`, or `n/d` where the decimal does not end. */
export const Decimal = z.string().regex(written, { error: '应为十进制数字(如 95.10)', abort: true });
export const PositiveDecimal = Decimal.refine((text) => exact(text).compare(0) > 0, { error: '应为大于 0 的数字' });
export const NonNegativeDecimal = Decimal.refine((text) => exact(text).compare(0) >= 0, { error: '应为不小于 0 的数字' });

/** Reads a decimal string, an `n/d` string or a whole number; throws a RangeError for anything else. */
export const exact = (value: string | number | bigint | Exact): Exact => {
  if (value instanceof Fraction) return value;
  if (typeof value === 'string' && !written.test(value)) throw new RangeError(`not a decimal: ${value}`);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return new Fraction(value);
};

export const zero = exact(0);
export const one = exact(1);
export const hundred = exact(100);

export const sum = (values: readonly Exact[]): Exact => values.reduce((total, value) => total.add(value), zero);
export const least = (first: Exact, ...rest: Exact[]): Exact => rest.reduce((low, value) => (value.compare(low) < 0 ? value : low), first);
export const greatest = (first: Exact, ...rest: Exact[]): Exact => rest.reduce((high, value) => (value.compare(high) > 0 ? value : high), first);
export const clamp = (value: Exact, low: Exact, high: Exact): Exact => least(greatest(value, low), high);

/** Rounds half away from zero to `digits` decimals (the library rounds halves towards +∞, hence the split of the sign). */
export const roundHalfAway = (value: Exact, digits: number): Exact => {
  const size = value.abs().round(digits);
  return value.compare(0) < 0 ? size.neg() : size;
};

/** How many decimals the number has, or undefined when its decimal does not end. */
const decimals = (value: Exact): number | undefined => {
  let rest = value.d;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
};

/** The canonical text of a number: a plain decimal without trailing zeros, or `n/d` when the decimal does not end. */
export const toText = (value: Exact): string => {
  const digits = decimals(value);
  return digits === undefined ? value.toFraction() : toFixed(value, digits);
};

/** The text a person sees: rounded half away from zero and always with `digits` decimals, e.g. `8.60`. */
export const toFixed = (value: Exact, digits: number): string => {
  const rounded = roundHalfAway(value, digits);
  const scaled = rounded.abs().mul(exact(10n ** BigInt(digits))).n;
  const plain = scaled.toString().padStart(digits + 1, '0');
  const body = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  return rounded.compare(0) < 0 ? `-${body}` : body;
};
