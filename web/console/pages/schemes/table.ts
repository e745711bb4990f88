import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { type ReadTable, readTable, tableOf } from '#domain/schemes/scheme-table.ts';
import { firstSheetOf, workbookWith } from '../../parts/workbook.ts';

const widths = [18, 18, 28, 8, 60, 18, 12];
const body = { alignment: { wrapText: true, vertical: 'top' as const } };
const header = { font: { bold: true }, ...body };

/** The county's table of a scheme as a workbook. Made and read in the browser: it is a way of editing a draft, and nothing of it is kept but the draft. */
export const workbookOf = (scheme: DraftScheme, sheet: string): Promise<Blob> => {
  const [heads = [], ...rows] = tableOf(scheme);
  const cells = rows.map((row) => row.map((text, at) => (at === 3 && String(Number(text)) === text ? Number(text) : text)));
  return workbookWith({ name: sheet, widths, rows: [heads, ...cells], header, body });
};

/** Reads the first sheet into the scheme; throws what the engine throws when the file is no workbook. */
export const readWorkbook = async (file: File, scheme: DraftScheme): Promise<ReadTable> => {
  const rows = await firstSheetOf(file);
  return readTable(
    rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : String(cell)))),
    scheme,
  );
};
