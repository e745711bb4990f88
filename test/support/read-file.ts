import ExcelJS from 'exceljs';
import { type Checked, checkRows } from '#domain/ingestion/check-rows.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import type { Problem } from '#domain/problems/problem.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { findTable } from '../../functions/ingestion/find-table.ts';
import { aBook } from './a-book.ts';

export const columns = ['单位编号', '数据项', '月份', '数值'];

/** A workbook of another program, with one sheet to begin with. */
export const workbookOf = async (fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('数据'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
export const csvOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of a file of the treasury's, opened and held against the year as the workflow does. */
export const readFile = async (bytes: Uint8Array, conversions: 'ask' | 'take' = 'ask'): Promise<Checked> => {
  const mark = { county: '330798', cycle: '2026', source: 'finance' };
  const table = await findTable(await openTable(bytes), { book: aBook(), conversions, mark, saved: undefined });
  const check = checkRows(table.reading, table.sheet.merges);
  for await (const row of table.sheet.rows()) if (row.row > table.headerRow) check.take(row);
  return check.finish(new Map());
};

/** Where, what is wrong, what stands there, what it could be read as. */
export const wordsOf = ({ problems }: Checked): (string | undefined)[][] =>
  problems.map(({ row, column, message, got, offer }) => [`${column}${row}`, message, got, ...(offer === undefined ? [] : [offer])]);

/** Why a file is refused as a whole. */
export const refusalOf = async (bytes: Uint8Array): Promise<Problem> => {
  try {
    await readFile(bytes);
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
};
