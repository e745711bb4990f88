import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { mannKendall } from '#domain/warnings/mann-kendall.ts';
import { dampedTrend, medianForecast, medianLine, simpleSmoothing } from '#domain/warnings/smoothing.ts';
import { missesFor, yearEndOf } from '#domain/warnings/year-end.ts';

const exacts = (values: readonly number[]) => values.map((value) => exact(String(value)));
const line = (from: number, by: number, count: number) => Array.from({ length: count }, (_, at) => from + by * at);

/** Numbers between 0 and 1, the same every time (mulberry32). */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

describe('smoothing', () => {
  it('carries a level on', () => {
    expect(simpleSmoothing([5, 5, 5, 5], 2)).toEqual([5, 5]);
    expect(dampedTrend([5, 5, 5, 5], 2)).toEqual([5, 5]);
    expect(medianLine([5, 5, 5, 5], 2)).toEqual([5, 5]);
  });

  it('carries a trend on: the line wholly, the damped one less with every period, the level not at all', () => {
    const rising = line(10, 2, 10);
    expect(medianLine(rising, 3)).toEqual([30, 32, 34]);
    const [first = 0, second = 0, third = 0] = dampedTrend(rising, 3);
    expect(first).toBeGreaterThan(28.5);
    expect(first).toBeLessThanOrEqual(30);
    expect(second - first).toBeLessThan(2);
    expect(third - second).toBeLessThan(second - first);
    expect(simpleSmoothing(rising, 2)[0]).toBeCloseTo(simpleSmoothing(rising, 2)[1] ?? 0);
  });

  it('takes the middle one of the three, period by period', () => {
    const rising = line(10, 2, 10);
    const each = [simpleSmoothing, dampedTrend, medianLine].map((forecast) => forecast(rising, 1)[0] ?? 0).sort((a, b) => a - b);
    expect(medianForecast(rising, 1)).toEqual([each[1]]);
  });

  it('is not led astray by one wild value as a mean would be', () => {
    expect(Math.abs((medianForecast([10, 10, 10, 10, 10, 10, 10, 500, 10, 10, 10, 10], 1)[0] ?? 0) - 10)).toBeLessThan(610 / 12 - 10);
  });
});

describe('the Mann–Kendall test', () => {
  it('finds what rises and what falls, and nothing in noise or in what stands still', () => {
    expect(mannKendall(line(1, 1, 8)).direction).toBe('rising');
    expect(mannKendall(line(8, -1, 8)).direction).toBe('falling');
    expect(mannKendall([3, 1, 4, 1, 5, 2, 4, 3])).toMatchObject({ direction: 'none' });
    expect(mannKendall([2, 2, 2, 2])).toEqual({ direction: 'none', z: 0 });
  });

  it('gives the z of the formula, ties taken off', () => {
    // n = 8, S = 28, var = 8·7·21/18 = 65.333: z = 27/8.0829
    expect(mannKendall(line(1, 1, 8)).z).toBeCloseTo(3.3404, 4);
    // 1 1 2 3: S = 5, var = (4·3·13 − 2·1·9)/18 = 7.6667: z = 4/2.7689
    expect(mannKendall([1, 1, 2, 3]).z).toBeCloseTo(1.4446, 4);
  });
});

describe('what a year comes to', () => {
  it('is a projection by the mean while fewer than eight periods are known, and says so', () => {
    const end = yearEndOf(exacts([10, 20, 30]), 3, 9);
    expect([end.method, toText(end.value), 'low' in end]).toEqual(['projected-by-mean', '240', false]);
    expect(toText(yearEndOf(exacts([10, 20]), 0, 12).value)).toBe('180');
    expect(toText(yearEndOf(exacts([99, 99, 10, 20]), 2, 10).value)).toBe('180');
  });

  it('is a forecast from eight on, around what is reached already', () => {
    const end = yearEndOf(exacts(line(10, 0, 8)), 8, 4);
    expect(end).toMatchObject({ method: 'forecast', trend: { direction: 'none' } });
    if (end.method !== 'forecast') throw new Error('no forecast');
    expect([end.low, end.value, end.high].map(toText)).toEqual(['120', '120', '120']);
  });

  it('learns from the years before', () => {
    const end = yearEndOf(exacts([...line(10, 0, 24), 10, 10]), 2, 10);
    expect([end.method, toText(end.value)]).toEqual(['forecast', '120']);
  });

  it('is what it is when nothing is left', () => {
    const end = yearEndOf(exacts(line(1, 1, 12)), 12, 0);
    if (end.method !== 'forecast') throw new Error('no forecast');
    expect([end.low, end.value, end.high].map(toText)).toEqual(['78', '78', '78']);
  });

  it.each([1, 4, 9])('holds the year in its interval about as often as it says, %d periods before its end', (left) => {
    const next = chance(20260101 + left);
    const held = Array.from({ length: 150 }, () => {
      let level = 100;
      const series = Array.from({ length: 24 + 12 }, () => {
        level += 0.3 * normal(next);
        return Math.round((level + 5 * normal(next)) * 100) / 100;
      });
      const end = yearEndOf(exacts(series.slice(0, -left)), 12 - left, left);
      const actual = exacts(series.slice(-12)).reduce((sum, value) => sum.add(value));
      return end.method === 'forecast' && end.low.lte(actual) && actual.lte(end.high);
    }).filter((each) => each).length;
    expect(held / 150).toBeGreaterThan(0.7);
  });

  it('warns only when the whole interval misses the target', () => {
    const end = { method: 'forecast', value: exact('100'), low: exact('90'), high: exact('110'), trend: { direction: 'none', z: 0 } } as const;
    expect([missesFor(end, exact('110'), 'higher'), missesFor(end, exact('110.1'), 'higher')]).toEqual([false, true]);
    expect([missesFor(end, exact('90'), 'lower'), missesFor(end, exact('89.9'), 'lower')]).toEqual([false, true]);
    expect(missesFor({ method: 'projected-by-mean', value: exact('1') }, exact('100'), 'higher')).toBe(false);
  });
});
