import { problem } from '#domain/problems/problem.ts';
import { columnName, type MergedRange, rangeName, type SheetRow } from './cell.ts';
import { FileRefused } from './file-refused.ts';
import { type Located, locate, missingRoles, proposeMapping } from './header.ts';
import type { ColumnMapping } from './mapping.ts';
import { isTwoMonths } from './read-month.ts';

/** A title, a note, a line of units may stand above the header; never more than this. */
export const rowsAboveHeader = 20;

interface Known {
  /** What is saved for the source; without it the columns must say by themselves what they are. */
  saved: ColumnMapping | undefined;
  figures: ReadonlyMap<string, { unitOfMeasure: string }>;
  year: number;
  /** Merged cells of the sheet, to be told where no header is found. */
  merges?: readonly MergedRange[];
}

const headersOf = ({ cells }: SheetRow): string[] => cells.map(({ text }) => text).filter((text) => text !== '');

/** The row with most texts: what a person would take for the header. */
const likeliest = (rows: readonly SheetRow[]): SheetRow | undefined => [...rows].sort((a, b) => headersOf(b).length - headersOf(a).length || a.row - b.row)[0];

const quoted = (columns: readonly string[]): string => columns.map((column) => `“${column}”`).join('、');
const usual = '“单位编号”(或“单位”)、“数据项”、“月份”、“数值”;或按月份、按数据项分列';

/** A header of two rows is merged downwards; a title is merged sideways and does no harm. */
const twoRows = (merges: readonly MergedRange[]): string => {
  const range = merges.find(({ top, bottom }) => top <= rowsAboveHeader && bottom > top);
  return range === undefined ? '' : `;表头附近有合并单元格 ${rangeName(range)},表头只能占一行,请取消合并`;
};

/** What is missing from the row that comes nearest to a header. */
const nearest = (rows: readonly SheetRow[], known: Known): { row: SheetRow; missing: string[] } | undefined =>
  rows
    .flatMap((row) => {
      const missing = missingRoles(row.cells, known);
      return missing === undefined || missing.length === 0 ? [] : [{ row, missing }];
    })
    .sort((a, b) => a.missing.length - b.missing.length || a.row.row - b.row.row)[0];

const refusal = (rows: readonly SheetRow[], known: Known): FileRefused => {
  const { saved, merges = [] } = known;
  const near = saved === undefined ? nearest(rows, known) : undefined;
  const row = near?.row ?? likeliest(rows);
  const got = row === undefined || headersOf(row).length === 0 ? '没有任何内容' : `第 ${row.row} 行:${headersOf(row).slice(0, 12).join('、')}`;
  if (near !== undefined) {
    const message = `第 ${near.row.row} 行像是表头,但缺少${quoted(near.missing)}列;请补上,或使用导出的模板,或先为该数据来源保存列对应关系${twoRows(merges)}`;
    return new FileRefused(problem('header', 'columns-missing', message, { expected: usual, got }));
  }
  if (saved === undefined || row === undefined)
    return new FileRefused(
      problem('header', 'header-not-found', `没有找到表头;请使用导出的模板,或先为该数据来源保存列对应关系${twoRows(merges)}`, { expected: usual, got }),
    );
  const found = locate(saved, row.cells);
  const missing = 'missing' in found ? found.missing : [];
  return new FileRefused(problem('header', 'columns-missing', `表头缺少${quoted(missing)}列${twoRows(merges)}`, { expected: missing.join('、'), got }));
};

const repeatedColumn = ({ row }: SheetRow, repeated: readonly { column: string; places: readonly number[] }[]): FileRefused => {
  const where = repeated.map(({ column, places }) => `“${column}”列有 ${places.length} 个(${places.map(columnName).join('、')})`).join(';');
  return new FileRefused(
    problem('header', 'column-repeated', `第 ${row} 行的表头中${where},无法判断用哪一个;请改名或删去多余的列`, { expected: '每列的表头各不相同', got: where }),
  );
};

const mustBeOneMonthEach = ({ values }: Located, { row }: SheetRow): void => {
  const two = values.find(({ column, month }) => month !== undefined && isTwoMonths(column));
  if (two === undefined) return;
  const message = `第 ${row} 行的“${two.column}”列可能是 1 月,也可能是 10 月(表格软件会去掉小数末尾的 0);请写作“1月”“10月”`;
  throw new FileRefused(problem('header', 'month-ambiguous', message, { expected: '“1月”或“2026年1月”', got: `${columnName(two.at)}${row}:${two.column}` }));
};

/** The header among the first rows of a sheet, and where its columns stand; `FileRefused` names what is missing and what was found. */
export const findHeader = (rows: readonly SheetRow[], known: Known): { row: number; located: Located } => {
  const { saved, figures, year } = known;
  for (const row of rows) {
    const mapping = saved ?? proposeMapping(row.cells, { figures, year });
    const located = mapping === undefined ? { missing: [] } : locate(mapping, row.cells);
    if ('repeated' in located) throw repeatedColumn(row, located.repeated);
    if ('missing' in located) continue;
    if (saved === undefined) mustBeOneMonthEach(located, row);
    return { row: row.row, located };
  }
  throw refusal(rows, known);
};
