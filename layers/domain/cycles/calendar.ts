import type { Calendar } from '#domain/schemes/plan.ts';

const dayMilliseconds = 86_400_000;
const toNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMilliseconds;
const toDay = (number: number): string => new Date(number * dayMilliseconds).toISOString().slice(0, 10);

/** The calendar day so many days later (or earlier). Days are `YYYY-MM-DD` in Asia/Shanghai. */
export const addDays = (day: string, days: number): string => toDay(toNumber(day) + days);

/** Days from one day to another; negative when the second lies before the first. */
export const daysBetween = (from: string, to: string): number => toNumber(to) - toNumber(from);

/** Every day from the first to the last, both included; none when the last lies before the first. */
export const eachDay = (from: string, to: string): string[] => Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, at) => addDays(from, at));

/** How many days a month `YYYY-MM` has. */
export const daysOfMonth = (month: string): number => daysBetween(`${month}-01`, `${addDays(`${month}-28`, 4).slice(0, 7)}-01`);

/** Monday to Friday work unless they are holidays; a Saturday or Sunday works when the office's table says so (调休). */
export const isWorkingDay = (day: string, { holidays, workdays }: Calendar): boolean => {
  if (workdays.includes(day)) return true;
  const weekday = new Date(toNumber(day) * dayMilliseconds).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !holidays.includes(day);
};

/** The n-th working day after a day, which does not count itself. */
export const addWorkingDays = (day: string, count: number, calendar: Calendar): string => {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, calendar)) left--;
  }
  return reached;
};

/** Working days after the first day, through the last: the due day does not count, the signing day does [Z11]. */
export const workingDaysBetween = (after: string, through: string, calendar: Calendar): number =>
  eachDay(addDays(after, 1), through).filter((day) => isWorkingDay(day, calendar)).length;

/** The month of a day, `YYYY-MM`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** A day as a Chinese office writes it: `2026年7月10日`. */
export const inChinese = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** `2026年7月`. */
export const inChineseMonth = (month: string): string => {
  const [year, of] = month.split('-').map(Number);
  return `${year}年${of}月`;
};
