import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRows } from '#domain/ingestion/check-rows.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { markErrors } from '#platform/sheets/mark-errors.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { findTable } from '../../../functions/ingestion/find-table.ts';
import { aBook } from '../../support/a-book.ts';

/** Written by another program (make.py beside it). */
const workbook = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../support/files/xls/${name}.xls`, import.meta.url)));
const mark = { county: '330798', cycle: '2026', source: 'finance' };

describe('a workbook of Excel 97–2003', () => {
  const read = async () => {
    const bytes = workbook('finance');
    const file = await openTable(bytes);
    const table = await findTable(file, { book: aBook(), conversions: 'ask', mark, saved: undefined });
    const check = checkRows(table.reading, table.sheet.merges);
    for await (const row of table.sheet.rows()) if (row.row > table.headerRow) check.take(row);
    return { bytes, file, table, result: check.finish(new Map()) };
  };

  it('is read: its good rows are values, its bad cells are named, numbers and dates are what they were', async () => {
    const { file, table, result } = await read();
    expect([file.format, file.sheets, table.sheet.name, table.headerRow]).toEqual(['xls', ['数据', '说明'], '数据', 2]);
    expect(result.values.map(({ unit, figure, period, value }) => [unit, figure, period, value])).toEqual([
      ['U001', '一般公共预算收入', '2026-03', '1234.5'],
      ['U003', '三公经费', '2026-04', '7'],
    ]);
    expect(result.problems.map(({ row, column, code, got }) => [`${column}${row}`, code, got])).toEqual([
      ['E4', 'not-a-plain-number', '１２．５'],
      ['A6', 'unknown-unit', 'U009'],
      // A formula that another program never computed has no saved value, and an old workbook tells no formula.
      ['E7', 'no-value', undefined],
    ]);
  });

  it('comes back as a csv file with its errors marked', async () => {
    const { bytes, file, table, result } = await read();
    const marked = await markErrors({ file, sheet: table.sheet, bytes, headerRow: table.headerRow, problems: result.problems });
    const lines = new TextDecoder().decode(marked.bytes).split('\r\n');
    expect([marked.format, lines[1]]).toEqual(['csv', '单位编号,单位,数据项,月份,数值,错误(导入时忽略)']);
    expect(lines[5]).toContain('A6 单位编号');
  });

  it('has rows and cells that were never written', async () => {
    const sheet = await (await openTable(workbook('secret'))).sheet('底稿');
    const rows: unknown[] = [];
    for await (const { row, cells } of sheet.rows()) rows.push([row, cells.map(({ text }) => text)]);
    expect(rows).toEqual([
      [1, []],
      [2, []],
      [3, ['', '某事项(机密★10年)']],
    ]);
  });

  it.each([100, 512, 2000, 5000])('that was cut off after %i bytes is refused with a reason', async (length) => {
    const opened = openTable(workbook('finance').subarray(0, length));
    await expect(opened).rejects.toThrow(FileRefused);
    await expect(opened).rejects.toThrow(/[\u4e00-\u9fff]/);
  });
});
