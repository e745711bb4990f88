import type { Figure } from '#domain/schemes/indicator.ts';
import type { Unit } from '#domain/schemes/plan.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Book } from './book.ts';
import { columnName, emptyCell, type MergedRange, rangeName, type SheetCell, type SheetRow } from './cell.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Located } from './header.ts';
import type { ValueColumn } from './mapping.ts';
import { readMonth } from './read-month.ts';
import { brokenCell, type Fault, readValue } from './read-value.ts';

/** A value and the cell it stands in. */
export interface PlacedValue {
  value: FigureValue;
  row: number;
  /** From 0. */
  column: number;
}

interface RowRead {
  values: PlacedValue[];
  problems: CellProblem[];
  /** Cells of values that are left empty where that is allowed. */
  blank: number;
}

export interface Reading {
  book: Book;
  located: Located;
  sheet: string;
  /** Whether readings that are only offered (12.5万元, full-width digits, another day of a month) are taken: the operator's choice. */
  conversions: 'ask' | 'take';
  /** In the wide layout and in our own template an empty value says nothing; elsewhere it is a gap that is told. */
  blanksAllowed: boolean;
  /** In a csv file no row is wider than the header: a comma too many (in 1,234 say) moves or cuts what stands behind it. */
  narrow?: boolean;
  /** 所属月份: the month that was named when the file was handed in. */
  period?: string | undefined;
}

type Found<T> = { found: T } | { fault: Fault; at: number };

/** A cell as a problem names it. */
export const problemAt = ({ located, sheet }: Pick<Reading, 'located' | 'sheet'>, row: number, at: number, got: string, fault: Fault): CellProblem => ({
  sheet,
  row,
  column: columnName(at),
  header: located.headers[at] ?? '',
  ...fault,
  ...(got === '' ? {} : { got: got.length > 60 ? `${got.slice(0, 57)}…` : got }),
});

const cellOf = ({ cells }: SheetRow, at: number): SheetCell => cells[at] ?? emptyCell;
const some = (names: Iterable<string>): string => {
  const all = [...names];
  return all.length <= 6 ? all.join('、') : `${all.slice(0, 6).join('、')} 等 ${all.length} 项`;
};

const unitNamed = ({ unitsById, unitsByName }: Book, { mapping }: Located, text: string): Unit | undefined =>
  unitsById.get(text) ?? unitsByName.get(text) ?? unitsById.get(mapping.unitAliases[text] ?? '');

const unitOf = ({ book, located, conversions }: Reading, row: SheetRow): Found<Unit> => {
  const cell = cellOf(row, located.unit);
  const broken = brokenCell(cell);
  if (broken !== undefined) return { fault: broken, at: located.unit };
  if (cell.kind === 'empty') return { fault: { code: 'no-unit', message: '没有填写单位', expected: '单位编号或名称' }, at: located.unit };
  const named = unitNamed(book, located, cell.text);
  // Only a text that names nobody as it stands is looked at more closely: there are as many as rows.
  const narrow = named ?? unitNamed(book, located, cell.text.normalize('NFKC').replaceAll(/\s/g, ''));
  const unit = named ?? (conversions === 'take' ? narrow : undefined);
  if (unit === undefined) {
    const expected = '年度方案中的单位编号或名称';
    if (narrow === undefined) return { fault: { code: 'unknown-unit', message: `年度方案中没有单位“${cell.text}”`, expected }, at: located.unit };
    return {
      fault: {
        code: 'unit-written-otherwise',
        message: `单位含有空格或全角字符,可读作“${narrow.id} ${narrow.name}”,须由经办人确认`,
        expected,
        offer: narrow.id,
      },
      at: located.unit,
    };
  }
  if (located.unitName === undefined) return { found: unit };
  const second = cellOf(row, located.unitName);
  if (second.kind === 'empty' || unitNamed(book, located, second.text) === unit) return { found: unit };
  return { fault: { code: 'unit-contradicted', message: `单位名称与单位编号 ${unit.id} 不一致`, expected: unit.name }, at: located.unitName };
};

/** The figure of a name; without a unit (its cell is bad) nothing is said about whom it is asked of. */
const figureNamed = ({ book, located }: Reading, name: string, unit: Unit | undefined): Figure | Fault => {
  const known = book.figures.get(located.mapping.figureAliases[name] ?? name);
  if (known === undefined) return { code: 'unknown-figure', message: `考评细则中没有数据项“${name}”`, expected: some(book.delivered) };
  if (!book.delivered.includes(known.name)) {
    const message = `数据项“${known.name}”不由“${book.source.name}”提供(来源为“${known.source}”)`;
    return { code: 'figure-of-another-source', message, expected: some(book.delivered) };
  }
  if (unit === undefined) return known;
  const asked = book.asked.get(unit.category);
  return asked?.get(known.name) ?? { code: 'figure-not-asked', message: `不考核${unit.name}的“${known.name}”`, expected: some(asked?.keys() ?? []) };
};

/** The figure of the row, where the row names it. */
const figureOf = (reading: Reading, row: SheetRow, unit: Unit | undefined): Found<Figure | undefined> => {
  const at = reading.located.figure;
  if (at === undefined) return { found: undefined };
  const cell = cellOf(row, at);
  const broken = brokenCell(cell);
  if (broken !== undefined) return { fault: broken, at };
  if (cell.kind === 'empty') return { fault: { code: 'no-figure', message: '没有填写数据项', expected: some(reading.book.delivered) }, at };
  const figure = figureNamed(reading, cell.text, unit);
  return 'code' in figure ? { fault: figure, at } : { found: figure };
};

/** Why nothing can be taken of a month. */
export const monthFault = ({ book: { year, thisMonth }, period }: Pick<Reading, 'book' | 'period'>, month: string): Fault | undefined => {
  if (period !== undefined && month !== period)
    return { code: 'month-contradicted', message: `${month} 与上传时指定的所属月份 ${period} 不一致`, expected: period };
  const expected = `${year - 2}-01 至 ${thisMonth}`;
  if (month > thisMonth) return { code: 'month-to-come', message: `${month} 尚未到来`, expected };
  return month < `${year - 2}-01` || month > `${year}-12` ? { code: 'month-out-of-range', message: `${month} 不在本年度及前两年之内`, expected } : undefined;
};

/** The month of the row, where the row says it. */
const monthOf = (reading: Reading, row: SheetRow): Found<string | undefined> => {
  const { book, located, conversions, period } = reading;
  const at = located.month;
  if (at === undefined) return { found: located.mapping.period === 'at-upload' ? period : undefined };
  const cell = cellOf(row, at);
  const broken = brokenCell(cell);
  if (broken !== undefined) return { fault: broken, at };
  const expected = '月份,如 2026-03 或 2026年3月';
  if (cell.kind === 'empty') return { fault: { code: 'no-month', message: '没有填写月份', expected }, at };
  const read = readMonth(cell, book.year);
  if (read.kind === 'ambiguous') {
    const message = '可能是 1 月,也可能是 10 月(表格软件会去掉小数末尾的 0),请写明月份';
    return { fault: { code: 'month-ambiguous', message, expected }, at };
  }
  if (read.kind === 'unreadable') return { fault: { code: 'not-a-month', message: '不是月份', expected }, at };
  if (read.kind === 'offer' && conversions === 'ask')
    return { fault: { code: 'month-written-otherwise', message: `可读作 ${read.month},须由经办人确认`, expected, offer: read.month }, at };
  const fault = monthFault(reading, read.month);
  return fault === undefined ? { found: read.month } : { fault, at };
};

/** What stands beyond the last column of the header. */
const tooWide = (reading: Reading, row: SheetRow): CellProblem[] => {
  const width = reading.located.headers.length;
  const at = row.cells.findIndex(({ kind }, place) => place >= width && kind !== 'empty');
  if (reading.narrow !== true || at < 0) return [];
  const message = `这一行有 ${row.cells.length} 列,表头只有 ${width} 列;数值或文字中的分隔符(如 1,234 的逗号)请去掉,或把这一格放在英文引号里`;
  return [problemAt(reading, row.row, at, cellOf(row, at).text, { code: 'row-too-wide', message, expected: `${width} 列` })];
};

const isBlank = (row: SheetRow, columns: readonly number[]): boolean => columns.every((at) => cellOf(row, at).kind === 'empty');

/** A row of a template or of a wide table in which no value was filled in (a month still to come, say): the rest of it claims nothing. */
const saysNothing = ({ located: { values }, blanksAllowed }: Reading, row: SheetRow): boolean =>
  (blanksAllowed || values.length > 1) && values.every(({ at }) => cellOf(row, at).kind === 'empty');

/** Merged cells leave their value in one row and nothing in the others: which rows it speaks for is nobody's guess. */
const mergedProblems = (reading: Reading, row: SheetRow, merges: readonly MergedRange[], columns: readonly number[]): CellProblem[] =>
  columns.flatMap((at) => {
    const range = merges.find(({ left, right }) => left <= at + 1 && at + 1 <= right);
    if (range === undefined) return [];
    const fault = { code: 'merged-cell', message: `合并单元格 ${rangeName(range)};请取消合并,并在每一行填写`, expected: '未合并的单元格' };
    return [problemAt(reading, row.row, at, cellOf(row, at).text, fault)];
  });

interface Sides {
  unit: Found<Unit>;
  figure: Found<Figure | undefined>;
  month: Found<string | undefined>;
}

const periodOf = (reading: Reading, column: ValueColumn, month: Sides['month']): string | Fault | undefined => {
  if ('fault' in month) return undefined;
  if (month.found !== undefined) return month.found;
  const period = `${reading.book.year}-${String(column.month).padStart(2, '0')}`;
  return monthFault(reading, period) ?? period;
};

/** A value cell; even where its row is no good, what is wrong in the cell itself is told. */
const valueAt = (reading: Reading, cell: SheetCell, column: ValueColumn, { unit, figure: named, month }: Sides): FigureValue | Fault | undefined => {
  const of = 'found' in unit ? unit.found : undefined;
  const figure = 'fault' in named ? undefined : (named.found ?? figureNamed(reading, column.figure ?? '', of));
  if (figure === undefined) return brokenCell(cell);
  if ('code' in figure) return figure;
  const period = periodOf(reading, column, month);
  if (typeof period === 'object') return period;
  const value = readValue(cell, figure, reading.conversions);
  if ('code' in value) return value;
  return of === undefined || period === undefined
    ? undefined
    : { unit: of.id, figure: figure.name, period, value: value.value, source: reading.book.source.name };
};

const valuesOf = (reading: Reading, row: SheetRow, sides: Sides): RowRead => {
  const { located, blanksAllowed } = reading;
  const read: RowRead = { values: [], problems: [], blank: 0 };
  for (const column of located.values) {
    const cell = cellOf(row, column.at);
    if (cell.kind === 'empty' && (blanksAllowed || located.values.length > 1)) {
      read.blank++;
      continue;
    }
    const found = cell.kind === 'empty' ? noValue : valueAt(reading, cell, column, sides);
    if (found === undefined) continue;
    if ('code' in found) read.problems.push(problemAt(reading, row.row, column.at, cell.text, found));
    else read.values.push({ value: found, row: row.row, column: column.at });
  }
  return read;
};

const noValue: Fault = { code: 'no-value', message: '没有填写数值', expected: '十进制数字;确实没有的,请删除这一行' };

/** Reads a row: its values, or every cell of it that cannot be taken. An empty row says nothing. */
export const readRow = (reading: Reading, row: SheetRow, merges: readonly MergedRange[]): RowRead => {
  const { columns } = reading.located;
  const merged = merges.length === 0 ? [] : mergedProblems(reading, row, merges, columns);
  if (merged.length > 0) return { values: [], problems: merged, blank: 0 };
  const wide = tooWide(reading, row);
  if (wide.length > 0) return { values: [], problems: wide, blank: 0 };
  if (isBlank(row, columns)) return { values: [], problems: [], blank: 0 };
  if (saysNothing(reading, row)) return { values: [], problems: [], blank: reading.located.values.length };
  const unit = unitOf(reading, row);
  const sides = { unit, month: monthOf(reading, row), figure: figureOf(reading, row, 'found' in unit ? unit.found : undefined) };
  const read = valuesOf(reading, row, sides);
  if ('found' in sides.unit && 'found' in sides.month && 'found' in sides.figure) return read;
  const faults = [sides.unit, sides.month, sides.figure].flatMap((part) =>
    'fault' in part ? [problemAt(reading, row.row, part.at, cellOf(row, part.at).text, part.fault)] : [],
  );
  return { ...read, problems: [...faults, ...read.problems] };
};
