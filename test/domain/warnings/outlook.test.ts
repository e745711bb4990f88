import { describe, expect, it } from 'vitest';
import { exact } from '#domain/numbers/exact.ts';
import { outlookOf } from '#domain/warnings/outlook.ts';

const months = (year: number, values: readonly number[]) =>
  values.map((value, at) => ({ unit: 'U001', figure: '引资额', period: `${year}-${String(at + 1).padStart(2, '0')}`, value: String(value), source: '自报' }));
const totals = (values: readonly number[]) => values.map((_, at) => values.slice(0, at + 1).reduce((sum, value) => sum + value, 0));
const even = (value: number, count: number) => Array.from({ length: count }, () => value);
const look = (values: ReturnType<typeof months>, more: Partial<Parameters<typeof outlookOf>[0]> = {}) =>
  outlookOf({ figure: { accumulation: 'in-period', frequency: 'monthly' }, values, through: '2026-06', target: exact('120'), direction: 'higher', ...more });

describe('the outlook of a monthly amount', () => {
  it('is a projection in a county’s first year, and says that there is no year before', () => {
    expect(look(months(2026, even(9, 6)))).toEqual({ method: 'projected-by-mean', value: '108', misses: false, yearOnYear: { none: '首年无上年数' } });
  });

  it('is a forecast with a year before, compares the same months, and warns where the whole interval misses the target', () => {
    const values = [...months(2025, even(8, 12)), ...months(2026, even(9, 6))];
    const found = look(values);
    expect(found).toMatchObject({ method: 'forecast', misses: true, yearOnYear: { percent: '12.5' } });
    expect(look(values, { target: exact('100') })).toMatchObject({ misses: false });
    expect(look(values, { target: exact('90'), direction: 'lower' })).toMatchObject({ misses: true });
    expect(look(values, { target: undefined })).toMatchObject({ misses: false });
    expect(look(values, { direction: 'interval' })).toMatchObject({ misses: false });
  });

  it('takes running totals apart, each year for itself', () => {
    const [last, now] = [even(8, 12), [9, 10, 9, 8, 9, 9]];
    const whole = look([...months(2025, last), ...months(2026, now)]);
    expect(look([...months(2025, totals(last)), ...months(2026, totals(now))], { figure: { accumulation: 'cumulative', frequency: 'monthly' } })).toEqual(
      whole,
    );
  });

  it('learns from the unbroken months alone', () => {
    const values = [...months(2025, even(80, 12)), ...months(2026, even(9, 6))].filter(({ period }) => period !== '2025-12');
    expect(look(values)).toMatchObject({ method: 'projected-by-mean', value: '108', yearOnYear: { percent: '-88.75' } });
    expect(look(values.filter(({ period }) => period !== '2026-02'))).toBeUndefined();
  });

  it('is none for what does not add up by the month, and while the last month is not there', () => {
    const values = months(2026, even(9, 6));
    for (const accumulation of ['point-in-time', 'average'] as const) expect(look(values, { figure: { accumulation, frequency: 'monthly' } })).toBeUndefined();
    expect(look(values, { figure: { accumulation: 'in-period', frequency: 'quarterly' } })).toBeUndefined();
    expect(look(values.slice(0, 5))).toBeUndefined();
  });
});
