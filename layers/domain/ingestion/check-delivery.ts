import * as z from 'zod';
import { problemsOf } from '#domain/problems/parse.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import { mostRowCharacters } from '#domain/reporting/batch.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';
import { FigureValue } from '#domain/scoring/facts.ts';
import type { Book } from './book.ts';
import { cellOf } from './reconcile.ts';
import { secretProblems } from './secrecy.ts';

/** A value as a source system sends it: the source is the sender and need not be said. */
export const DeliveredRow = z.strictObject(FigureValue.omit({ source: true }).shape);
export type DeliveredRow = z.infer<typeof DeliveredRow>;

const monthProblem = ({ year, thisMonth }: Book, { period }: DeliveredRow, path: string): Problem[] => {
  const expected = `${year - 2}-01 至 ${thisMonth}`;
  const known = period >= `${year - 2}-01` && period <= thisMonth && period <= `${year}-12`;
  return known ? [] : [problem(path, 'month-out-of-range', '月份不在可接收的范围内', { expected, got: period })];
};

/** Whose figures they are; absent where a county has no registry, and any source may deliver any figure. */
type Delivering = Pick<Book, 'delivered'> & { source: Pick<Book['source'], 'name'> };
type Roll = Pick<Book, 'unitsById' | 'figures' | 'asked'>;

/** The unit, the figure and the number of a row against what the year asks. */
export const figureProblem = (
  book: Roll & Partial<Delivering>,
  { unit: id, figure: name, value }: DeliveredRow,
  path: (field: string) => string,
): Problem[] => {
  const unit = book.unitsById.get(id);
  if (unit === undefined) return [problem(path('unit'), 'unknown-unit', `年度方案中没有单位 ${id}`, { expected: '年度方案中的单位编号', got: id })];
  const known = book.figures.get(name);
  if (known === undefined) return [problem(path('figure'), 'unknown-figure', `考评细则中没有数据项“${name}”`, { expected: '考评细则中的数据项', got: name })];
  const { source, delivered } = book;
  if (source !== undefined && delivered !== undefined && !delivered.includes(name))
    return [problem(path('figure'), 'figure-of-another-source', `数据项“${name}”不由“${source.name}”提供`, { expected: delivered.join('、'), got: name })];
  const asked = book.asked.get(unit.category)?.get(name);
  if (asked === undefined)
    return [problem(path('figure'), 'figure-not-asked', `不考核${unit.name}的“${name}”`, { expected: `${unit.name}的考评细则中的数据项`, got: name })];
  return outsideDomain(value, asked.domain)
    ? [problem(path('value'), 'outside-domain', `数据项“${name}”的数值超出取值范围`, { expected: domainText(asked.domain), got: value })]
    : [];
};

const rowProblems = (book: Book, row: unknown, at: number): Problem[] => {
  const secret = secretProblems(row, book.markings, 'rows', at);
  if (secret.length > 0) return secret;
  const result = DeliveredRow.safeParse(row);
  if (!result.success) return problemsOf(result.error, row, ['rows', at]);
  const length = JSON.stringify(row).length;
  if (length > mostRowCharacters)
    return [problem(join('rows', at), 'row-too-long', '内容过长', { expected: `不超过 ${mostRowCharacters} 个字符`, got: `${length} 个字符` })];
  return [...figureProblem(book, result.data, (field) => join('rows', at, field)), ...monthProblem(book, result.data, join('rows', at, 'period'))];
};

/** A row that speaks of a cell an earlier one speaks of: which of them counts is nobody's guess. */
export const repeatedRows = (rows: readonly DeliveredRow[]): Problem[] => {
  const first = new Map<string, number>();
  return rows.flatMap((row, at) => {
    const before = first.get(cellOf(row));
    if (before === undefined) first.set(cellOf(row), at);
    return before === undefined
      ? []
      : [problem(join('rows', at), 'value-repeated', `${row.unit}“${row.figure}”${row.period} 与第 ${before + 1} 行重复`, { got: row.value })];
  });
};

/** The values that a source may deliver, or every problem of its rows: whose, which figure, which month, which number; nothing is guessed. */
export const checkDelivery = (book: Book, rows: readonly unknown[]): { values: FigureValue[] } | { problems: Problem[] } => {
  const problems = rows.flatMap((row, at) => rowProblems(book, row, at));
  if (problems.length > 0) return { problems };
  const read = rows.map((row) => DeliveredRow.parse(row));
  const twice = repeatedRows(read);
  return twice.length > 0 ? { problems: twice } : { values: read.map((row) => ({ ...row, source: book.source.name })) };
};
