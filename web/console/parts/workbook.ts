import type { CellStyle, CellValue } from 'hucre';

/** The engine comes when it is first needed. */
const engine = () => import('hucre/xlsx');

interface Sheet {
  name: string;
  /** In characters, a column each. */
  widths: readonly number[];
  /** The first row is the header and stays in sight. */
  rows: CellValue[][];
  header: CellStyle;
  body: CellStyle;
}

/** A workbook of one sheet, every cell styled. */
export const workbookWith = async ({ name, widths, rows, header, body }: Sheet): Promise<Blob> => {
  const { writeXlsx } = await engine();
  const cells = new Map(rows.flatMap((row, r) => row.map((value, c) => [`${r},${c}`, { value, style: r === 0 ? header : body }] as const)));
  const bytes = await writeXlsx({ sheets: [{ name, columns: widths.map((width) => ({ width })), rows, cells, freezePane: { rows: 1 } }] });
  return new Blob([new Uint8Array(bytes)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
};

/** The rows of the first sheet; throws what the engine throws when the file is no workbook. */
export const firstSheetOf = async (file: File): Promise<CellValue[][]> => {
  const { readXlsx } = await engine();
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  return sheets[0]?.rows ?? [];
};
