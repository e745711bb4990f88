import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outliersOf } from '#domain/reporting/outliers.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

const article = '第七条';
const values = (...texts: string[]): FigureValue[] =>
  texts.map((value, at) => ({ unit: `U00${at + 1}`, figure: '办件量', period: '2026-03', value, source: '自报' }));
const flagged = (given: readonly FigureValue[], rules?: { limit: string; gap?: string; article: string }) =>
  outliersOf(given, rules).map(({ unit, z, gap }) => [unit, z ?? gap]);

describe('an outlier of a category', () => {
  it('is more than 3.5 robust z from the others', () => {
    // Median 12, distances 2 1 0 1 28: MAD 1, z = 0.6745 × 28.
    expect(outliersOf(values('10', '11', '12', '13', '40'), undefined)).toEqual([
      { unit: 'U005', figure: '办件量', month: '2026-03', value: '40', median: '12.00', units: 5, z: '18.89' },
    ]);
    // 0.6745 × 5 = 3.37: below the usual limit, above a plan's own.
    expect(flagged(values('10', '11', '12', '13', '17'))).toEqual([]);
    expect(flagged(values('10', '11', '12', '13', '17'), { limit: '3', article })).toEqual([['U005', '3.37']]);
  });

  it('is not looked for among fewer than five', () => expect(flagged(values('10', '11', '12', '40'))).toEqual([]));

  it('is told by its distance from the median where most are equal, if the plan says how far', () => {
    const equal = values('10', '10', '10', '10', '16');
    expect(flagged(equal)).toEqual([]);
    expect(flagged(equal, { limit: '3.5', gap: '50', article })).toEqual([['U005', '60.00']]);
    expect(flagged(equal, { limit: '3.5', gap: '60', article })).toEqual([]);
    expect(flagged(values('0', '0', '0', '0', '16'), { limit: '3.5', gap: '50', article })).toEqual([]);
  });

  it('is told of each figure and month by itself', () => {
    const later = values('10', '11', '12', '13', '1').map((value) => ({ ...value, period: '2026-06' }));
    expect(outliersOf([...later, ...values('10', '11', '12', '13', '40')], undefined).map(({ month, unit }) => `${month} ${unit}`)).toEqual([
      '2026-03 U005',
      '2026-06 U005',
    ]);
  });

  it('is the same whatever the order and the unit of measure', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 5, maxLength: 12 }), fc.integer({ min: 1, max: 90 }), (numbers, scale) => {
        const given = values(...numbers.map(String));
        const scaled = given.map((value) => ({ ...value, value: String(Number(value.value) * scale) }));
        expect(flagged([...given].reverse())).toEqual(flagged(given));
        expect(flagged(scaled)).toEqual(flagged(given));
      }),
    );
  });
});
