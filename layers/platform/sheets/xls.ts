import { readXls } from 'hucre';
import type { MergedRange, SheetCell, SheetRow } from '#domain/ingestion/cell.ts';
import { cellOf } from './cell-of.ts';
import { damaged } from './damaged.ts';
import type { TableFile } from './table-file.ts';

type Value = string | number | boolean | Date | null;

const formatUntold = (cell: SheetCell): SheetCell => (cell.kind === 'number' ? { ...cell, seen: 'untold' } : cell);

/** A row, or a cell, that was never written is a hole in what the library gives. */
async function* rowsOf(rows: readonly (readonly (Value | undefined)[] | undefined)[]): AsyncGenerator<SheetRow> {
  for (const [at, values = []] of rows.entries()) yield { row: at + 1, cells: Array.from(values, (value = null) => formatUntold(cellOf(value))) };
}

/** A workbook of Excel 97–2003: at most 65,536 rows, so it is read as a whole; of a formula only the saved value is known. */
export const openXls = async (bytes: Uint8Array): Promise<TableFile> => {
  let workbook: Awaited<ReturnType<typeof readXls>>;
  try {
    workbook = await readXls(bytes);
  } catch (error) {
    throw damaged('xls', error);
  }
  return {
    format: 'xls',
    sheets: workbook.sheets.map(({ name }) => name),
    hidden: [],
    sheet: async (name) => {
      const found = workbook.sheets.find((sheet) => sheet.name === name);
      const merges: MergedRange[] = (found?.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
        top: startRow + 1,
        left: startCol + 1,
        bottom: endRow + 1,
        right: endCol + 1,
      }));
      return { name, merges, lastRow: found?.rows.length ?? 0, rows: () => rowsOf(found?.rows ?? []) };
    },
  };
};
