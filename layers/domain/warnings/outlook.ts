import * as z from 'zod';
import { type Exact, exact, hundred, sum, toText } from '#domain/numbers/exact.ts';
import { noLastYear } from '#domain/reporting/known-values.ts';
import type { Figure } from '#domain/schemes/indicator.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { missesFor, yearEndOf } from './year-end.ts';

/** 年终展望 of an indicator that is a monthly amount: what the year comes to, and how it stands against the year before. */
export const Outlook = z.object({
  method: z.enum(['projected-by-mean', 'forecast']),
  value: z.string(),
  /** Of a forecast: the ends of its interval (80 %), and whether the months rise or fall beyond chance. */
  low: z.string().optional(),
  high: z.string().optional(),
  trend: z.enum(['rising', 'falling', 'none']).optional(),
  /** The whole interval misses the year's target. */
  misses: z.boolean(),
  /** 同比 in %: the months so far against the same months of last year; in a county's first year it says so. */
  yearOnYear: z.union([z.object({ percent: z.string() }), z.object({ none: z.literal(noLastYear) })]),
});
export type Outlook = z.infer<typeof Outlook>;

const before = (month: string): string => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`;
};

type Amounts = ReadonlyMap<string, Exact>;

/** What each month brought: a running total less the month before, except in January. */
const amountsOf = (values: readonly FigureValue[], { accumulation }: Pick<Figure, 'accumulation'>): Amounts => {
  const given = new Map(values.map(({ period, value }) => [period, exact(value)]));
  if (accumulation === 'in-period') return given;
  return new Map(
    [...given].flatMap(([month, value]): [string, Exact][] => {
      if (month.endsWith('-01')) return [[month, value]];
      const last = given.get(before(month));
      return last === undefined ? [] : [[month, value.sub(last)]];
    }),
  );
};

/** The unbroken run of months that ends with `through`, oldest first. */
const runTo = (through: string, amounts: Amounts): Exact[] => {
  const run: Exact[] = [];
  for (let month = through; ; month = before(month)) {
    const amount = amounts.get(month);
    if (amount === undefined) return run.reverse();
    run.push(amount);
  }
};

const yearOnYearOf = (through: string, amounts: Amounts): Outlook['yearOnYear'] => {
  const months = Array.from({ length: Number(through.slice(5)) }, (_, at) => String(at + 1).padStart(2, '0'));
  const of = (year: number): Exact | undefined => {
    const found = months.map((month) => amounts.get(`${year}-${month}`));
    return found.every((each) => each !== undefined) ? sum(found) : undefined;
  };
  const year = Number(through.slice(0, 4));
  const [now, last] = [of(year), of(year - 1)];
  return now === undefined || last === undefined || last.equals(0) ? { none: noLastYear } : { percent: toText(now.sub(last).div(last.abs()).mul(hundred)) };
};

interface Looking {
  figure: Pick<Figure, 'accumulation' | 'frequency'>;
  values: readonly FigureValue[];
  through: string;
  /** The year's target. */
  target: Exact | undefined;
  direction: 'higher' | 'lower' | 'interval';
}

/** Undefined for what does not add up month by month, and while a month of the year so far is missing. */
export const outlookOf = ({ figure, values, through, target, direction }: Looking): Outlook | undefined => {
  const addsUp = figure.accumulation === 'cumulative' || figure.accumulation === 'in-period';
  if (!addsUp || figure.frequency !== 'monthly') return undefined;
  const amounts = amountsOf(values, figure);
  const run = runTo(through, amounts);
  const month = Number(through.slice(5));
  if (run.length < month) return undefined;
  const end = yearEndOf(run, month, 12 - month);
  const interval = end.method === 'forecast' ? { low: toText(end.low), high: toText(end.high), trend: end.trend.direction } : {};
  const misses = target !== undefined && direction !== 'interval' && missesFor(end, target, direction);
  return { method: end.method, value: toText(end.value), ...interval, misses, yearOnYear: yearOnYearOf(through, amounts) };
};
