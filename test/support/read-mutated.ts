import { expect } from 'vitest';
import { checkRows } from '#domain/ingestion/check-rows.ts';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { usualMarkings } from '#domain/ingestion/secrecy.ts';
import { rowProblems } from '#domain/reporting/batch.ts';
import { markErrors } from '#platform/sheets/mark-errors.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { findTable } from '../../functions/ingestion/find-table.ts';
import { aBook } from './a-book.ts';

const book = aBook();
const units = new Set(book.units.map(({ id }) => id));
const mark = { county: '330798', cycle: '2026', source: 'finance' };

const read = async (bytes: Uint8Array) => {
  const file = await openTable(bytes);
  const table = await findTable(file, { book, conversions: 'ask', mark, saved: undefined });
  const check = checkRows(table.reading, table.sheet.merges);
  for await (const row of table.sheet.rows()) if (row.row > table.headerRow) check.take(row);
  const result = check.finish(new Map());
  if (result.problems.length > 0) await markErrors({ file, sheet: table.sheet, bytes, headerRow: table.headerRow, problems: result.problems });
  return result;
};

/** Whatever the file is, it is refused with a reason or read: what would be posted are rows a batch takes, each cell counted once; what is bad says where and why. */
export const takesOrRefuses = async (bytes: Uint8Array, seed: number): Promise<'refused' | 'clean' | 'bad'> => {
  const result = await read(bytes).catch((error: unknown) => {
    if (error instanceof FileRefused) return error;
    throw new Error(`seed ${seed}`, { cause: error });
  });
  if (result instanceof FileRefused) {
    expect(result.problem.message, `seed ${seed}`).toMatch(/[\u4e00-\u9fff]/);
    return 'refused';
  }
  const { values, problems, counts } = result;
  expect(rowProblems('figures', values, { units, markings: usualMarkings }), `seed ${seed}`).toEqual([]);
  expect(new Set(values.map(({ unit, figure, period }) => `${unit}|${figure}|${period}`)).size, `seed ${seed}`).toBe(values.length);
  for (const problem of problems) {
    expect(problem.message, `seed ${seed}`).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.row, `seed ${seed}`).toBeGreaterThan(0);
    expect(problem.column, `seed ${seed}`).toMatch(/^[A-Z]{1,3}$/);
  }
  expect(counts.badRows <= counts.rows, `seed ${seed}`).toBe(true);
  return problems.length === 0 ? 'clean' : 'bad';
};
