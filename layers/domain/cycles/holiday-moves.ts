import { changed, created, type Move } from '../change.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import type { County, Cycle } from './cycle.ts';
import { type CountyCalendar, countyCalendar, type HolidayTable, readHolidays, type WrittenRow } from './holiday-table.ts';

interface Import {
  county: County;
  year: string;
  written: readonly WrittenRow[];
  documentNumber?: string | undefined;
  by: string;
  /** All tables of the county. */
  known: readonly HolidayTable[];
}

/** The year's next version, checked in full, and the county's calendar with it. */
export const nextTable = ({ county, year, written, documentNumber, by, known }: Import): { table: HolidayTable; calendar: CountyCalendar } => {
  const { rows, problems } = readHolidays(written, year);
  if (problems.length > 0) throw new InvalidInput(`节假日安排中有 ${problems.length} 处问题,未导入`, problems);
  if (rows.length === 0) throw new NotAllowed('empty-table', '节假日安排中没有任何日期');
  const before = known.filter((each) => each.year === year).sort((a, b) => b.version - a.version)[0];
  if (before !== undefined && JSON.stringify(before.rows) === JSON.stringify(rows))
    throw new NotAllowed('same-table', `与现行的 ${year} 年节假日安排(第 ${before.version} 版)完全相同`);
  const table: HolidayTable = {
    county: county.county,
    year,
    version: (before?.version ?? 0) + 1,
    rows,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    by,
    on: county.tickedThrough,
    rev: 1,
  };
  return { table, calendar: countyCalendar([...known, table]) };
};

/** The table counts from now on in every year that is under way, and in those opened later; days that were reckoned before stay. */
export const importTable = (county: County, cycles: readonly Cycle[], table: HolidayTable, calendarHash: string): Move => ({
  fact: 'holidays-imported',
  changes: [
    created('holidays', table),
    changed('county', county, { calendarHash }),
    ...cycles.filter(({ status }) => status === 'active').map((cycle) => changed('cycle', cycle, { calendarHash })),
  ],
});
