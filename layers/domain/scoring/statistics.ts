import { type Exact, exact, sum, zero } from '#domain/numbers/exact.ts';

const ascending = (values: readonly Exact[]): Exact[] => [...values].sort((a, b) => a.compare(b));

const demandSome = (values: readonly Exact[]): void => {
  if (values.length === 0) throw new RangeError('statistics of no values');
};

/** Arithmetic mean, exact. */
export const mean = (values: readonly Exact[]): Exact => {
  demandSome(values);
  return sum(values).div(values.length);
};

/** Middle value, or the mean of the two middle values. */
export const median = (values: readonly Exact[]): Exact => {
  demandSome(values);
  const sorted = ascending(values);
  const half = Math.floor(sorted.length / 2);
  return mean(sorted.slice(sorted.length % 2 === 0 ? half - 1 : half, half + 1));
};

/** Mean without the `drop` highest and lowest values. */
export const trimmedMean = (values: readonly Exact[], drop: number): Exact => mean(ascending(values).slice(drop, values.length - drop));

/** MAD: median of the distances from the median, not scaled. */
export const medianAbsoluteDeviation = (values: readonly Exact[]): Exact => {
  const middle = median(values);
  return median(values.map((value) => value.sub(middle).abs()));
};

/** Φ⁻¹(0.75): makes the MAD of normal data comparable with its standard deviation (Iglewicz and Hoaglin, 1993). */
const robustFactor = exact('0.6745');

/** 0.6745·(x − median)/MAD; undefined when MAD = 0, where the plan's absolute gap decides. */
export const robustZ = (value: Exact, values: readonly Exact[]): Exact | undefined => {
  const spread = medianAbsoluteDeviation(values);
  return spread.equals(zero) ? undefined : robustFactor.mul(value.sub(median(values))).div(spread);
};

export interface Line {
  slope: Exact;
  intercept: Exact;
}

/** Theil–Sen line through values at t = 1, 2, …: slope = median of the slopes of all pairs, intercept = median of x − slope·t. */
export const theilSen = (series: readonly Exact[]): Line => {
  if (series.length < 2) throw new RangeError('a line needs two values');
  const slopes = series.flatMap((first, i) => series.slice(i + 1).map((second, gap) => second.sub(first).div(gap + 1)));
  const slope = median(slopes);
  return { slope, intercept: median(series.map((value, i) => value.sub(slope.mul(i + 1)))) };
};

const wholeRoot = (value: bigint): bigint => {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (let next = (root + value / root) / 2n; next < root; next = (root + value / root) / 2n) root = next;
  return root;
};

/** √value, cut after `digits` decimals. */
export const squareRoot = (value: Exact, digits = 30): Exact => {
  if (value.lt(0)) throw new RangeError('square root of a negative number');
  const scale = 10n ** BigInt(digits);
  return exact(wholeRoot((value.n * scale * scale) / value.d)).div(scale.toString());
};
