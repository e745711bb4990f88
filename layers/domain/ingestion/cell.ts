/** 单元格, as a reader of files found it: every reader (xlsx, xls, csv) gives the same. */
export interface SheetCell {
  /** `error`: a formula that failed (`#REF!`); `uncomputed`: a formula whose value was never saved. */
  kind: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncomputed';
  /** A number as a plain decimal, a date as `YYYY-MM-DD`, a text with its outer spaces taken off. */
  text: string;
  /** Where the number format of a cell shows something else than the number: `95%` of 0.95, `12.5万元` of 12.5; or less than there is (`12.5万` of 125432); or the file is of a kind whose formats are not read. */
  seen?: { as: string } | 'smaller' | 'untold';
}

export const emptyCell: SheetCell = { kind: 'empty', text: '' };

export interface SheetRow {
  /** From 1, as the program that people open the file with counts. */
  row: number;
  cells: readonly SheetCell[];
}

/** 合并单元格: rows and columns from 1, both ends included. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Letters of a column (from 0): A, B, … Z, AA. */
export const columnName = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`);

/** Column (from 0) of the letters of a reference. */
const columnAt = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `B12` → row 12, column 2 (both from 1); undefined when it is no reference. */
export const cellAt = (reference: string): { row: number; column: number } | undefined => {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference) ?? [];
  return letters === undefined ? undefined : { row: Number(row), column: columnAt(letters) + 1 };
};

/** `A6:A8`; undefined when it is no range. */
export const rangeAt = (reference: string): MergedRange | undefined => {
  const [from, to] = reference.split(':').map(cellAt);
  return from === undefined || to === undefined
    ? undefined
    : {
        top: Math.min(from.row, to.row),
        left: Math.min(from.column, to.column),
        bottom: Math.max(from.row, to.row),
        right: Math.max(from.column, to.column),
      };
};

export const rangeName = ({ top, left, bottom, right }: MergedRange): string => `${columnName(left - 1)}${top}:${columnName(right - 1)}${bottom}`;
