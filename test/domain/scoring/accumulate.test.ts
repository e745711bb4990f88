import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Figure } from '#domain/schemes/indicator.ts';
import { accumulate, dueMonths } from '#domain/scoring/accumulate.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

const figureOf = (given: Partial<Figure> = {}): Figure =>
  Figure.parse({ name: '招商引资到位额', unitOfMeasure: '万元', accumulation: 'in-period', frequency: 'quarterly', source: '统计局', ...given });

const says = (period: string, value: string, source = '统计局'): FigureValue => ({ unit: 'U001', figure: '招商引资到位额', period, value, source });
const comesTo = ({ value }: { value: { toFraction(): string } | undefined }): string | undefined => value?.toFraction();

describe('two values of one month, while a form is filled in', () => {
  const twice = [says('2026-03', '9', '自报'), says('2026-03', '7'), says('2026-03', '8', '审计局')];

  it('are one: that of the source which the scheme names', () => {
    const given = accumulate(figureOf(), twice, { through: '2026-03' });
    expect(comesTo(given)).toBe('7');
    expect(given).toMatchObject({ sources: ['统计局'], months: ['2026-03'], missing: [], notDue: false });
  });

  it('are the first by name of the source where the scheme’s own is silent, then the first by text', () => {
    const without = accumulate(figureOf({ source: '财政局' }), twice, { through: '2026-03' });
    expect(without.sources).toEqual(['审计局']);
    expect(comesTo(without)).toBe('8');
    expect(comesTo(accumulate(figureOf(), [says('2026-03', '3'), says('2026-03', '2')], { through: '2026-03' }))).toBe('2');
  });

  it('give the same whatever their order', () => {
    const all = [...twice, says('2026-06', '5', '自报'), says('2026-06', '4'), says('2026-09', '1', '自报')];
    const expected = accumulate(figureOf(), all, { through: '2026-09' });
    expect(comesTo(expected)).toBe('12');
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(accumulate(figureOf(), order, { through: '2026-09' })).toEqual(expected);
      }),
    );
  });
});

describe('the months a value of the year is made of', () => {
  const reported = [says('2026-09', '3', '自报'), says('2026-03', '1'), says('2026-12', '4', '财政局')];

  it('and its sources are told in order', () => {
    expect(accumulate(figureOf(), reported, { through: '2026-12' })).toMatchObject({
      months: ['2026-03', '2026-09', '2026-12'],
      sources: ['统计局', '自报', '财政局'],
      missing: ['2026-06'],
    });
  });

  it('end with the span, for base data too', () => {
    expect(comesTo(accumulate(figureOf(), reported, { through: '2026-09' }))).toBe('4');
    const base = accumulate(figureOf({ baseData: true }), reported, { through: '2026-10' });
    expect(base).toEqual({ value: expect.anything(), missing: [], notDue: false, sources: ['自报'], months: ['2026-09'] });
    expect(comesTo(base)).toBe('3');
  });

  it('are none for base data that nobody delivered', () => {
    expect(accumulate(figureOf({ baseData: true }), [], { through: '2026-10' })).toEqual({
      value: undefined,
      missing: [],
      notDue: false,
      sources: [],
      months: [],
    });
  });
});

describe('a mean', () => {
  it('of nothing is no value', () => {
    expect(accumulate(figureOf({ accumulation: 'average' }), [], { through: '2026-12' }).value).toBeUndefined();
  });
});

describe('a month not due yet', () => {
  it('is no silence; a figure that came early is not “not due”', () => {
    expect(accumulate(figureOf(), [], { through: '2026-02' })).toMatchObject({ notDue: true, missing: [] });
    expect(accumulate(figureOf(), [says('2026-02', '6')], { through: '2026-02' })).toMatchObject({ notDue: false, missing: [] });
    expect(accumulate(figureOf(), [], { through: '2026-03' })).toMatchObject({ notDue: false, missing: ['2026-03'] });
  });

  it('is due for a unit that ends in it, and in that month alone', () => {
    expect(dueMonths('quarterly', { through: '2026-08', closing: true })).toEqual(['2026-03', '2026-06', '2026-08']);
    expect(dueMonths('yearly', { through: '2026-08', closing: true })).toEqual(['2026-08']);
    expect(dueMonths('yearly', { through: '2026-08' })).toEqual([]);
  });
});
