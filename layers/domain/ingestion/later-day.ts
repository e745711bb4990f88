import { daysOfMonth } from '../cycles/calendar.ts';

/** The month so many months after January of a year (0 is January). */
export const monthAt = (year: number, index: number): string => `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

/** A day of a month; of a shorter month its last one. */
const dayIn = (month: string, day: number): string => `${month}-${String(Math.min(day, daysOfMonth(month))).padStart(2, '0')}`;

/** A day of the month that comes so many months after another. */
export const laterDay = (month: string, monthsAfter: number, day: number): string =>
  dayIn(monthAt(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + monthsAfter), day);
