import * as z from 'zod';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { CountyCode } from '#domain/schemes/code.ts';
import type { Calendar } from '#domain/schemes/plan.ts';

/** 休: a day off; 班: a Saturday or Sunday that works instead (调休). */
export const HolidayRow = z.strictObject({ day: z.iso.date(), kind: z.enum(['休', '班']), name: z.string() });
export type HolidayRow = z.infer<typeof HolidayRow>;

const year = z.string().regex(/^\d{4}$/, { error: '年份应为四位数字' });

/** 节假日安排 of one calendar year, as the office imported it; a correction is a new version. */
export const HolidayTable = z.object({
  county: CountyCode,
  year,
  version: z.int().positive(),
  rows: z.array(HolidayRow).min(1),
  /** Of the notice it was taken from. */
  documentNumber: z.string().optional(),
  by: z.string(),
  on: z.iso.date(),
  rev: z.int().positive(),
});
export type HolidayTable = z.infer<typeof HolidayTable>;

/** 工作日历 of a county: the rows in force of every year that has a table. The archive keeps it under its hash, cycles point to it. */
export const CountyCalendar = z.strictObject({ format: z.literal('xianheng-calendar/1'), years: z.record(year, z.array(HolidayRow)) });
export type CountyCalendar = z.infer<typeof CountyCalendar>;

/** Rows of a file as they are written, with the number of the line or entry. */
export interface WrittenRow {
  at: number;
  日期: string;
  类型: string;
  名称: string;
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
/** `2026/1/1`, `2026.1.1` and `2026年1月1日` are the same day as `2026-01-01`; anything else is no day. */
const dayIn = (text: string): string | undefined => {
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return z.iso.date().safeParse(day).success ? day : undefined;
};

/** The rows in the order of their days, or every row that is wrong: no day, another year, another kind, a day twice, a weekday marked 班. */
export const readHolidays = (written: readonly WrittenRow[], of: string): { rows: HolidayRow[]; problems: Problem[] } => {
  const rows: HolidayRow[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  for (const { at, 日期, 类型, 名称 } of written) {
    const wrong = (column: string, code: string, message: string, expected: string, got: string) =>
      problems.push(problem(join('rows', at - 1, column), code, `第 ${at} 行“${column}”:${message}`, { expected, got }));
    const day = dayIn(日期);
    const kind = 类型.trim();
    if (day === undefined) wrong('日期', 'not-a-day', '不是日期', '如 2026-01-01', 日期);
    else if (day.slice(0, 4) !== of) wrong('日期', 'other-year', `不是 ${of} 年的日期`, `${of} 年`, day);
    else if (first.has(day)) wrong('日期', 'same-day-twice', `与第 ${first.get(day)} 行是同一天`, '每天一行', day);
    if (kind !== '休' && kind !== '班') wrong('类型', 'unknown-kind', '只能是“休”或“班”', '休、班', 类型);
    else if (day !== undefined && kind === '班' && weekdayOf(day) >= 1 && weekdayOf(day) <= 5)
      wrong('类型', 'workday-not-weekend', `${day} 不是周六或周日,本来就是工作日`, '周六或周日', '班');
    if (day !== undefined && !first.has(day)) first.set(day, at);
    if (day !== undefined && (kind === '休' || kind === '班')) rows.push({ day, kind, name: 名称.trim() });
  }
  return { rows: rows.sort((a, b) => (a.day < b.day ? -1 : 1)), problems };
};

/** The calendar that counts: the county's table in every year that has one, the plan's own days in the others. */
export const calendarWith = ({ years }: Pick<CountyCalendar, 'years'>, plan: Calendar): Calendar => {
  const own = (days: readonly string[]) => days.filter((day) => years[day.slice(0, 4)] === undefined);
  const of = (kind: HolidayRow['kind']) => Object.values(years).flatMap((rows) => rows.flatMap((row) => (row.kind === kind ? [row.day] : [])));
  return { holidays: [...own(plan.holidays), ...of('休')].sort(), workdays: [...own(plan.workdays), ...of('班')].sort() };
};

/** The newest version of every year. */
export const countyCalendar = (tables: readonly HolidayTable[]): CountyCalendar => {
  const newest = new Map<string, HolidayTable>();
  for (const table of tables) if (table.version > (newest.get(table.year)?.version ?? 0)) newest.set(table.year, table);
  return { format: 'xianheng-calendar/1', years: Object.fromEntries([...newest.values()].map(({ year: of, rows }) => [of, rows])) };
};
