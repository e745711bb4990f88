import { HucreError } from 'hucre';
import { writeCsvStream } from 'hucre/csv';
import { type Cell, openXlsx, saveXlsx, streamXlsxRows, writeXlsxStream } from 'hucre/xlsx';
import { cellAt } from '#domain/ingestion/cell.ts';
import type { CellProblem } from '#domain/ingestion/cell-problem.ts';
import { errorColumn, notesByRow } from '#domain/ingestion/error-notes.ts';
import type { Sheet, TableFile } from './table-file.ts';

/** A workbook of this size is kept as it is, with its formats, and only marked; a larger one would not fit the memory and is written anew, row by row. */
const mostKept = { bytes: 1024 * 1024, rows: 5000 };

interface Marking {
  file: TableFile;
  sheet: Sheet;
  bytes: Uint8Array;
  headerRow: number;
  problems: readonly CellProblem[];
}

const collected = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
};

/** A sheet has no more columns (XFD): in a row that fills them all the note takes the place of the last. */
const lastColumn = 16_383;

/** Puts a note behind the last column of a row; the header says what the column is. */
const noted = <T>(values: T[], row: number, { headerRow, width, notes }: { headerRow: number; width: number; notes: ReadonlyMap<number, string> }) => {
  const note = row === headerRow ? errorColumn : notes.get(row);
  if (note === undefined) return values;
  const padded = [...values, ...Array<null>(Math.max(0, width - values.length)).fill(null)].slice(0, lastColumn);
  return [...padded, note];
};

/** Columns of the header; of a csv file those of its widest row, lest the column of errors be taken for one that a row has too many. */
const widest = async ({ file, sheet, headerRow }: Marking): Promise<number> => {
  let width = 0;
  for await (const { row, cells } of sheet.rows()) {
    if (file.format === 'csv') width = Math.max(width, cells.length);
    else if (row === headerRow) return cells.length;
  }
  return width;
};

const red = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } as const;

const typeOf = (value: Cell['value'] | undefined): Cell['type'] => {
  if (value === null || value === undefined) return 'empty';
  if (value instanceof Date) return 'date';
  return typeof value as 'string' | 'number' | 'boolean';
};

/** The workbook itself: each bad cell filled with red and commented, and a column that says it all. */
const marked = async ({ sheet, bytes, headerRow, problems }: Marking, width: number): Promise<Uint8Array> => {
  const book = await openXlsx(bytes, { readStyles: true });
  const found = book.sheets.find(({ name }) => name === sheet.name);
  if (found === undefined) throw new Error(`sheet ${sheet.name} was read before`);
  found.cells ??= new Map();
  for (const [place, own] of Map.groupBy(problems, ({ row, column }) => `${column}${row}`)) {
    const at = cellAt(place);
    if (at === undefined) continue;
    const key = `${at.row - 1},${at.column - 1}`;
    const value = found.rows[at.row - 1]?.[at.column - 1] ?? null;
    const cell = found.cells.get(key) ?? { value, type: typeOf(value) };
    const text = own.map(({ message, expected }) => `${message}${expected === undefined ? '' : `\n应为:${expected}`}`).join('\n');
    found.cells.set(key, { ...cell, style: { ...cell.style, fill: red }, comment: { author: '县衡', text } });
  }
  const notes = notesByRow(problems);
  for (const row of [headerRow, ...notes.keys()]) found.rows[row - 1] = noted(found.rows[row - 1] ?? [], row, { headerRow, width, notes });
  return saveXlsx(book);
};

/** Undefined for a workbook too large to be kept, or one that the library can read row by row but cannot hold as a whole (a merge over all of a sheet). */
const asItIs = async (marking: Marking, width: number): Promise<Uint8Array | undefined> => {
  if (marking.bytes.byteLength > mostKept.bytes || marking.sheet.lastRow > mostKept.rows) return undefined;
  try {
    return await marked(marking, width);
  } catch (error) {
    if (error instanceof HucreError) return undefined;
    throw error;
  }
};

/** The rows of the workbook written anew with the errors behind each. */
const rewritten = ({ sheet, bytes, headerRow, problems }: Marking, width: number): Promise<Uint8Array> => {
  const notes = notesByRow(problems);
  async function* rows() {
    let next = 1;
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.name })) {
      for (; next < index + 1; next++) yield [];
      yield noted(values, index + 1, { headerRow, width, notes });
      next = index + 2;
    }
  }
  return collected(writeXlsxStream(rows(), { name: sheet.name }));
};

/** The table as text with the errors behind each row; in UTF-8 with a byte order mark, which every table program opens rightly. */
const asCsv = ({ sheet, headerRow, problems }: Marking, width: number): Promise<Uint8Array> => {
  const notes = notesByRow(problems);
  async function* rows() {
    for await (const { row, cells } of sheet.rows())
      yield noted(
        cells.map(({ text }) => text),
        row,
        { headerRow, width, notes },
      );
  }
  return collected(writeCsvStream(rows(), { headers: false, bom: true, lineSeparator: '\r\n' }));
};

/** The same file with every error marked where it stands; of an xls file the table as csv, because nothing writes xls. */
export const markErrors = async (marking: Marking): Promise<{ bytes: Uint8Array; format: 'xlsx' | 'csv' }> => {
  const width = await widest(marking);
  if (marking.file.format !== 'xlsx') return { bytes: await asCsv(marking, width), format: 'csv' };
  return { bytes: (await asItIs(marking, width)) ?? (await rewritten(marking, width)), format: 'xlsx' };
};
