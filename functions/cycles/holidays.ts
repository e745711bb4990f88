import * as z from 'zod';
import { importTable, nextTable } from '#domain/cycles/holiday-moves.ts';
import { HolidayTable } from '#domain/cycles/holiday-table.ts';
import { archive } from '#platform/files/archive.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, loadCounty } from '#platform/table/records.ts';
import { HolidayFormat, readHolidayFile } from './read-holiday-file.ts';

export const ImportHolidays = z.strictObject({
  year: HolidayTable.shape.year,
  format: HolidayFormat,
  /** The file's text. */
  text: z.string().min(1, { error: '文件是空的' }).max(100_000, { error: '文件过大,节假日安排一年不过几十行' }),
  documentNumber: z.string().trim().min(1).max(60).optional(),
});

/** Imports the year's holiday table as a new version; it counts in every cycle under way and in those to come. */
export const importHolidays = async ({ body, who, act }: Call<unknown, unknown, z.infer<typeof ImportHolidays>>): Promise<Answer<Receipt>> => {
  const { county } = who;
  const written = await readHolidayFile(body.format, body.text);
  const [record, cycles, known] = await Promise.all([loadCounty(county), list('cycle', { county }), list('holidays', { county })]);
  const { table, calendar } = nextTable({ county: record, year: body.year, written, documentNumber: body.documentNumber, by: who.person, known });
  const move = importTable(record, cycles, table, await archive(calendar));
  return { status: 201, body: await commit(move, { county, cycle: '-', who: who.person, act, day: record.tickedThrough }) };
};

export const HolidayTables = z.object({ tables: z.array(HolidayTable) });
export const listHolidays = async ({ who: { county } }: Call): Promise<Answer<z.infer<typeof HolidayTables>>> => ({
  body: { tables: await list('holidays', { county }) },
});
