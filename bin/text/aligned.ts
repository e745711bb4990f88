import { columns, padEnd, padStart } from './width.ts';

/** Rows as lines of a terminal: every column as wide as its widest cell, those in `numeric` set to the right. */
export const alignedLines = (rows: readonly (readonly string[])[], numeric: ReadonlySet<number>): string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => columns(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => (numeric.has(at) ? padStart : padEnd)(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
