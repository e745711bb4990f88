import { describe, expect, it } from 'vitest';
import { checkRows } from '#domain/ingestion/check-rows.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { mustHaveMonth } from '#domain/ingestion/given-month.ts';
import { aReading, sheetRows, type Written } from '../../support/a-book.ts';

const income = '一般公共预算收入';
const monthless: Written[][] = [
  ['单位编号', '数据项', '数值'],
  ['U001', income, 80],
];
const withMonths: Written[][] = [
  ['单位编号', '数据项', '月份', '数值'],
  ['U001', income, '2026-03', 80],
  ['U002', income, '2026-02', 70],
];

const read = (rows: Written[][], period: string | undefined) => {
  const { reading, body } = aReading(sheetRows(rows));
  const named = { ...reading, period };
  mustHaveMonth(named);
  const check = checkRows(named, []);
  for (const row of body) check.take(row);
  return check.finish(new Map());
};
const refusal = (period: string | undefined): unknown => {
  try {
    return read(monthless, period);
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    throw error;
  }
};

describe('a file without a month column', () => {
  it('is for the month that was named with it', () => {
    const { values, problems } = read(monthless, '2026-03');
    expect(problems).toEqual([]);
    expect(values).toEqual([{ unit: 'U001', figure: income, period: '2026-03', value: '80', source: '财政局' }]);
  });

  it('is refused when none was named, or one of which nothing can be taken', () => {
    expect(refusal(undefined)).toMatchObject({ path: 'period', code: 'month-not-given', got: '单位编号、数据项、数值' });
    expect(refusal('2026-12')).toMatchObject({ path: 'period', code: 'month-to-come', got: '2026-12' });
    expect(refusal('2023-12')).toMatchObject({ path: 'period', code: 'month-out-of-range' });
  });
});

describe('a file that says its months', () => {
  it('is read without a month named, and contradicts another one cell by cell', () => {
    expect(read(withMonths, undefined).problems).toEqual([]);
    expect(read(withMonths, '2026-03').problems).toMatchObject([{ row: 3, column: 'C', code: 'month-contradicted', got: '2026-02', expected: '2026-03' }]);
  });
});
