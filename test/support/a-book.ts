import { type Book, openBook } from '#domain/ingestion/book.ts';
import type { SheetCell, SheetRow } from '#domain/ingestion/cell.ts';
import { findHeader, rowsAboveHeader } from '#domain/ingestion/find-header.ts';
import type { ColumnMapping } from '#domain/ingestion/mapping.ts';
import type { Reading } from '#domain/ingestion/read-row.ts';
import { Source } from '#domain/ingestion/source.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { smallCounty } from './small-county.ts';

export const finance = Source.parse({
  county: '330798',
  id: 'finance',
  name: '财政局',
  owner: { name: '财政局' },
  figures: [],
  precedence: 1,
  by: 'li',
  rev: 1,
});

const figure = (name: string, unitOfMeasure: string, more: object = {}) => ({
  name,
  unitOfMeasure,
  accumulation: 'cumulative',
  frequency: 'monthly',
  source: '财政局',
  ...more,
});

/** Schemes in which the treasury delivers a figure to both categories, one to the first and one to the second alone. */
export const fedSchemes = ({ schemes }: { schemes: readonly Scheme[] }): Scheme[] => {
  const more = [
    [figure('一般公共预算收入', '万元', { domain: { min: '0' } }), figure('预算执行率', '%', { domain: { min: '0', max: '100' } })],
    [figure('一般公共预算收入', '万元', { domain: { min: '0' } }), figure('三公经费', '元')],
  ];
  return schemes.map((scheme, at) => Scheme.parse({ ...scheme, figures: more[at] }));
};

/** The small county's plan with these schemes. */
export const aBook = (today = '2026-08-03', figures: readonly string[] = []): Book => {
  const county = smallCounty();
  const { policy, plan } = county;
  return openBook({ policy, plan, schemes: fedSchemes(county), source: { ...finance, figures: [...figures] }, today });
};

export type Written = string | number | null | SheetCell;
const cellOf = (value: Written): SheetCell => {
  if (value === null || value === '') return { kind: 'empty', text: '' };
  if (typeof value === 'object') return value;
  return { kind: typeof value === 'number' ? 'number' : 'text', text: String(value) };
};

/** Rows as a reader of files would give them, from the first on. */
export const sheetRows = (rows: readonly (readonly Written[])[]): SheetRow[] => rows.map((cells, at) => ({ row: at + 1, cells: cells.map(cellOf) }));

interface Manner {
  book?: Book;
  saved?: ColumnMapping;
  conversions?: Reading['conversions'];
  blanksAllowed?: boolean;
}

/** The header is found, the rows after it are what is left. */
export const aReading = (rows: readonly SheetRow[], { book = aBook(), saved, conversions = 'ask', blanksAllowed = false }: Manner = {}) => {
  const { row, located } = findHeader(rows.slice(0, rowsAboveHeader), { saved, figures: book.figures, year: book.year });
  const reading: Reading = { book, located, sheet: '数据', conversions, blanksAllowed };
  return { reading, body: rows.filter((each) => each.row > row) };
};
