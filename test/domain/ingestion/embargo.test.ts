import { describe, expect, it } from 'vitest';
import { checkSource } from '#domain/ingestion/check-sources.ts';
import { isEmbargoed, keptIn, publishedFrom } from '#domain/ingestion/embargo.ts';
import { aSource } from './a-source.ts';

const gdp = { figure: '地区生产总值', period: '2026-03' };
const statistics = aSource({ id: 'statistics', embargoes: [{ figure: '地区生产总值', monthsAfter: 1, day: 20 }] });

describe('a figure before its publication', () => {
  it('is kept until the day, which belongs to the public already', () => {
    expect(publishedFrom([aSource(), statistics], gdp)).toBe('2026-04-20');
    expect(isEmbargoed([statistics], gdp, '2026-04-19')).toBe(true);
    expect(isEmbargoed([statistics], gdp, '2026-04-20')).toBe(false);
  });

  it('crosses the year, and ends on the last day of a short month', () => {
    expect(publishedFrom([statistics], { ...gdp, period: '2026-12' })).toBe('2027-01-20');
    const late = aSource({ embargoes: [{ figure: '地区生产总值', monthsAfter: 2, day: 31 }] });
    expect(publishedFrom([late], { ...gdp, period: '2026-12' })).toBe('2027-02-28');
  });

  it('is published when the last of its sources publishes it', () => {
    const later = aSource({ embargoes: [{ figure: '地区生产总值', monthsAfter: 1, day: 25 }] });
    expect(publishedFrom([later, statistics], gdp)).toBe('2026-04-25');
    expect(publishedFrom([statistics, later], gdp)).toBe('2026-04-25');
  });

  it('says nothing of other figures', () => {
    expect(publishedFrom([statistics], { ...gdp, figure: '办件量' })).toBeUndefined();
    expect(isEmbargoed([statistics], { ...gdp, figure: '办件量' }, '2026-01-01')).toBe(false);
  });

  it('keeps what rests on it until the last of its months may be seen', () => {
    const values = [gdp, { ...gdp, period: '2026-06' }, { ...gdp, period: '2025-12' }, { figure: '办件量', period: '2026-06' }];
    expect(keptIn([statistics], values, '2026-04-01')).toEqual([{ figure: '地区生产总值', until: '2026-07-20' }]);
    expect(keptIn([statistics], values, '2026-07-20')).toEqual([]);
  });

  it('has one day', () => {
    const { county: _, id, by: __, rev: ___, ...settings } = { ...statistics, embargoes: [...statistics.embargoes, ...statistics.embargoes] };
    expect(checkSource(id, settings, [])).toMatchObject([{ path: 'embargoes[1].figure', code: 'figure-listed-twice' }]);
  });
});
