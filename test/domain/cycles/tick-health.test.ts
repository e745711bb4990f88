import { describe, expect, it } from 'vitest';
import { tickHealth } from '#domain/cycles/tick-health.ts';

describe('the self-test of the tick', () => {
  it('names every day that should have come and has not', () => {
    expect(tickHealth('2026-02-27', '2026-03-01')).toEqual({
      tickedThrough: '2026-02-27',
      expected: '2026-03-01',
      missing: ['2026-02-28', '2026-03-01'],
      current: false,
    });
  });

  it('finds nothing missing in a county that is there, or ahead because somebody ticks by hand', () => {
    for (const day of ['2026-03-01', '2026-03-05']) expect(tickHealth(day, '2026-03-01')).toMatchObject({ missing: [], current: true });
  });
});
