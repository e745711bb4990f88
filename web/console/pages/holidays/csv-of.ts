import type { HolidayRow } from '#domain/cycles/holiday-table.ts';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows as the import reads them; with the mark by which Excel knows UTF-8. */
export const csvOf = (rows: readonly HolidayRow[]): string =>
  `\uFEFF${[['日期', '类型', '名称'], ...rows.map(({ day, kind, name }) => [day, kind, name])].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
