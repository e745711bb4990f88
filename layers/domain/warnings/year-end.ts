import { type Exact, exact, sum } from '#domain/numbers/exact.ts';
import { mean } from '#domain/scoring/statistics.ts';
import { projectedByMean } from './forecast.ts';
import { mannKendall, type Trend } from './mann-kendall.ts';
import { medianForecast } from './smoothing.ts';

/** Periods below which nothing but the mean is carried on. */
const leastPeriods = 8;
/** Rolling origins begin here, so that every model has something to learn from. */
const leastLearnt = 4;
/** Share of the years whose end the interval should hold. */
const coverage = 0.8;
/** Errors below which the interval would be narrower than it says: four hold 80 %. */
const leastErrors = 4;

/** 年终预测 of an amount that adds up over the periods of a year. */
export type YearEnd =
  /** 按平均进度推算: fewer than eight periods are known. */
  { method: 'projected-by-mean'; value: Exact } | { method: 'forecast'; value: Exact; low: Exact; high: Exact; trend: Trend };

const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** How far forecasts of so many periods together were off, had they been made at earlier moments: errors out of sample, never residuals of a fit. */
const errorsAt = (series: readonly number[], ahead: number): number[] =>
  Array.from({ length: Math.max(0, series.length - ahead - leastLearnt + 1) }, (_, at) => {
    const origin = leastLearnt + at;
    return Math.abs(total(medianForecast(series.slice(0, origin), ahead)) - total(series.slice(origin, origin + ahead)));
  });

/** Half the width of the interval: the conformal quantile; over a longer way than can be tried out, errors grow with the way at most. */
const halfWidth = (series: readonly number[], ahead: number): number => {
  const tried = Math.min(ahead, series.length - leastLearnt - leastErrors + 1);
  const errors = errorsAt(series, tried).sort((a, b) => a - b);
  const rank = Math.min(errors.length, Math.ceil((errors.length + 1) * coverage));
  return ((errors[rank - 1] ?? 0) * ahead) / tried;
};

/** Six decimals: more would pretend to know. */
const rounded = (value: number): Exact => exact(value.toFixed(6));

/**
 * What a year comes to (domain.md § 5): `series` holds single periods, oldest first, of earlier years too; the last `own` of them are of the year, of which
 * `left` are still to come. Median of simple smoothing, damped trend and Theil–Sen, with a conformal interval of rolling-origin errors.
 */
export const yearEndOf = (series: readonly Exact[], own: number, left: number): YearEnd => {
  const soFar = own === 0 ? [] : series.slice(-own);
  if (series.length < leastPeriods) return { method: 'projected-by-mean', value: own === 0 ? mean(series).mul(left) : projectedByMean(soFar, own + left) };
  const reached = sum(soFar);
  const values = series.map((value) => value.valueOf());
  const trend = mannKendall(values);
  if (left === 0) return { method: 'forecast', value: reached, low: reached, high: reached, trend };
  const more = total(medianForecast(values, left));
  const half = halfWidth(values, left);
  return { method: 'forecast', value: reached.add(rounded(more)), low: reached.add(rounded(more - half)), high: reached.add(rounded(more + half)), trend };
};

/** Whether the year misses its target even at the better end of the interval; a projection without an interval warns of nothing. */
export const missesFor = (end: YearEnd, target: Exact, direction: 'higher' | 'lower'): boolean =>
  end.method === 'forecast' && (direction === 'higher' ? end.high.lt(target) : end.low.gt(target));
