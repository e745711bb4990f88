import type { SheetCell } from './cell.ts';

/** What a cell says of a month: plainly; by a reading that is only offered; or nothing. */
export type MonthRead = { kind: 'plain'; month: string } | { kind: 'offer'; month: string } | { kind: 'unreadable' };

const unreadable: MonthRead = { kind: 'unreadable' };

const written = /^(?:(\d{4})(?:年|-|\/|\.)?)?(\d{1,2})月?份?$/;
const withDay = /^(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?$/;

const monthOf = (year: string | undefined, month: string | undefined, cycleYear: number): string | undefined =>
  month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? `${year ?? cycleYear}-${month.padStart(2, '0')}` : undefined;

/** Without a year it must say that it is a month: `3月`, not `3`. */
const read = (text: string, cycleYear: number): string | undefined => {
  const [, year, month] = written.exec(text) ?? [];
  return year === undefined && !text.includes('月') ? undefined : monthOf(year, month, cycleYear);
};

const ofDate = (date: string): MonthRead => ({ kind: date.endsWith('-01') ? 'plain' : 'offer', month: date.slice(0, 7) });

/**
 * `2026-03`, `2026年3月`, `2026/3`, `202603`, `3月` (of the cycle's year) and a date that is the first of a month are months. Another day of a month,
 * full-width digits and a date as text can be read as one and are offered.
 */
export const readMonth = ({ kind, text }: SheetCell, cycleYear: number): MonthRead => {
  if (kind === 'date') return ofDate(text);
  if (kind !== 'text' && kind !== 'number') return unreadable;
  const plain = read(text, cycleYear);
  if (plain !== undefined) return { kind: 'plain', month: plain };
  const narrow = text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('−', '-');
  const [, year, month] = withDay.exec(narrow) ?? [];
  const offered = read(narrow, cycleYear) ?? monthOf(year, month, cycleYear);
  return offered === undefined ? unreadable : { kind: 'offer', month: offered };
};
