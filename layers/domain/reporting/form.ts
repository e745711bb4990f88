import * as z from 'zod';
import { becauseText, readAmount } from '#domain/numbers/read-amount.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { Month } from '#domain/schemes/code.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';

/** Source of the figures a unit reports itself; all others come from their source in batches. */
export const selfReported = '自报';

const everyMonths: Record<Figure['frequency'], number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

const next = (month: string): string => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
};

const monthsOf = (from: string, to: string): string[] => {
  const months: string[] = [];
  for (let month = from; month <= to; month = next(month)) months.push(month);
  return months;
};

/** The cell of a form: a figure and a month the unit is asked for. */
export interface Cell {
  figure: Figure;
  month: string;
}

interface Span {
  from: string;
  to: string;
  /** First month of a unit that joined in mid-year. */
  since?: string | undefined;
  /** Last month of a unit that ends in the year. */
  until?: string | undefined;
}

/**
 * What a unit is asked in a window: its self-reported figures, in the months of their frequency; base data is not asked.
 * A unit that ends gives every figure for its last month, whatever the frequency.
 */
export const cellsOf = (scheme: Scheme, { from, to, since, until }: Span): Cell[] => {
  const months = monthsOf(since !== undefined && since > from ? since : from, until !== undefined && until < to ? until : to);
  const isDue = (month: string, frequency: Figure['frequency']): boolean => month === until || Number(month.slice(5)) % everyMonths[frequency] === 0;
  return figuresOf(scheme)
    .filter(({ source, baseData }) => source === selfReported && !baseData)
    .flatMap((figure) => months.filter((month) => isDue(month, figure.frequency)).map((month) => ({ figure, month })));
};

/** A value as a reporter types it. */
export const Entry = z.strictObject({
  figure: z.string().min(1),
  month: Month,
  value: z.string(),
  note: z.string().max(500).optional(),
  /** The `rev` the reporter saw; absent for a figure not reported before. */
  rev: z.int().positive().optional(),
});
export type Entry = z.infer<typeof Entry>;

/** Entries of a request that speak of a cell an earlier one speaks of: which of them counts is nobody's guess. */
export const repeatedEntries = (entries: readonly Entry[]): Set<number> => {
  const seen = new Set<string>();
  return new Set(
    entries.flatMap(({ figure, month }, at) => {
      const cell = `${figure}|${month}`;
      if (seen.has(cell)) return [at];
      seen.add(cell);
      return [];
    }),
  );
};

export const repeatedEntry = ({ figure, month, value }: Entry, path: string): Problem =>
  problem(path, 'repeated-entry', `数据项“${figure}”(${month})在同一次保存中出现了两次,只保存第一次的数值`, { got: value });

const notPlain = (cell: Figure, { figure: name, month, value }: Entry, path: string): Problem | undefined => {
  const amount = readAmount(value, cell.unitOfMeasure);
  if (amount.kind === 'plain') return undefined;
  const details = { expected: '十进制数字,如 95.10', got: value };
  const message = `数据项“${name}”(${month})应填写数字(单位:${cell.unitOfMeasure})`;
  if (amount.kind === 'unreadable' || outsideDomain(amount.value, cell.domain)) return problem(`${path}.value`, 'not-a-number', message, details);
  const { value: offered, because } = amount;
  return problem(`${path}.value`, 'number-to-confirm', `${message};所填“${value}”含${becauseText(because)},是否为 ${offered}?请确认后保存`, {
    ...details,
    offer: { value: offered },
  });
};

/**
 * What is wrong with an entry, or undefined: unknown figure or month, not a plain number, outside the figure's domain. Nothing is converted silently:
 * what can be read otherwise is offered, for the reporter to confirm.
 */
export const problemOf = (entry: Entry, cells: readonly Cell[], path: string): Problem | undefined => {
  const { figure: name, month, value } = entry;
  const figure = cells.find((cell) => cell.figure.name === name)?.figure;
  if (figure === undefined) return problem(`${path}.figure`, 'unknown-figure', `本填报期没有数据项“${name}”`, { got: name });
  if (!cells.some((cell) => cell.figure.name === name && cell.month === month)) {
    const months = cells.filter((cell) => cell.figure.name === name).map((cell) => cell.month);
    return problem(`${path}.month`, 'unknown-month', `数据项“${name}”在本填报期不填 ${month}`, { expected: months.join('、'), got: month });
  }
  const unread = notPlain(figure, entry, path);
  if (unread !== undefined) return unread;
  if (!outsideDomain(value, figure.domain)) return undefined;
  return problem(`${path}.value`, 'outside-domain', `数据项“${name}”(${month})的数值超出取值范围`, { expected: domainText(figure.domain), got: value });
};

interface Reported {
  figure: string;
  month: string;
}

/** A report answers every cell of its form, and speaks of no other; otherwise all problems are named. */
export const mustBeAnswered = (cells: readonly Cell[], reported: readonly Reported[], missing: readonly Reported[]): void => {
  const silent = silentCells(cells, reported, missing);
  const stray = strayCells(cells, missing);
  if (stray.length > 0) throw new InvalidInput('缺报说明中有本填报期不填的数据项', [...stray, ...silent]);
  if (silent.length > 0) throw new InvalidInput(`还有 ${silent.length} 个数据项没有填报`, silent);
};

/** What is declared missing without being asked for. */
const strayCells = (cells: readonly Cell[], missing: readonly Reported[]): Problem[] =>
  missing.flatMap(({ figure, month }, at) =>
    cells.some((cell) => cell.figure.name === figure && cell.month === month)
      ? []
      : [problem(`missing[${at}]`, 'not-asked', `本填报期不填数据项“${figure}”(${month})`, { got: `${figure} ${month}` })],
  );

/** Cells that are neither reported nor declared missing with a reason: silence is not an answer. */
export const silentCells = (cells: readonly Cell[], reported: readonly Reported[], missing: readonly Reported[]): Problem[] => {
  const answered = new Set([...reported, ...missing].map(({ figure, month }) => `${figure}|${month}`));
  return cells
    .filter(({ figure, month }) => !answered.has(`${figure.name}|${month}`))
    .map(({ figure, month }) =>
      problem(`figures.${figure.name}.${month}`, 'not-reported', `数据项“${figure.name}”(${month})尚未填报;确实无法提供的,请在“缺报说明”中写明原因`, {
        expected: figure.unitOfMeasure,
      }),
    );
};
