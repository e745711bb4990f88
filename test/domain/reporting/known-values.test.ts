import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '#domain/ingestion/reconcile.ts';
import { carries, knownOf, lastValue, lastYearValue, othersSay } from '#domain/reporting/known-values.ts';
import { Figure } from '#domain/schemes/indicator.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

const figure = (accumulation: Figure['accumulation']): Figure =>
  Figure.parse({ name: '办件量', unitOfMeasure: '件', accumulation, frequency: 'monthly', source: '自报' });
const value = (period: string, text: string, source = '自报', of = '办件量'): FigureValue => ({ unit: 'U001', figure: of, period, value: text, source });
const cell = (month: string, accumulation: Figure['accumulation'] = 'cumulative') => ({ figure: figure(accumulation), month });

describe('上期数', () => {
  const known = knownOf([
    value('2025-12', '90'),
    value('2026-01', '10'),
    value('2026-03', '30'),
    value('2026-04', '40'),
    value('2026-02', '7', '自报', '其他'),
  ]);

  it('is the newest value before the month, whenever that was', () => {
    expect(lastValue(cell('2026-04'), known)).toEqual({ value: '30', month: '2026-03' });
    expect(lastValue(cell('2026-03'), known)).toEqual({ value: '10', month: '2026-01' });
    expect(lastValue(cell('2026-12'), known)).toEqual({ value: '40', month: '2026-04' });
  });

  it('goes on from the year before for a stock only: totals, amounts and means start anew in January', () => {
    expect(lastValue(cell('2026-01', 'point-in-time'), known)).toEqual({ value: '90', month: '2025-12' });
    for (const accumulation of ['cumulative', 'in-period', 'average'] as const) expect(lastValue(cell('2026-01', accumulation), known)).toBeUndefined();
    expect(lastValue(cell('2025-12', 'point-in-time'), known)).toBeUndefined();
  });

  it('is the unit’s own value where a source gave another for the month, else that of the source that precedes in the registry', () => {
    const two = [value('2026-01', '11', '统计局'), value('2026-01', '12', '审计局')];
    expect(lastValue(cell('2026-02'), knownOf([...two, value('2026-01', '10')]))?.value).toBe('10');
    const believed = (statistics: number, audit: number) => ({
      sources: [
        { name: '统计局', precedence: statistics, tolerance: {} },
        { name: '审计局', precedence: audit, tolerance: {} },
      ],
      declared: () => undefined,
    });
    for (const given of [two, [...two].reverse()]) {
      expect(lastValue(cell('2026-02'), knownOf(inOrder(given, believed(1, 2))))?.value).toBe('11');
      expect(lastValue(cell('2026-02'), knownOf(inOrder(given, believed(2, 1))))?.value).toBe('12');
    }
  });

  it('never comes from the month itself or after it', () => {
    const month = fc.integer({ min: 0, max: 35 }).map((at) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(month), month, fc.constantFrom('cumulative', 'in-period', 'point-in-time', 'average'), (months, asked, accumulation) => {
        const found = lastValue(cell(asked, accumulation), knownOf(months.map((each) => value(each, '1'))));
        const before = months.filter((each) => each < asked && (accumulation === 'point-in-time' || each.slice(0, 4) === asked.slice(0, 4)));
        expect(found?.month).toBe(before.sort().at(-1));
      }),
    );
  });

  it.each([
    ['cumulative', true],
    ['point-in-time', true],
    ['in-period', false],
    ['average', false],
  ] as const)('of a figure that is %s can be carried forward: %s', (accumulation, carried) => expect(carries({ accumulation })).toBe(carried));
});

describe('上年数', () => {
  it('is that of the same month, else that of December, and nothing in the county’s first year', () => {
    const known = knownOf([value('2025-03', '21'), value('2025-12', '90'), value('2026-02', '14')]);
    expect(lastYearValue(cell('2026-03'), known)).toEqual({ value: '21', month: '2025-03' });
    expect(lastYearValue(cell('2026-02'), known)).toEqual({ value: '90', month: '2025-12' });
    expect(lastYearValue(cell('2025-03'), known)).toBeUndefined();
    expect(lastYearValue(cell('2026-03'), knownOf([]))).toBeUndefined();
  });
});

describe('what other sources say', () => {
  it('is theirs for the same month; the unit’s own value is not among it', () => {
    const known = knownOf([value('2026-03', '30'), value('2026-03', '31', '统计局'), value('2026-02', '20', '统计局'), value('2026-03', '29', '审计局')]);
    expect(othersSay(cell('2026-03'), known)).toEqual([
      { source: '统计局', value: '31' },
      { source: '审计局', value: '29' },
    ]);
    expect(othersSay(cell('2026-04'), known)).toEqual([]);
  });
});
