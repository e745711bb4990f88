import type { Book } from '#domain/ingestion/book.ts';
import type { SheetRow } from '#domain/ingestion/cell.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { findHeader, rowsAboveHeader } from '#domain/ingestion/find-header.ts';
import { mustHaveMonth } from '#domain/ingestion/given-month.ts';
import type { Found, Intake } from '#domain/ingestion/intake.ts';
import type { ColumnMapping } from '#domain/ingestion/mapping.ts';
import type { Reading } from '#domain/ingestion/read-row.ts';
import { mustBeCurrent, readMark, type TemplateMark, templateSheet } from '#domain/ingestion/template.ts';
import { problem } from '#domain/problems/problem.ts';
import type { Sheet, TableFile } from '#platform/sheets/table-file.ts';

/** The sheet with the data, its header, and how its rows are to be read. */
export interface TableFound {
  sheet: Sheet;
  headerRow: number;
  reading: Reading;
  mapping: Found['mapping'];
}

interface Wanted {
  book: Book;
  conversions: Intake['conversions'];
  /** What a template must have been exported for. */
  mark: Omit<TemplateMark, 'format' | 'version'>;
  saved: ColumnMapping | undefined;
  /** The month that was named with the file. */
  period?: string | undefined;
}

const firstRows = async (sheet: Sheet): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    if (row.row > rowsAboveHeader) break;
    rows.push(row);
  }
  return rows;
};

/** Whether it is a template of ours; one of another county, year, source or version, or whose mark was changed, is refused. That somebody made its mark visible changes nothing. */
const isTemplate = async (file: TableFile, { mark, book }: Wanted): Promise<boolean> => {
  if (![...file.sheets, ...file.hidden].includes(templateSheet)) return false;
  const found = readMark(await firstRows(await file.sheet(templateSheet)));
  if (found === undefined) return false;
  mustBeCurrent(found, { ...mark, version: book.version });
  return true;
};

const noSheet = (wanted: string, { sheets }: TableFile): FileRefused =>
  new FileRefused(problem('sheet', 'sheet-missing', `没有工作表“${wanted}”`, { expected: wanted, got: sheets.join('、') }));

/** A csv file has one sheet without a name. */
const named = ({ problem: wrong }: FileRefused, sheet: string): FileRefused =>
  new FileRefused(sheet === '' ? wrong : { ...wrong, message: `工作表“${sheet}”:${wrong.message}` });

/** Finds the table in a file: the sheet that the mapping names, or the first visible one with a header. */
export const findTable = async (file: TableFile, wanted: Wanted): Promise<TableFound> => {
  const { book, conversions, period } = wanted;
  const template = await isTemplate(file, wanted);
  const saved = template ? undefined : wanted.saved;
  if (saved?.sheet !== undefined && !file.sheets.includes(saved.sheet)) throw noSheet(saved.sheet, file);
  const names = saved?.sheet === undefined ? file.sheets.filter((name) => !template || name !== templateSheet) : [saved.sheet];
  let refusal = noSheet('有表头的工作表', file);
  for (const [at, name] of names.entries()) {
    const sheet = await file.sheet(name);
    try {
      const { row, located } = findHeader(await firstRows(sheet), { saved, figures: book.figures, year: book.year, merges: sheet.merges });
      const reading: Reading = { book, located, sheet: name, conversions, blanksAllowed: template, period, narrow: file.format === 'csv' };
      mustHaveMonth(reading);
      return { sheet, headerRow: row, reading, mapping: template ? 'template' : saved === undefined ? 'header' : 'saved' };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      if (at === 0) refusal = named(error, name);
    }
  }
  throw refusal;
};
