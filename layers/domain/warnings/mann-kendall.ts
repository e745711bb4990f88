/** 趋势检验: whether a series rises or falls beyond chance, with its z value. */
export interface Trend {
  direction: 'rising' | 'falling' | 'none';
  z: number;
}

/** Two-sided at 5 %. */
const critical = 1.959963984540054;

/** Mann–Kendall test with correction for ties and continuity; a series whose values are all the same has no trend. */
export const mannKendall = (series: readonly number[]): Trend => {
  const score = series.reduce((sum, first, i) => sum + series.slice(i + 1).reduce((own, second) => own + Math.sign(second - first), 0), 0);
  const n = series.length;
  const ties = [...Map.groupBy(series, (value) => value).values()].reduce((sum, { length: t }) => sum + t * (t - 1) * (2 * t + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  const z = variance <= 0 || score === 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance);
  return { direction: z > critical ? 'rising' : z < -critical ? 'falling' : 'none', z };
};
