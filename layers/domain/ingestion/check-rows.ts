import { exact } from '#domain/numbers/exact.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { MergedRange, SheetRow } from './cell.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Counts } from './intake.ts';
import { mergesByRow } from './merges.ts';
import { type PlacedValue, problemAt, type Reading, readRow } from './read-row.ts';

/** What counts of a source already, by cell. */
export type Counting = ReadonlyMap<string, string>;

export const cellKey = ({ unit, figure, period }: Pick<FigureValue, 'unit' | 'figure' | 'period'>): string => `${unit}|${figure}|${period}`;

export interface Checked {
  /** Of the rows without any problem. */
  values: FigureValue[];
  problems: CellProblem[];
  counts: Counts;
}

/** Takes the rows of a sheet one after another and keeps only what must be kept. */
export interface RowCheck {
  take: (row: SheetRow) => void;
  /** Rows taken so far that were not empty. */
  read: () => number;
  finish: (counting: Counting) => Checked;
}

/** The same cell of a unit, a figure and a month stands in the file twice: which one counts is nobody's guess, so neither does, unless they agree. */
const repeated = (reading: Reading, first: PlacedValue, second: PlacedValue): CellProblem[] => {
  const tell = (own: PlacedValue, other: PlacedValue, message: string): CellProblem =>
    problemAt(reading, own.row, own.column, own.value.value, { code: 'value-repeated', message, expected: `第 ${other.row} 行:${other.value.value}` });
  const what = `${second.value.unit}“${second.value.figure}”${second.value.period}`;
  if (exact(first.value.value).equals(exact(second.value.value))) return [tell(second, first, `${what} 与第 ${first.row} 行重复`)];
  return [tell(first, second, `${what} 与第 ${second.row} 行的数值不同`), tell(second, first, `${what} 与第 ${first.row} 行的数值不同`)];
};

/** What the values of a source would change. */
export const compare = (values: readonly FigureValue[], counting: Counting): Pick<Counts, 'values' | 'unchanged' | 'replacing'> => {
  let [unchanged, replacing] = [0, 0];
  for (const value of values) {
    const before = counting.get(cellKey(value));
    if (before === undefined) continue;
    if (exact(before).equals(exact(value.value))) unchanged++;
    else replacing++;
  }
  return { values: values.length, unchanged, replacing };
};

/** What counts in the cells of the values, in their order: what a preview rests on. */
export const standingIn = (values: readonly FigureValue[], counting: Counting): (string | null)[] =>
  values.map((value) => counting.get(cellKey(value)) ?? null);

export const checkRows = (reading: Reading, merges: readonly MergedRange[]): RowCheck => {
  const touching = mergesByRow(merges);
  const accepted = new Map<string, PlacedValue>();
  const problems: CellProblem[] = [];
  let [rows, blank] = [0, 0];
  const accept = (placed: PlacedValue): void => {
    const key = cellKey(placed.value);
    const first = accepted.get(key);
    if (first === undefined) accepted.set(key, placed);
    else problems.push(...repeated(reading, first, placed));
  };
  return {
    take: (row) => {
      const read = readRow(reading, row, touching(row.row));
      if (read.values.length + read.problems.length + read.blank === 0) return;
      rows++;
      blank += read.blank;
      problems.push(...read.problems);
      if (read.problems.length === 0) for (const placed of read.values) accept(placed);
    },
    read: () => rows,
    finish: (counting) => {
      const bad = new Set(problems.map(({ row }) => row));
      const values = [...accepted.values()].flatMap(({ value, row }) => (bad.has(row) ? [] : [value]));
      problems.sort((a, b) => a.row - b.row);
      return { values, problems, counts: { rows, badRows: bad.size, badCells: problems.length, ...compare(values, counting), blank } };
    },
  };
};
