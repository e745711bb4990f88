import { problem } from '#domain/problems/problem.ts';
import type { SheetRow } from './cell.ts';
import { FileRefused } from './file-refused.ts';
import { type Located, locate, proposeMapping } from './header.ts';
import type { ColumnMapping } from './mapping.ts';

/** A title, a note, a line of units may stand above the header; never more than this. */
export const rowsAboveHeader = 20;

interface Known {
  /** What is saved for the source; without it the columns must say by themselves what they are. */
  saved: ColumnMapping | undefined;
  figures: ReadonlyMap<string, { unitOfMeasure: string }>;
  year: number;
}

const headersOf = ({ cells }: SheetRow): string[] => cells.map(({ text }) => text).filter((text) => text !== '');

/** The row with most texts: what a person would take for the header. */
const likeliest = (rows: readonly SheetRow[]): SheetRow | undefined => [...rows].sort((a, b) => headersOf(b).length - headersOf(a).length || a.row - b.row)[0];

const refusal = (rows: readonly SheetRow[], saved: ColumnMapping | undefined): FileRefused => {
  const row = likeliest(rows);
  const got = row === undefined ? '没有任何内容' : `第 ${row.row} 行:${headersOf(row).slice(0, 12).join('、')}`;
  if (saved === undefined || row === undefined) {
    const expected = '“单位编号”(或“单位”)、“数据项”、“月份”、“数值”;或按月份、按数据项分列';
    return new FileRefused(problem('header', 'header-not-found', '没有找到表头;请使用导出的模板,或先为该数据来源保存列对应关系', { expected, got }));
  }
  const found = locate(saved, row.cells);
  const missing = 'missing' in found ? found.missing : [];
  return new FileRefused(
    problem('header', 'columns-missing', `表头缺少${missing.map((column) => `“${column}”`).join('、')}列`, { expected: missing.join('、'), got }),
  );
};

/** The header among the first rows of a sheet, and where its columns stand; `FileRefused` names what is missing and what was found. */
export const findHeader = (rows: readonly SheetRow[], { saved, figures, year }: Known): { row: number; located: Located } => {
  for (const row of rows) {
    const mapping = saved ?? proposeMapping(row.cells, { figures, year });
    const located = mapping === undefined ? { missing: [] } : locate(mapping, row.cells);
    if (!('missing' in located)) return { row: row.row, located };
  }
  throw refusal(rows, saved);
};
