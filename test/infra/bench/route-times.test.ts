import { describe, expect, it } from 'vitest';
import { RouteClock } from '../../bench/route-times.ts';

describe('times of the API by route', () => {
  const clock = () =>
    new RouteClock({ paths: { '/reporting/{cycle}/{window}': {}, '/reporting/{cycle}/batches': {}, '/reporting/{cycle}/{window}/{unit}': {} } });
  const call = (milliseconds: number, bytes = 1) => ({ milliseconds, bytes });

  it('takes the route with the more named places', () => {
    const times = clock();
    times.note('GET', '/reporting/2026/batches', call(1));
    times.note('GET', '/reporting/2026/2026Q1', call(2));
    times.note('GET', '/reporting/2026/2026Q1/U001', call(3));
    times.note('GET', '/elsewhere', call(4));
    expect(times.times().map(({ route, calls }) => `${route} ${calls}`)).toEqual([
      'GET /elsewhere 1',
      'GET /reporting/{cycle}/{window}/{unit} 1',
      'GET /reporting/{cycle}/{window} 1',
      'GET /reporting/{cycle}/batches 1',
    ]);
  });

  it('tells median, 95th percentile and the largest answer of each', () => {
    const times = clock();
    for (let at = 100; at >= 1; at--) times.note('GET', '/reporting/2026/batches', call(at, at === 50 ? 900 : 10));
    expect(times.times()).toEqual([{ route: 'GET /reporting/{cycle}/batches', calls: 100, median: 50, p95: 95, mostBytes: 900 }]);
  });
});
