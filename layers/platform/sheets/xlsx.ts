import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { SheetRow } from '#domain/ingestion/cell.ts';
import { cellOf, seenIn } from './cell-of.ts';
import { damaged } from './damaged.ts';
import type { TableFile } from './table-file.ts';
import { formatKey, mustUnpack, type SheetFacts, sheetFacts } from './workbook-parts.ts';

interface Named {
  name: string;
  hidden: boolean;
}

/** Reads the workbook's list of sheets and none of them. */
const sheetsOf = async (bytes: Uint8Array): Promise<Named[]> => {
  const found: Named[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      found.push({ name, hidden: hidden === true || veryHidden === true });
      return false;
    },
  });
  return found;
};

async function* rowsOf(bytes: Uint8Array, name: string, { uncomputed, formats }: SheetFacts): AsyncGenerator<SheetRow> {
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: name })) {
      const cells = values.map(cellOf);
      if (uncomputed.size > 0)
        cells.forEach(({ kind }, at) => {
          if (kind === 'empty' && uncomputed.has(`${index + 1},${at + 1}`)) cells[at] = { kind: 'uncomputed', text: '' };
        });
      if (formats.size > 0)
        cells.forEach((cell, at) => {
          const format = formats.get(formatKey(index + 1, at + 1));
          if (format !== undefined) cells[at] = seenIn(cell, format);
        });
      yield { row: index + 1, cells };
    }
  } catch (error) {
    throw damaged('xlsx', error);
  }
}

/** A workbook: its rows are streamed; merged cells and formulas without a value are found in its XML beforehand, because a stream of rows tells neither. */
export const openXlsx = async (bytes: Uint8Array): Promise<TableFile> => {
  try {
    await mustUnpack(bytes);
    const sheets = await sheetsOf(bytes);
    return {
      format: 'xlsx',
      sheets: sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
      hidden: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
      sheet: async (name) => {
        const facts = await factsOf(
          bytes,
          sheets.findIndex((each) => each.name === name),
        );
        return { name, merges: facts.merges, lastRow: facts.lastRow, rows: () => rowsOf(bytes, name, facts) };
      },
    };
  } catch (error) {
    throw damaged('xlsx', error);
  }
};

const factsOf = async (bytes: Uint8Array, at: number): Promise<SheetFacts> => {
  try {
    return await sheetFacts(bytes, at);
  } catch (error) {
    throw damaged('xlsx', error);
  }
};
