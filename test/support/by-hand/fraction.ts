/** A fraction of two whole numbers; the second is positive. Own arithmetic, so that the check shares nothing with what it checks. */
export type Q = readonly [bigint, bigint];

export const q = (text: string | number | bigint): Q => {
  const [top = '0', bottom] = String(text).split('/');
  if (bottom !== undefined) return [BigInt(top), BigInt(bottom)];
  const [whole = '0', decimals = ''] = top.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
};

export const plus = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
export const minus = ([a, b]: Q, [c, d]: Q): Q => [a * d - c * b, b * d];
export const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
export const over = ([a, b]: Q, [c, d]: Q): Q => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
export const abs = ([a, b]: Q): Q => [a < 0n ? -a : a, b];
/** Negative, zero or positive, like the difference. */
export const compare = ([a, b]: Q, [c, d]: Q): number => Number(a * d - c * b > 0n) - Number(a * d - c * b < 0n);
export const smaller = (a: Q, b: Q): Q => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Q, b: Q): Q => (compare(a, b) >= 0 ? a : b);
export const total = (all: readonly Q[]): Q => all.reduce(plus, q(0));
export const average = (all: readonly Q[]): Q => over(total(all), q(all.length));
export const inOrder = (all: readonly Q[]): Q[] => [...all].sort(compare);
/** Rounds down. */
export const floor = ([a, b]: Q): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));

/** Half away from zero, with so many decimals. */
export const rounded = ([a, b]: Q, decimals: number): Q => {
  const unit = 10n ** BigInt(decimals);
  const size = ((a < 0n ? -a : a) * unit * 2n + b) / (b * 2n);
  return [a < 0n ? -size : size, unit];
};

/** As published: two decimals. */
export const shown = (value: Q): string => {
  const [cents] = rounded(value, 2);
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
