import * as z from 'zod';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { dueMonths, everyMonths } from '#domain/scoring/accumulate.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { spanOf } from '#domain/scoring/unit-months.ts';
import { laterDay, monthAt } from './later-day.ts';
import type { Arrival, Source } from './source.ts';

/** A delivery that is expected: the data of some months, between two days. */
export interface Expected {
  /** Last month of the period. */
  through: string;
  months: string[];
  from: string;
  to: string;
}

/** The deliveries of a year's data. */
export const arrivalsOf = ({ every, monthsAfter, fromDay, toDay }: Arrival, year: number): Expected[] => {
  const length = everyMonths[every];
  return Array.from({ length: 12 / length }, (_, at) => {
    const last = (at + 1) * length - 1;
    const through = monthAt(year, last);
    const months = Array.from({ length }, (__, back) => monthAt(year, last - length + 1 + back));
    return { through, months, from: laterDay(through, monthsAfter, fromDay), to: laterDay(through, monthsAfter, toDay) };
  });
};

type Cell = Pick<FigureValue, 'unit' | 'figure' | 'period'>;
const keyOf = ({ unit, figure, period }: Cell): string => `${unit}|${figure}|${period}`;

/** What a source owes of some months: the figures that the schemes name it for, of every unit that has them then. Base data and what it lists itself is owed on no day. */
export const owedBy = ({ name }: Pick<Source, 'name'>, { plan, schemes }: { plan: Plan; schemes: readonly Scheme[] }, months: readonly string[]): Cell[] =>
  plan.units.flatMap((unit) => {
    const code = plan.categories.find((category) => category.code === unit.category)?.scheme;
    const figures = schemes.filter((scheme) => scheme.code === code).flatMap(figuresOf);
    return figures
      .filter(({ source, baseData }) => source === name && !baseData)
      .flatMap(({ name: figure, frequency }) =>
        dueMonths(frequency, spanOf(unit, `${plan.year}-12`))
          .filter((period) => months.includes(period))
          .map((period) => ({ unit: unit.id, figure, period })),
      );
  });

/** 数据到位灯. Grey: nothing is owed, or not yet; green: all is there; yellow: awaited, or something is missing after the day; red: nothing came by the day. */
export const Freshness = z.object({
  light: z.enum(['grey', 'green', 'yellow', 'red']),
  state: z.enum(['nothing-owed', 'not-due', 'complete', 'awaited', 'incomplete', 'absent']),
  /** Values owed, and how many of them have not been posted. */
  owed: z.int().min(0),
  missing: z.int().min(0),
});
export type Freshness = z.infer<typeof Freshness>;

const stateOf = (owed: number, missing: number, { from, to }: Expected, today: string): Freshness['state'] => {
  if (owed === 0) return 'nothing-owed';
  if (missing === 0) return 'complete';
  if (today < from) return 'not-due';
  if (today <= to) return 'awaited';
  return missing === owed ? 'absent' : 'incomplete';
};

const lights: Record<Freshness['state'], Freshness['light']> = {
  'nothing-owed': 'grey',
  'not-due': 'grey',
  complete: 'green',
  awaited: 'yellow',
  incomplete: 'yellow',
  absent: 'red',
};

/** How a delivery stands on a county day, by what was posted from the source. */
export const freshnessOf = (expected: Expected, owed: readonly Cell[], posted: ReadonlySet<string>, today: string): Freshness => {
  const missing = owed.filter((cell) => !posted.has(keyOf(cell))).length;
  const state = stateOf(owed.length, missing, expected, today);
  return { light: lights[state], state, owed: owed.length, missing };
};

/** What one source has posted, as `freshnessOf` looks it up. */
export const postedBy = ({ name }: Pick<Source, 'name'>, rows: readonly FigureValue[]): Set<string> =>
  new Set(rows.filter(({ source }) => source === name).map(keyOf));
