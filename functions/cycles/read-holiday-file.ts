import { parseDocument } from 'yaml';
import * as z from 'zod';
import type { WrittenRow } from '#domain/cycles/holiday-table.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { problem } from '#domain/problems/problem.ts';
import { openCsv } from '#platform/sheets/csv.ts';

export const HolidayFormat = z.enum(['csv', 'yaml', 'json']);
export type HolidayFormat = z.infer<typeof HolidayFormat>;

const columns = ['日期', '类型', '名称'] as const;

const fromCsv = async (text: string): Promise<WrittenRow[]> => {
  const { rows } = await openCsv(new TextEncoder().encode(text)).sheet('');
  const written: WrittenRow[] = [];
  let places: number[] | undefined;
  for await (const { row, cells } of rows()) {
    const texts = cells.map((cell) => cell.text);
    if (texts.every((each) => each === '')) continue;
    if (places === undefined) {
      places = columns.map((column) => texts.indexOf(column));
      const missing = columns.filter((_, at) => places?.[at] === -1);
      if (missing.length > 0)
        throw new InvalidInput('节假日文件缺少表头', [
          problem('text', 'missing-column', `第 ${row} 行应为表头,缺少“${missing.join('”“')}”`, { expected: columns.join(','), got: texts.join(',') }),
        ]);
      continue;
    }
    const [日期 = '', 类型 = '', 名称 = ''] = places.map((at) => texts[at] ?? '');
    written.push({ at: row, 日期, 类型, 名称 });
  }
  return written;
};

const Entries = z.array(z.strictObject({ 日期: z.string(), 类型: z.string(), 名称: z.string().default('') }));

/** YAML, and JSON as a part of it; the core schema keeps days as text. */
const fromYaml = (text: string): WrittenRow[] => {
  const document = parseDocument(text, { schema: 'core' });
  const [error] = document.errors;
  if (error !== undefined)
    throw new InvalidInput('节假日文件不是有效的 YAML 或 JSON', [
      problem('text', 'broken-file', `第 ${error.linePos?.[0].line ?? '?'} 行:${error.message.split('\n')[0]}`),
    ]);
  return parse(Entries, document.toJS(), '节假日文件').map((entry, at) => ({ at: at + 1, ...entry }));
};

/** The rows of a file of the office, numbered by its lines (csv) or entries. */
export const readHolidayFile = async (format: HolidayFormat, text: string): Promise<WrittenRow[]> => (format === 'csv' ? fromCsv(text) : fromYaml(text));
