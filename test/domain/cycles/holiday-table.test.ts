import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '#domain/cycles/calendar.ts';
import type { County } from '#domain/cycles/cycle.ts';
import { importTable, nextTable } from '#domain/cycles/holiday-moves.ts';
import { calendarWith, countyCalendar, HolidayTable, readHolidays, type WrittenRow } from '#domain/cycles/holiday-table.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { aCycle, refusalOf } from '../a-year.ts';
import { readsBack } from '../reads-back.ts';

const written = (...rows: [string, string, string?][]): WrittenRow[] => rows.map(([日期, 类型, 名称 = ''], index) => ({ at: index + 2, 日期, 类型, 名称 }));
const table = (year: string, version: number, ...rows: HolidayTable['rows']): HolidayTable => ({
  county: '330798',
  year,
  version,
  rows,
  by: 'P001',
  on: '2026-01-05',
  rev: 1,
});
const county: County = { county: '330798', registry: 'counties', name: '小样县', tickedThrough: '2026-01-05', rev: 4 };

describe('a holiday table', () => {
  readsBack('a holiday table', HolidayTable, {
    full: { ...table('2026', 1, { day: '2026-10-01', kind: '休', name: '国庆节' }), documentNumber: '示例〔2025〕1号' },
    optional: ['documentNumber'],
    refused: { rows: [[], [{ day: '10月1日', kind: '休', name: '' }], [{ day: '2026-10-01', kind: '假', name: '' }]], year: ['26'], version: [0] },
  });

  it('is read in the order of its days, however a day is written', () => {
    const { rows, problems } = readHolidays(written(['2026年10月1日', '休', '国庆节'], ['2026/1/4', '班', '元旦'], ['2026.1.1', ' 休 ', '元旦']), '2026');
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { day: '2026-01-01', kind: '休', name: '元旦' },
      { day: '2026-01-04', kind: '班', name: '元旦' },
      { day: '2026-10-01', kind: '休', name: '国庆节' },
    ]);
  });

  it('names every row that is wrong', () => {
    const rows = written(
      ['2026-02-30', '休'],
      ['2025-12-31', '休'],
      ['2026-01-01', '休'],
      ['2026-01-01', '班'],
      ['2026-01-05', '班'],
      ['2026-01-06', '假'],
      ['明天', '上班'],
    );
    const { problems } = readHolidays(rows, '2026');
    expect(problems.map(({ path, code, got }) => [path, code, got])).toEqual([
      ['rows[1].日期', 'not-a-day', '2026-02-30'],
      ['rows[2].日期', 'other-year', '2025-12-31'],
      ['rows[4].日期', 'same-day-twice', '2026-01-01'],
      ['rows[4].类型', 'workday-not-weekend', '班'],
      ['rows[5].类型', 'workday-not-weekend', '班'],
      ['rows[6].类型', 'unknown-kind', '假'],
      ['rows[7].日期', 'not-a-day', '明天'],
      ['rows[7].类型', 'unknown-kind', '上班'],
    ]);
    expect(problems[2]?.message).toBe('第 5 行“日期”:与第 4 行是同一天');
    expect(() => nextTable({ county, year: '2026', written: rows, by: 'P001', known: [] })).toThrow(InvalidInput);
  });

  it('becomes the next version of its year and counts in the county and every year under way; the same table again is refused', () => {
    const known = [table('2026', 1, { day: '2026-01-01', kind: '休', name: '元旦' }), table('2027', 3, { day: '2027-01-01', kind: '休', name: '元旦' })];
    const rows = written(['2026-01-01', '休', '元旦'], ['2026-01-02', '休', '元旦']);
    const next = nextTable({ county, year: '2026', written: rows, documentNumber: '示例〔2025〕1号', by: 'P002', known });
    expect(next.table).toMatchObject({
      version: 2,
      documentNumber: '示例〔2025〕1号',
      by: 'P002',
      on: '2026-01-05',
      rows: [{ day: '2026-01-01' }, { day: '2026-01-02' }],
    });
    expect(Object.fromEntries(Object.entries(next.calendar.years).map(([year, days]) => [year, days.length]))).toEqual({ '2026': 2, '2027': 1 });
    const [active, closed] = [aCycle(), aCycle({ cycle: '2025', status: 'closed' })];
    expect(importTable(county, [active, closed], next.table, 'hash')).toEqual({
      fact: 'holidays-imported',
      changes: [
        { created: 'holidays', item: next.table },
        { changed: 'county', before: county, set: { calendarHash: 'hash' } },
        { changed: 'cycle', before: active, set: { calendarHash: 'hash' } },
      ],
    });
    const again = () => nextTable({ county, year: '2026', written: rows, by: 'P002', known: [...known, next.table] });
    expect(refusalOf(again)?.code).toBe('same-table');
    expect(refusalOf(() => nextTable({ county, year: '2026', written: [], by: 'P002', known: [] }))?.code).toBe('empty-table');
  });
});

describe('the calendar that counts', () => {
  const plan = { holidays: ['2026-01-01', '2026-12-31', '2027-01-01'], workdays: ['2026-01-04', '2027-01-02'] };
  it('is the table’s in a year that has one, the plan’s in the others, never a mixture', () => {
    const calendar = countyCalendar([
      table('2026', 1, { day: '2026-01-02', kind: '休', name: '' }),
      table('2026', 2, { day: '2026-01-01', kind: '休', name: '' }, { day: '2026-01-10', kind: '班', name: '' }),
    ]);
    expect(calendarWith(calendar, plan)).toEqual({ holidays: ['2026-01-01', '2027-01-01'], workdays: ['2026-01-10', '2027-01-02'] });
    expect(calendarWith(countyCalendar([]), plan)).toEqual(plan);
    // Friday the 9th, then a Saturday that works.
    expect(addWorkingDays('2026-01-09', 1, calendarWith(calendar, plan))).toBe('2026-01-10');
  });
});
