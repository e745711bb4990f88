import * as z from 'zod';
import { type Fault, refuse } from './bad-sample.ts';
import { textOf } from './yaml-file.ts';

/** A row of a table and the line it stands on. */
export interface Row<T> {
  file: string;
  line: number;
  cells: T;
}

const cellsOf = (line: string): string[] => line.split(',').map((cell) => cell.trim());

const headFaults = (name: string, head: readonly string[], columns: readonly string[]): Fault[] =>
  head.join(',') === columns.join(',') ? [] : [{ file: name, line: 1, message: '表头不符', expected: columns.join(','), got: head.join(',') }];

/** Reads a table (CSV, first line the column names, no quotes, empty lines skipped); every bad cell is named with its line and column. */
export const tableFile = <S extends z.ZodRawShape>(folder: string, name: string, schema: z.ZodObject<S>): Row<z.infer<z.ZodObject<S>>>[] => {
  const columns = Object.keys(schema.shape);
  const [head = '', ...lines] = textOf(folder, name).split(/\r?\n/);
  refuse(headFaults(name, cellsOf(head), columns));
  const faults: Fault[] = [];
  const rows = lines.flatMap((text, at) => {
    const line = at + 2;
    if (text.replaceAll(',', '').trim() === '') return [];
    const cells = cellsOf(text);
    if (text.includes('"') || cells.length !== columns.length) {
      faults.push({ file: name, line, message: '列数不符(单元格中不能有逗号和引号)', expected: `${columns.length} 列`, got: `${cells.length} 列` });
      return [];
    }
    const result = schema.safeParse(Object.fromEntries(columns.map((column, place) => [column, cells[place]])));
    if (result.success) return [{ file: name, line, cells: result.data }];
    for (const { path, message } of result.error.issues)
      faults.push({ file: name, line, field: String(path[0] ?? ''), message, got: cells[columns.indexOf(String(path[0]))] ?? '' });
    return [];
  });
  refuse(faults);
  return rows;
};

/** A fault of one cell. */
export const cellFault = (row: { file: string; line: number }, field: string, message: string, details: Pick<Fault, 'expected' | 'got'> = {}): Fault => ({
  file: row.file,
  line: row.line,
  field,
  message,
  ...details,
});

/** An empty cell, or a value. */
export const optional = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => undefined), schema]);
