import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, daysBetween, eachDay, inChinese, isWorkingDay, monthOf, workingDaysBetween } from '#domain/cycles/calendar.ts';
import examples from '../worked-examples.json' with { type: 'json' };

/** Labour Day 2026 as in Z11: 1–5 May off, Saturday 9 May works (调休). */
const may = { holidays: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'], workdays: ['2026-05-09'] };
const plain = { holidays: [], workdays: [] };

describe('calendar days', () => {
  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-07-03', 0, '2026-07-03'],
  ])('%s and %i days is %s', (day, days, reached) => {
    expect(addDays(day, days)).toBe(reached);
    expect(daysBetween(day, reached)).toBe(days);
  });

  it('of a span include the first and the last; a span that ends before it begins has none', () => {
    expect(eachDay('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(eachDay('2026-03-01', '2026-03-01')).toEqual(['2026-03-01']);
    expect(eachDay('2026-03-02', '2026-03-01')).toEqual([]);
    expect(eachDay('2026-03-09', '2026-03-01')).toEqual([]);
  });

  it('belong to their month and are written as a Chinese office writes them', () => {
    expect(monthOf('2026-07-10')).toBe('2026-07');
    expect(inChinese('2026-07-10')).toBe('2026年7月10日');
    expect(inChinese('2027-01-05')).toBe('2027年1月5日');
    expect(inChinese('2026-12-31')).toBe('2026年12月31日');
  });
});

describe('working days', () => {
  it.each([
    ['2026-04-30', true, 'a Thursday'],
    ['2026-05-01', false, 'a holiday on a Friday'],
    ['2026-05-04', false, 'a holiday on a Monday'],
    ['2026-05-06', true, 'the Wednesday after the holidays'],
    ['2026-05-09', true, 'the Saturday that works instead (调休)'],
    ['2026-05-10', false, 'a Sunday'],
    ['2026-05-16', false, 'an ordinary Saturday'],
    ['2026-05-11', true, 'a Monday'],
    ['2026-05-15', true, 'a Friday'],
  ])('%s: %s (%s)', (day, works) => expect(isWorkingDay(day, may)).toBe(works));

  it('a day that the table names both ways works: the swap was made for it', () => {
    expect(isWorkingDay('2026-05-09', { holidays: ['2026-05-09'], workdays: ['2026-05-09'] })).toBe(true);
  });

  it.each([
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-04-30', 4, '2026-05-09'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-05-02', 1, '2026-05-06'],
    ['2026-05-08', 1, '2026-05-09'],
    ['2026-05-08', 0, '2026-05-08'],
  ])('after %s the working day number %i is %s', (day, count, reached) => expect(addWorkingDays(day, count, may)).toBe(reached));

  it('between the due day and the signing day count the signing day and not the due day [Z11]', () => {
    const late = examples.find(({ id }) => id === 'Z11') as unknown as {
      params: { calendar: typeof may };
      inputs: { due: string; signed: string };
      result: { workingDays: number };
    };
    expect(late.params.calendar).toEqual(may);
    expect(workingDaysBetween(late.inputs.due, late.inputs.signed, late.params.calendar)).toBe(late.result.workingDays);
    expect(workingDaysBetween('2026-04-30', '2026-04-30', may)).toBe(0);
    expect(workingDaysBetween('2026-05-11', '2026-04-30', may)).toBe(0);
    expect(workingDaysBetween('2026-04-30', '2026-05-05', may)).toBe(0);
  });

  it('count what adding them reaches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), (offset, count, withTable) => {
        const calendar = withTable ? may : plain;
        const from = addDays('2026-01-01', offset);
        const reached = addWorkingDays(from, count, calendar);
        expect(isWorkingDay(reached, calendar)).toBe(true);
        expect(workingDaysBetween(from, reached, calendar)).toBe(count);
      }),
    );
  });
});
