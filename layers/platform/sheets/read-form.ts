import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { problem } from '#domain/problems/problem.ts';
import type { ReadSheet } from '#domain/projects/read-workbook.ts';
import { detectFormat } from './detect-format.ts';
import { openXlsx } from './xlsx.ts';

/** No form has more rows with something in them. */
const mostRows = 500;

const noForm = (name: string, got: string): FileRefused =>
  new FileRefused(problem('file', 'no-form', `文件中没有工作表“${name}”,请使用导出的评价表`, { expected: `xlsx 文件中的工作表“${name}”`, got }));

/** The sheet of a form in somebody's file; `FileRefused` when it is no workbook or has no such sheet. Empty rows, however many, are passed over. */
export const readForm = async (bytes: Uint8Array, name: string): Promise<ReadSheet> => {
  const format = detectFormat(bytes);
  if (format !== 'xlsx') throw noForm(name, `${format} 文件`);
  const table = await openXlsx(bytes);
  const [only] = table.sheets;
  const chosen = table.sheets.includes(name) ? name : table.sheets.length === 1 ? only : undefined;
  if (chosen === undefined) throw noForm(name, table.sheets.join('、'));
  const sheet = await table.sheet(chosen);
  const rows: ReadSheet['rows'][number][] = [];
  for await (const row of sheet.rows()) {
    if (row.cells.every(({ kind }) => kind === 'empty')) continue;
    rows.push(row);
    if (rows.length > mostRows)
      throw new FileRefused(
        problem('file', 'too-many-rows', '工作表的内容远多于评价表,请使用导出的评价表', { expected: `不超过 ${mostRows} 行`, got: `多于 ${mostRows} 行` }),
      );
  }
  return { name: chosen, rows, merges: sheet.merges };
};
