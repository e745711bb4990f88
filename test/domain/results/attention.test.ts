import { describe, expect, it } from 'vitest';
import { attentionOf } from '#domain/results/attention.ts';
import { compareBudgets } from '#domain/results/compare-budgets.ts';
import type { ProposedCategory, ProposedUnit } from '#domain/scoring/proposal.ts';
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
const proposed = (unit: string, more: Partial<ProposedUnit> = {}): ProposedUnit => ({
  ...{
    unit,
    name: unit,
    score: '90',
    percent: '90.00',
    grade: '良好',
    edge: false,
    tiedWith: [],
    undecided: false,
    vetoes: [],
    changed: [],
    provisional: false,
  },
  ...more,
});
const category = (name: string, units: ProposedUnit[]): ProposedCategory => ({
  ...{ code: name, name, fullMarks: '100', count: units.length, ranked: units.length, mean: '90', lowest: '90', highest: '90', grades: [], bands: [], units },
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

  it('is nothing while all is well, before anything was assessed too', () => {
    const allGreen = lightCountsOf({ lights: [light('U001', 'green')] });
    const proposal = [category('甲类', [proposed('U001')])];
    expect(attentionOf({ waiting: [], proposal: [] })).toEqual([]);
    expect(attentionOf({ waiting: [waiting({ units: ['U001'] })], lights: allGreen, proposal })).toEqual([]);
  });

  it('names who is late, each once and three at most, but not what the system itself is late with', () => {
    const reports = waiting({ kind: 'report', role: 'unit-reporter', count: 4, late: 3, units: ['U001', 'U002', 'U003', 'U004'] });
    const signs = waiting({ kind: 'sign', count: 2, late: 2, units: ['U002', 'U005'] });
    const system = waiting({ kind: 'day', role: 'system', late: 7, units: ['U009'] });
    const onTime = waiting({ units: ['U008'] });
    expect(attentionOf({ waiting: [system, onTime, reports, signs], proposal: [] })).toEqual([{ kind: 'late', count: 5, units: ['U001', 'U002', 'U003'] }]);
    expect(attentionOf({ waiting: [signs, signs], proposal: [] })).toEqual([{ kind: 'late', count: 4, units: ['U002', 'U005'] }]);
  });

  it('names the three reddest units at most, and counts them all', () => {
    const red = ['U001', 'U002', 'U003', 'U004'].flatMap((unit, at) => Array.from({ length: 4 - at }, () => light(unit, 'red')));
    expect(attentionOf({ waiting: [], lights: lightCountsOf({ lights: red }), proposal: [] })).toEqual([
      { kind: 'red', lights: 10, count: 4, units: ['U001', 'U002', 'U003'] },
    ]);
  });

  it('tells of equal units at a quota’s edge by category, and of vetoes together', () => {
    const proposal = [
      category('甲类', [proposed('U001', { undecided: true }), proposed('U002', { undecided: true }), proposed('U003')]),
      category('乙类', [proposed('U004'), proposed('U005', { vetoes: ['安全生产'] })]),
      category('丙类', [proposed('U006', { vetoes: ['信访'] })]),
    ];
    expect(attentionOf({ waiting: [], proposal })).toEqual([
      { kind: 'tie', category: '甲类', units: ['U001', 'U002'] },
      { kind: 'veto', units: ['U005', 'U006'] },
    ]);
  });

  it('names the weakest goal by number, with its category’s name and the weakest units of it', () => {
    const units = ['U004', 'U001', 'U002', 'U003'].map((unit) => ({ unit, name: unit, marks: '6', fullMarks: '10', percent: '60.00' }));
    const goal = (name: string, code: string, percent: string) => ({ name, category: code, percent, units });
    const matrix = {
      categories: [
        { code: 'A', name: '甲类', count: 2 },
        { code: 'B', name: '乙类', count: 2 },
      ],
      ...{ goals: [], fields: [], byField: [], byGoal: [goal('党的建设', 'A', '79.99'), goal('服务民生', 'B', '9.50'), goal('经济发展', 'A', '70.00')] },
    };
    expect(attentionOf({ waiting: [], proposal: [], matrix })).toEqual([
      { kind: 'weak', goal: '服务民生', category: '乙类', percent: '9.50', units: ['U004', 'U001', 'U002'] },
    ]);
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
