import { detectDelimiter, streamCsvRows } from 'hucre/csv';
import type { SheetRow } from '#domain/ingestion/cell.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';
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

/** The end of a text in quotes that begins at `open`; the length of all where it has none. */
const endOfQuote = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return text.length;
};

/** A quote that was not closed, or is closed in another row, makes one cell of all the rows between them: they would be lost. */
const mustCloseQuotes = (text: string, delimiter: string): void => {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  let [row, from] = [1, 0];
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', from)) {
    for (let at = text.indexOf(lineEnd, from); at >= 0 && at < open; at = text.indexOf(lineEnd, at + 1)) row++;
    const before = text[open - 1];
    if (before !== undefined && before !== delimiter && before !== '\n' && before !== '\r' && before !== '\ufeff') {
      from = open + 1;
      continue;
    }
    const end = endOfQuote(text, open);
    const after = text[end + 1];
    const closed = end < text.length && (after === undefined || after === delimiter || after === '\n' || after === '\r');
    if (!closed && text.slice(open, end).includes(lineEnd)) throw openQuote(row, text.slice(open, open + 20));
    from = end + 1;
  }
};

const openQuote = (row: number, got: string): FileRefused =>
  new FileRefused(
    problem('file', 'quote-not-closed', `第 ${row} 行的英文引号没有成对,其后的各行都会并入这一格;请补上或删去引号后再导入`, {
      expected: '引号成对',
      got: `第 ${row} 行:${got.replaceAll(/\s+/g, ' ')}…`,
    }),
  );

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
  mustCloseQuotes(text, delimiter);
  return {
    format: 'csv',
    encoding,
    sheets: [''],
    hidden: [],
    sheet: async () => ({ name: '', merges: [], lastRow: lineCount(text), rows: () => rowsOf(text, delimiter) }),
  };
};
