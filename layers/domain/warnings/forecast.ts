import { type Exact, sum } from '#domain/numbers/exact.ts';
import { mean, theilSen } from '#domain/scoring/statistics.ts';

/** 按平均进度推算: what is there, and the mean of the periods so far for each one left [W08]. It hides a rise or a fall, so a page says which it is. */
export const projectedByMean = (series: readonly Exact[], periods: number): Exact => sum(series).add(mean(series).mul(Math.max(0, periods - series.length)));

/**
 * What is there, and the Theil–Sen line's value for each period left [W09]. The series holds values of single periods, at least two: a year-to-date
 * sum always rises, so its trend says nothing.
 */
export const forecastByTrend = (series: readonly Exact[], periods: number): Exact => {
  const { slope, intercept } = theilSen(series);
  const left = Array.from({ length: Math.max(0, periods - series.length) }, (_, at) => series.length + at + 1);
  return sum([...series, ...left.map((period) => intercept.add(slope.mul(period)))]);
};
