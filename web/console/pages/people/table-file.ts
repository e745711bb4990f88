import { type StaffColumn, type StaffRow, staffColumns, staffRows } from '#domain/access/staff-table.ts';
import { firstSheetOf, workbookWith } from '../../parts/workbook.ts';
import type { Staff } from './staff.ts';

const columns = Object.keys(staffColumns) as StaffColumn[];
const widths = [12, 14, 18, 22, 12, 14, 14];

/** Everybody with all posts as a workbook; every cell is text, so that a number keeps its zeros and a day its form. */
export const workbookOf = (staff: Staff['staff'], sheet: string): Promise<Blob> => {
  const rows = [columns.map((column) => staffColumns[column]), ...staffRows(staff).map((row) => columns.map((column) => row[column]))];
  return workbookWith({ name: sheet, widths, rows, header: { font: { bold: true } }, body: { numFmt: '@' } });
};

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)).trim();
};

export interface ReadFile {
  rows: StaffRow[];
  /** The row of the sheet that each of them stands in, from 1. */
  places: number[];
  /** Columns that the first row lacks. */
  missing: string[];
}

/** Reads the first sheet by the names in its first row; throws what the engine throws when the file is no workbook. Rows with nothing in them are passed over. */
export const readWorkbook = async (file: File): Promise<ReadFile> => {
  const [header = [], ...body] = (await firstSheetOf(file)).map((row) => row.map(textOf));
  const at = Object.fromEntries(columns.map((column) => [column, header.indexOf(staffColumns[column])]));
  const missing = columns.filter((column) => at[column] === -1).map((column) => staffColumns[column]);
  const read = body
    .map((cells, index) => ({ place: index + 2, row: Object.fromEntries(columns.map((column) => [column, cells[at[column] ?? -1] ?? ''])) as StaffRow }))
    .filter(({ row }) => Object.values(row).some((text) => text !== ''));
  return { rows: read.map(({ row }) => row), places: read.map(({ place }) => place), missing };
};
