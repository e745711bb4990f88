import type { SheetCell } from './cell.ts';

/** What a cell says of a month: plainly; by a reading that is only offered; one of two; or nothing. */
export type MonthRead = { kind: 'plain'; month: string } | { kind: 'offer'; month: string } | { kind: 'ambiguous' } | { kind: 'unreadable' };

const unreadable: MonthRead = { kind: 'unreadable' };

const written = /^(?:(\d{4})(?:年|-|\/|\.))?(\d{1,2})月?份?$/;
/** Without a sign between them a year and a month are six digits: 46082 is the number of a day, not February of 4608. */
const sixDigits = /^(\d{4})(\d{2})月?份?$/;
const days = [/^(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];
const timeOfDay = /(?<=\d)[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** A table program writes 2026.10 as 2026.1. */
export const isTwoMonths = (text: string): boolean => /^\d{4}\.1$/.test(text.normalize('NFKC').replaceAll(/\s/g, ''));

const monthOf = (year: string | undefined, month: string | undefined, cycleYear: number): string | undefined =>
  month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? `${year ?? cycleYear}-${month.padStart(2, '0')}` : undefined;

/** Without a year it must say that it is a month: `3月`, not `3`. */
const read = (text: string, cycleYear: number): string | undefined => {
  const [, year, month] = written.exec(text) ?? sixDigits.exec(text) ?? [];
  return year === undefined && !text.includes('月') ? undefined : monthOf(year, month, cycleYear);
};

/** A day, with or without its time: `2026年3月15日`, `20260315`, `2026-03-15 00:00:00`. */
const monthOfDay = (text: string, cycleYear: number): string | undefined => {
  for (const day of days) {
    const [, year, month, of] = day.exec(text) ?? [];
    if (of !== undefined && Number(of) >= 1 && Number(of) <= 31) return monthOf(year, month, cycleYear);
  }
  return undefined;
};

const ofDate = (date: string): MonthRead => ({ kind: date.endsWith('-01') ? 'plain' : 'offer', month: date.slice(0, 7) });

/**
 * `2026-03`, `2026年3月`, `2026/3`, `202603`, `3月` (of the cycle's year) and a date that is the first of a month are months. Another day of a month,
 * full-width digits and a date as text can be read as one and are offered.
 */
export const readMonth = ({ kind, text: held, seen }: SheetCell, cycleYear: number): MonthRead => {
  if (kind === 'date') return ofDate(held);
  if (kind !== 'text' && kind !== 'number') return unreadable;
  const text = typeof seen === 'object' ? seen.as : held;
  if (isTwoMonths(text)) return { kind: 'ambiguous' };
  const plain = read(text, cycleYear);
  if (plain !== undefined) return { kind: 'plain', month: plain };
  const usual = text.normalize('NFKC').replaceAll('−', '-').trim();
  const narrow = usual.replace(timeOfDay, '').replaceAll(/\s/g, '');
  const offered = read(narrow, cycleYear) ?? monthOfDay(narrow, cycleYear);
  return offered === undefined ? unreadable : { kind: 'offer', month: offered };
};
