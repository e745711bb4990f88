import * as z from 'zod';
import { becauseText, readAmount } from '#domain/numbers/read-amount.ts';
import { type Problem, problem } from '#domain/problems/problem.ts';
import { Month } from '#domain/schemes/code.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import { domainText, outsideDomain } from '#domain/schemes/value-domain.ts';
import type { Cell } from './form.ts';
import { Explanation } from './submission.ts';

/** A value as a reporter types it. */
export const Entry = z.strictObject({
  figure: z.string().min(1),
  month: Month,
  /** Empty to take back what was reported before. */
  value: z.string(),
  note: z.string().max(500).optional(),
  /** 原因 and 改进措施, where the indicator is further from what was expected than the plan allows. */
  reason: Explanation.optional(),
  measures: Explanation.optional(),
  /** The `rev` the reporter saw; absent for a figure not reported before. */
  rev: z.int().positive().optional(),
});
export type Entry = z.infer<typeof Entry>;

/** The unit takes back what it said of the cell, which then waits for an answer again. */
export const takesBack = ({ value }: Pick<Entry, 'value'>): boolean => value.trim() === '';

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
