/** Smoothing of a series of single periods, oldest first. A forecast is a hint, never a mark: it is computed in plain numbers. */
export type Forecaster = (series: readonly number[], ahead: number) => number[];

const grid = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const dampings = [0.8, 0.9, 0.98];

interface Fitted {
  /** Sum of the squared one-step errors. */
  error: number;
  /** The value so many periods ahead. */
  at: (ahead: number) => number;
}

const bestOf = (fits: readonly Fitted[]): Fitted => fits.reduce((best, fit) => (fit.error < best.error ? fit : best));
const steps = (ahead: number): number[] => Array.from({ length: ahead }, (_, at) => at + 1);

const fitSimple = (series: readonly number[], alpha: number): Fitted => {
  let [level, error] = [series[0] ?? 0, 0];
  for (const value of series.slice(1)) {
    error += (value - level) ** 2;
    level += alpha * (value - level);
  }
  return { error, at: () => level };
};

const fitDamped = (series: readonly number[], alpha: number, beta: number, damping: number): Fitted => {
  const [first = 0, second = first] = series;
  let [level, slope, error] = [first, second - first, 0];
  for (const value of series.slice(1)) {
    const expected = level + damping * slope;
    error += (value - expected) ** 2;
    const before = level;
    level = expected + alpha * (value - expected);
    slope = damping * slope + beta * (level - before - damping * slope);
  }
  const reach = (ahead: number): number => steps(ahead).reduce((sum, step) => sum + damping ** step, 0);
  return { error, at: (ahead) => level + reach(ahead) * slope };
};

/** 一次指数平滑: the level goes on. */
export const simpleSmoothing: Forecaster = (series, ahead) => {
  const fit = bestOf(grid.map((alpha) => fitSimple(series, alpha)));
  return steps(ahead).map(fit.at);
};

/** 阻尼趋势 (damped Holt): the trend goes on and dies away. */
export const dampedTrend: Forecaster = (series, ahead) => {
  const fit = bestOf(dampings.flatMap((damping) => grid.flatMap((alpha) => grid.map((beta) => fitDamped(series, alpha, beta, damping)))));
  return steps(ahead).map(fit.at);
};

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = low] = sorted.length % 2 === 0 ? sorted.slice(half - 1, half + 1) : sorted.slice(half, half + 1);
  return (low + high) / 2;
};

/** The Theil–Sen line goes on. */
export const medianLine: Forecaster = (series, ahead) => {
  const slope = medianOf(series.flatMap((first, i) => series.slice(i + 1).map((second, gap) => (second - first) / (gap + 1))));
  const intercept = medianOf(series.map((value, i) => value - slope * (i + 1)));
  return steps(ahead).map((step) => intercept + slope * (series.length + step));
};

/** The median of the three, period by period. */
export const medianForecast: Forecaster = (series, ahead) => {
  const each = [simpleSmoothing, dampedTrend, medianLine].map((forecast) => forecast(series, ahead));
  return steps(ahead).map((step) => medianOf(each.map((values) => values[step - 1] ?? 0)));
};
