import { describe, expect, it } from 'vitest';
import { attentionOf } from '#domain/results/attention.ts';
import { compareBudgets } from '#domain/results/compare-budgets.ts';
import type { Waiting } from '#domain/tasks/waiting.ts';
import { lightCountsOf } from '#domain/warnings/light-counts.ts';
import type { IndicatorLight } from '#domain/warnings/lights-of.ts';

const waiting = (more: Partial<Waiting>): Waiting => ({
  ...{ phase: 'feedback', kind: 'check-scores', role: 'unit-leader', count: 1, late: 0, due: '2027-02-20', workingDays: 3, units: [], tasks: [] },
  ...more,
});
const light = (unit: string, colour: IndicatorLight['light']): IndicatorLight => ({
  ...{ unit, indicator: 'R1', name: '办件量', light: 'green', unitOfMeasure: '件' },
  pair: { light: colour, reason: 'on-course' },
});

describe('what a county leader is told', () => {
  const lights = lightCountsOf({ lights: [light('U001', 'green'), light('U002', 'red'), light('U002', 'red'), light('U003', 'yellow')] });

  it('counts the lights of goal and money together, the reddest unit first', () => {
    expect(lights.all).toEqual({ green: 1, yellow: 1, red: 2, grey: 0 });
    expect(lights.units.map(({ unit }) => unit)).toEqual(['U002', 'U003', 'U001']);
  });

  it('is three matters at most: meetings, then what holds the year up, then where it goes badly', () => {
    const meeting = waiting({ kind: 'review', role: 'office-head' });
    const late = waiting({ count: 5, late: 2, units: ['U004', 'U005', 'U006'] });
    const weak = { name: '服务民生', category: 'A', percent: '70.00', units: [] };
    const matrix = { categories: [{ code: 'A', name: '甲类', count: 2 }], goals: ['服务民生'], fields: [], byGoal: [weak], byField: [] };
    expect(attentionOf({ waiting: [late, meeting], lights, proposal: [], matrix })).toEqual([
      { kind: 'meeting', decision: 'review', due: '2027-02-20', workingDays: 3 },
      { kind: 'late', count: 2, units: ['U004', 'U005'] },
      { kind: 'red', lights: 2, count: 1, units: ['U002'] },
    ]);
    expect(attentionOf({ waiting: [], proposal: [], matrix }).map(({ kind }) => kind)).toEqual(['weak']);
    expect(attentionOf({ waiting: [], proposal: [], matrix: { ...matrix, byGoal: [{ ...weak, percent: '80' }] } })).toEqual([]);
  });
});

describe('an adjustment of the budget', () => {
  it('tells who gains and who loses, and by how much together', () => {
    const line = (unit: string, amount: string) => ({ unit, name: unit, amount });
    expect(
      compareBudgets([line('U001', '100'), line('U002', '200'), line('U003', '50')], [line('U001', '90'), line('U002', '215'), line('U003', '50')]),
    ).toEqual({
      differences: [
        { unit: 'U001', name: 'U001', from: '100', to: '90', by: '-10' },
        { unit: 'U002', name: 'U002', from: '200', to: '215', by: '15' },
      ],
      together: '5',
    });
  });
});
