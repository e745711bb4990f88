import type { Figure } from '#domain/schemes/indicator.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { type Cell, selfReported } from './form.ts';

/** What is known of a unit's figures besides the cell that is asked: reported and accepted before, typed into the same form, posted by sources, of years before. */
export type Known = ReadonlyMap<string, readonly FigureValue[]>;

export const knownOf = (values: readonly FigureValue[]): Known => Map.groupBy(values, ({ figure }) => figure);

/** Shown where nothing is known of the year before: never an empty place, which could be read as zero. */
export const noLastYear = '首年无上年数';

/** A value with the month it speaks of. */
export interface Dated {
  value: string;
  month: string;
}

const dated = ({ value, period }: FigureValue): Dated => ({ value, month: period });

/** Of several values of a month the unit's own, else the first: they are given in the order in which their sources are believed. */
export const preferred = (values: readonly FigureValue[]): FigureValue | undefined => values.find(({ source }) => source === selfReported) ?? values[0];

const valuesOf = (known: Known, name: string): readonly FigureValue[] => known.get(name) ?? [];

/**
 * 上期数: the newest value before the month. A running total starts anew in January, and so does whatever is counted by the period; only a stock goes on
 * from the year before.
 */
export const lastValue = ({ figure, month }: Cell, known: Known): Dated | undefined => {
  const from = figure.accumulation === 'point-in-time' ? '' : month.slice(0, 4);
  const before = valuesOf(known, figure.name).filter(({ period }) => period < month && period >= from);
  const newest = before.reduce((latest, { period }) => (period > latest ? period : latest), '');
  const found = preferred(before.filter(({ period }) => period === newest));
  return found === undefined ? undefined : dated(found);
};

/** Whether a value stands until it changes (a running total, a stock). What a period brought (an amount, a mean) has to be said anew for each. */
export const carries = ({ accumulation }: Pick<Figure, 'accumulation'>): boolean => accumulation === 'cumulative' || accumulation === 'point-in-time';

/** 上年同期数, or else the last year's December, which stands for the whole year; the month says which. */
export const lastYearValue = ({ figure, month }: Cell, known: Known): Dated | undefined => {
  const year = String(Number(month.slice(0, 4)) - 1);
  const of = (period: string) => preferred(valuesOf(known, figure.name).filter((value) => value.period === period));
  const found = of(`${year}${month.slice(4)}`) ?? of(`${year}-12`);
  return found === undefined ? undefined : dated(found);
};

/** What other sources say of the same figure and month. */
export const othersSay = ({ figure, month }: Cell, known: Known): { source: string; value: string }[] =>
  valuesOf(known, figure.name)
    .filter(({ period, source }) => period === month && source !== selfReported)
    .map(({ source, value }) => ({ source, value }));
