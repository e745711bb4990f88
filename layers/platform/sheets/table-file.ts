import type { MergedRange, SheetRow } from '#domain/ingestion/cell.ts';
import type { Encoding } from './decode-text.ts';
import type { TableFormat } from './detect-format.ts';

/** A table in a file: which it is, and its rows one after another, as often as they are asked for. */
export interface TableFile {
  format: TableFormat;
  /** Of a csv file. */
  encoding?: Encoding;
  /** Names of the visible sheets; a csv file has one without a name. */
  sheets: readonly string[];
  /** Names of the hidden ones. */
  hidden: readonly string[];
  sheet: (name: string) => Promise<Sheet>;
}

export interface Sheet {
  name: string;
  merges: readonly MergedRange[];
  /** Rows that the file says it has, for the progress bar; what counts is what is read. */
  lastRow: number;
  rows: () => AsyncGenerator<SheetRow>;
}
