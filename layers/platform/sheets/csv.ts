import { detectDelimiter, streamCsvRows } from 'hucre/csv';
import type { SheetRow } from '#domain/ingestion/cell.ts';
import { cellOf } from './cell-of.ts';
import { damaged } from './damaged.ts';
import { decodeText } from './decode-text.ts';
import type { TableFile } from './table-file.ts';

/** Lines of a text, counted without splitting it. */
const lineCount = (text: string): number => {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

async function* rowsOf(text: string, delimiter: string): AsyncGenerator<SheetRow> {
  let row = 0;
  const records = streamCsvRows(text, { delimiter, typeInference: false });
  while (true) {
    let next: IteratorResult<unknown[], void>;
    try {
      next = records.next();
    } catch (error) {
      throw damaged('csv', error);
    }
    if (next.done === true) return;
    row++;
    yield { row, cells: next.value.map((value) => cellOf(value as string)) };
  }
}

/** A csv file: comma, semicolon, tab or bar between the cells, quotes as in RFC 4180. A record counts as one row however many lines its quoted texts have. */
export const openCsv = (bytes: Uint8Array): TableFile => {
  const { text, encoding } = decodeText(bytes);
  const delimiter = detectDelimiter(text.slice(0, 65_536));
  return {
    format: 'csv',
    encoding,
    sheets: [''],
    hidden: [],
    sheet: async () => ({ name: '', merges: [], lastRow: lineCount(text), rows: () => rowsOf(text, delimiter) }),
  };
};
