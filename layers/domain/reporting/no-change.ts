import { type Problem, problem } from '#domain/problems/problem.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Entry } from './entry.ts';
import { type Cell, selfReported } from './form.ts';
import { carries, knownOf, lastValue } from './known-values.ts';
import { type ReportedFigure, stands } from './submission.ts';

/** Cells of which the unit says that nothing has changed; none named: every cell that still waits for an answer and can be carried forward. */
export interface Unchanged {
  unit: string;
  cells: readonly Cell[];
  known: readonly FigureValue[];
  reported: readonly ReportedFigure[];
  named?: readonly { figure: string; month: string }[] | undefined;
}

const isOf =
  ({ figure, month }: Cell) =>
  (each: { figure: string; month: string }): boolean =>
    each.figure === figure.name && each.month === month;

/** A cell that cannot be said to be unchanged. */
export interface NotCarried {
  figure: string;
  month: string;
  problem: Problem;
}

const cannotCarry = ({ figure: { name: figure, accumulation, unitOfMeasure }, month }: Cell, path: string): NotCarried => ({
  figure,
  month,
  problem: carries({ accumulation })
    ? problem(path, 'nothing-to-carry', `数据项“${figure}”(${month})之前没有可沿用的数值,请填写本期数`, { expected: unitOfMeasure })
    : problem(path, 'not-carried', `数据项“${figure}”(${month})是本期发生数,不能沿用上期;没有发生的请填 0`, { expected: unitOfMeasure }),
});

const notAsked = ({ figure, month }: { figure: string; month: string }, path: string): NotCarried => ({
  figure,
  month,
  problem: problem(path, 'not-asked', `本填报期不填数据项“${figure}”(${month})`, { got: `${figure} ${month}` }),
});

const byMonth = (a: Cell, b: Cell): number => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0);

export type UnchangedEntry = Entry & { unchanged: true };

/** 无变化 as entries with the values that are carried forward, month by month, so that each month goes on from the one before; and what cannot be carried. */
export const unchangedEntries = ({ unit, cells, known, reported, named }: Unchanged): { entries: UnchangedEntry[]; refused: NotCarried[] } => {
  let values = [...known];
  const entries: UnchangedEntry[] = [];
  const refused = (named ?? []).flatMap((each, at) => (cells.some((cell) => isOf(cell)(each)) ? [] : [notAsked(each, `cells[${at}]`)]));
  const place = (cell: Cell): number => named?.findIndex(isOf(cell)) ?? -1;
  const waits = (cell: Cell): boolean => carries(cell.figure) && !reported.some((each) => stands(each) && isOf(cell)(each));
  for (const cell of [...cells].sort(byMonth).filter((each) => (named === undefined ? waits(each) : place(each) >= 0))) {
    const { figure, month } = cell;
    const last = carries(figure) ? lastValue(cell, knownOf(values)) : undefined;
    if (last === undefined) {
      if (named !== undefined) refused.push(cannotCarry(cell, `cells[${place(cell)}]`));
      continue;
    }
    const rev = reported.find(isOf(cell))?.rev;
    entries.push({ figure: figure.name, month, value: last.value, unchanged: true, ...(rev === undefined ? {} : { rev }) });
    const own = { unit, figure: figure.name, period: month, value: last.value, source: selfReported };
    values = [...values.filter((each) => each.figure !== own.figure || each.period !== month || each.source !== selfReported), own];
  }
  return { entries, refused };
};
