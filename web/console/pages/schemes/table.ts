import type { DraftScheme } from '#domain/schemes/draft-tree.ts';
import { type ReadTable, readTable, tableOf } from '#domain/schemes/scheme-table.ts';

/** Made and read in the browser: the table is a way of editing a draft, and nothing of it is kept but the draft. The engine comes when it is first needed. */
const engine = () => import('hucre/xlsx');

const widths = [18, 18, 28, 8, 60, 18, 12];

/** The county's table of a scheme as a workbook. */
export const workbookOf = async (scheme: DraftScheme, sheet: string): Promise<Blob> => {
  const { writeXlsx } = await engine();
  const [header = [], ...rows] = tableOf(scheme);
  const wrap = { alignment: { wrapText: true, vertical: 'top' as const } };
  const cells = rows.map((row) => row.map((text, at) => (at === 3 && String(Number(text)) === text ? Number(text) : text)));
  const styled = new Map(
    [header, ...cells].flatMap((row, r) => row.map((value, c) => [`${r},${c}`, { value, style: r === 0 ? { font: { bold: true }, ...wrap } : wrap }] as const)),
  );
  const bytes = await writeXlsx({
    sheets: [{ name: sheet, columns: widths.map((width) => ({ width })), rows: [header, ...cells], cells: styled, freezePane: { rows: 1 } }],
  });
  return new Blob([new Uint8Array(bytes)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
};

/** Reads the first sheet into the scheme; throws what the engine throws when the file is no workbook. */
export const readWorkbook = async (file: File, scheme: DraftScheme): Promise<ReadTable> => {
  const { readXlsx } = await engine();
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  const rows = sheets[0]?.rows ?? [];
  return readTable(
    rows.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : String(cell)))),
    scheme,
  );
};
