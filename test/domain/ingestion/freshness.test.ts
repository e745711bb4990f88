import { describe, expect, it } from 'vitest';
import { arrivalsOf, type Expected, freshnessOf, owedBy, postedBy } from '#domain/ingestion/freshness.ts';
import { Arrival } from '#domain/ingestion/source.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { aPlan, aScheme, edited } from '../../support/valid-papers.ts';
import { aSource } from './a-source.ts';

const arrival = (more: object) => arrivalsOf(Arrival.parse({ every: 'monthly', fromDay: 1, toDay: 10, ...more }), 2026);

describe('the deliveries a source is expected to make', () => {
  it('come in the month after each period, December’s in the next year', () => {
    const monthly = arrival({});
    expect(monthly).toHaveLength(12);
    expect(monthly[0]).toEqual({ through: '2026-01', months: ['2026-01'], from: '2026-02-01', to: '2026-02-10' });
    expect(monthly[11]).toEqual({ through: '2026-12', months: ['2026-12'], from: '2027-01-01', to: '2027-01-10' });
  });

  it('hold all months of a quarter, half-year or year', () => {
    expect(arrival({ every: 'quarterly' }).map(({ months }) => months)[1]).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(arrival({ every: 'half-yearly' }).map(({ through, months }) => [through, months.length])).toEqual([
      ['2026-06', 6],
      ['2026-12', 6],
    ]);
    expect(arrival({ every: 'yearly', monthsAfter: 2 })).toMatchObject([{ through: '2026-12', from: '2027-02-01', to: '2027-02-10' }]);
  });

  it('end on the last day of a month that is shorter than the day named', () => {
    const days = arrival({ fromDay: 30, toDay: 31, monthsAfter: 1 }).map(({ from, to }) => `${from} ${to}`);
    expect(days[0]).toBe('2026-02-28 2026-02-28');
    expect(days[2]).toBe('2026-04-30 2026-04-30');
    expect(days[11]).toBe('2027-01-30 2027-01-31');
    expect(arrival({ monthsAfter: 0, toDay: 31 })[1]).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
  });
});

describe('what a source owes', () => {
  const plan = Plan.parse(edited(aPlan(), 'units[1].until', '2026-02'));
  const papers = { plan, schemes: [Scheme.parse(edited(aScheme(), 'figures[0].source', '财政局'))] };

  it('is every figure it is named for, of every unit in the months that the unit is assessed', () => {
    const owed = owedBy(aSource(), papers, ['2026-01', '2026-02', '2026-03']);
    expect(owed.map(({ unit, figure, period }) => `${unit} ${figure} ${period}`)).toEqual([
      'U001 办件总量 2026-01',
      'U001 办件总量 2026-02',
      'U001 办件总量 2026-03',
      'U002 办件总量 2026-01',
      'U002 办件总量 2026-02',
    ]);
    expect(owedBy(aSource(), papers, ['2026-05']).map(({ unit }) => unit)).toEqual(['U001', 'U004']);
    expect(owedBy(aSource({ name: '审计局', figures: ['办件总量'] }), papers, ['2026-01'])).toEqual([]);
  });

  it('is no base data', () => {
    const base = [Scheme.parse(edited(edited(aScheme(), 'figures[0].source', '财政局'), 'figures[0].baseData', true))];
    expect(owedBy(aSource(), { plan, schemes: base }, ['2026-01'])).toEqual([]);
  });
});

describe('the light of a delivery', () => {
  const expected: Expected = { through: '2026-01', months: ['2026-01'], from: '2026-02-01', to: '2026-02-10' };
  const owed = ['U001', 'U002'].map((unit) => ({ unit, figure: '办件总量', period: '2026-01' }));
  const rows = (...units: string[]) => units.map((unit) => ({ unit, figure: '办件总量', period: '2026-01', value: '1', source: '财政局' }));
  const light = (today: string, posted = rows(), of = owed) => {
    const found = freshnessOf(expected, of, postedBy(aSource(), posted), today);
    return `${found.light} ${found.state} ${found.missing}/${found.owed}`;
  };

  it('is grey before its first day, yellow until its last, red after it', () => {
    expect(light('2026-01-31')).toBe('grey not-due 2/2');
    expect(light('2026-02-01')).toBe('yellow awaited 2/2');
    expect(light('2026-02-10')).toBe('yellow awaited 2/2');
    expect(light('2026-02-11')).toBe('red absent 2/2');
  });

  it('is green as soon as all is there, yellow while a part is missing', () => {
    expect(light('2026-01-20', rows('U001', 'U002'))).toBe('green complete 0/2');
    expect(light('2026-03-01', rows('U001', 'U002'))).toBe('green complete 0/2');
    expect(light('2026-03-01', rows('U001'))).toBe('yellow incomplete 1/2');
  });

  it('does not count what another source posted, and is grey where nothing is owed', () => {
    expect(
      light(
        '2026-02-11',
        rows('U001').map((row) => ({ ...row, source: '审计局' })),
      ),
    ).toBe('red absent 2/2');
    expect(light('2026-02-11', [], [])).toBe('grey nothing-owed 0/0');
  });
});
