import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { checkRows } from '#domain/ingestion/check-rows.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { findTable } from '../../functions/ingestion/find-table.ts';
import { largeBook } from './large-file.ts';

/** Reads a file as the workflow does: detected, mapped, every row held against the year. */
const ours = async (bytes: Uint8Array): Promise<number> => {
  const mark = { county: '330798', cycle: '2026', source: 'statistics' };
  const table = await findTable(await openTable(bytes), { book: largeBook(), conversions: 'ask', mark, saved: undefined });
  const check = checkRows(table.reading, table.sheet.merges);
  for await (const row of table.sheet.rows()) if (row.row > table.headerRow) check.take(row);
  const { values, problems } = check.finish(new Map());
  if (problems.length > 0) throw new Error(`${problems.length} problems, first ${JSON.stringify(problems[0])}`);
  return values.length;
};

/** The same file with the usual library: read, and nothing checked. */
const theirs = async (bytes: Uint8Array): Promise<number> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  let rows = 0;
  book.worksheets[0]?.eachRow(() => rows++);
  return rows - 1;
};

/** `read-large.ts ours|exceljs FILE` in a process of its own: rows, milliseconds, peak memory in MB. */
const [how = '', file = ''] = process.argv.slice(2);
const started = performance.now();
const rows = await (how === 'ours' ? ours : theirs)(new Uint8Array(readFileSync(file)));
const milliseconds = performance.now() - started;
console.log(JSON.stringify({ rows, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
