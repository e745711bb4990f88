import { describe, expect, it } from 'vitest';
import { dueDay, workingDaysLate } from '#domain/reporting/due-day.ts';
import { aWindow } from '../a-year.ts';

/** Due Friday 10 July 2026. */
const window = aWindow();
const calendar = { holidays: [], workdays: [] };

describe('the due day of a step of a submission', () => {
  it.each<['report' | 'sign' | 'accept', string, string, string]>([
    ['report', '2026-07-02', '2026-07-10', 'early in the window it is the window’s'],
    ['report', '2026-07-07', '2026-07-10', 'three working days before the end too'],
    ['report', '2026-07-08', '2026-07-13', 'near the end there are three working days at least'],
    ['sign', '2026-07-09', '2026-07-14', 'for the leader as well'],
    ['accept', '2026-07-03', '2026-07-10', 'the office has five'],
    ['accept', '2026-07-06', '2026-07-13', 'the office has five'],
    ['accept', '2026-07-14', '2026-07-21', 'after the window as well'],
  ])('%s on %s: %s (%s)', (step, today, due) => expect(dueDay(step, window, today, calendar)).toBe(due));

  it('counts the office’s holidays', () => {
    expect(dueDay('report', window, '2026-07-09', { holidays: ['2026-07-10'], workdays: ['2026-07-11'] })).toBe('2026-07-14');
  });
});

describe('a report that was signed late', () => {
  it.each([
    [undefined, 0],
    ['2026-07-10', 0],
    ['2026-07-11', 0],
    ['2026-07-13', 1],
    ['2026-07-17', 5],
  ])('on %s is %i working days late', (signedOn, days) => expect(workingDaysLate('2026-07-10', signedOn, calendar)).toBe(days));
});
