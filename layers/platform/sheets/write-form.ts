import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { addressOf, type FormCell, type FormLayout, isNumeric } from '#domain/projects/workbook-cell.ts';

const thin = { style: 'thin' as const };
const base: CellStyle = {
  border: { top: thin, bottom: thin, left: thin, right: thin },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const style = (more: CellStyle): CellStyle => ({ ...base, ...more });
const styles = {
  title: style({ font: { bold: true, size: 16 } }),
  locked: style({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } }),
  computed: style({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } }, font: { italic: true } }),
  answer: style({ protection: { locked: false } }),
};

const styleOf = ({ row, column, holds }: FormCell): CellStyle => {
  if (row === 1 && column === 1) return styles.title;
  return typeof holds === 'string' ? styles[holds] : styles.answer;
};

/** Widths of the columns A to K, in characters. */
const widths = [12, 16, 18, 24, 12, 14, 14, 18, 8, 8, 36];

const cellOf = (cell: FormCell): [string, Partial<Cell>] => {
  const value = cell.text === '' ? null : isNumeric(cell) ? Number(cell.text) : cell.text;
  return [`${cell.row - 1},${cell.column - 1}`, { value, style: styleOf(cell) }];
};

const sheetOf = ({ sheet, cells, merges, rows }: FormLayout): WriteSheet => ({
  name: sheet,
  columns: widths.map((width) => ({ width })),
  rows: Array.from({ length: rows }, () => []),
  cells: new Map(cells.map(cellOf)),
  merges: merges.map(({ top, left, bottom, right }) => ({ startRow: top - 1, startCol: left - 1, endRow: bottom - 1, endCol: right - 1 })),
  dataValidations: cells.flatMap((cell) =>
    cell.choices === undefined ? [] : [{ type: 'list' as const, values: [...cell.choices], range: addressOf(cell), allowBlank: true, showErrorMessage: true }],
  ),
  // Without a password: it keeps from slips, and what is changed all the same is found when the form comes back.
  protection: { sheet: true },
  pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
});

/** The form as a workbook: locked cells, drop-downs, merged levels, ready to print. */
export const writeForm = (layout: FormLayout): Promise<Uint8Array> => writeXlsx({ sheets: [sheetOf(layout)] });
