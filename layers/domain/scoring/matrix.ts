import * as z from 'zod';
import { Decimal, exact, hundred, sum, toFixed } from '#domain/numbers/exact.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scorecard } from './scorecard.ts';

const Part = z.object({ unit: z.string(), name: z.string(), marks: Decimal, fullMarks: Decimal, percent: Decimal });

/** 目标 × 类别: what the units of a category reach of the full marks that a goal (or field) has with them, in %. */
export const MatrixCell = z.object({ name: z.string(), category: z.string(), percent: Decimal, units: z.array(Part) });
export const Matrix = z.object({
  categories: z.array(z.object({ code: z.string(), name: z.string(), count: z.int() })),
  goals: z.array(z.string()),
  fields: z.array(z.string()),
  byGoal: z.array(MatrixCell),
  byField: z.array(MatrixCell),
});
export type Matrix = z.infer<typeof Matrix>;

const percentOf = (parts: readonly { marks: string; fullMarks: string }[]): string => {
  const full = sum(parts.map(({ fullMarks }) => exact(fullMarks)));
  return full.equals(0)
    ? '0.00'
    : toFixed(
        sum(parts.map(({ marks }) => exact(marks)))
          .div(full)
          .mul(hundred),
        2,
      );
};

const cells = (cards: readonly Scorecard[], cut: 'byGoal' | 'byField', names: readonly string[], categories: readonly string[]): Matrix['byGoal'] =>
  names.flatMap((name) =>
    categories.flatMap((category) => {
      const units = cards
        .filter((card) => card.category === category)
        .flatMap((card) => {
          const part = card[cut].find((each) => each.name === name);
          if (part === undefined || exact(part.fullMarks).equals(0)) return [];
          return [{ unit: card.unit, name: card.name, marks: part.marks, fullMarks: part.fullMarks, percent: percentOf([part]) }];
        })
        .sort((a, b) => exact(a.percent).compare(exact(b.percent)) || (a.unit < b.unit ? -1 : 1));
      return units.length === 0 ? [] : [{ name, category, percent: percentOf(units), units }];
    }),
  );

const namesIn = (cards: readonly Scorecard[], cut: 'byGoal' | 'byField', known: readonly string[]): string[] => [
  ...new Set([...known, ...cards.flatMap((card) => card[cut].map(({ name }) => name))]),
];

/** Results by goal and by field in every category, the weakest unit of each first. */
export const matrixOf = (
  cards: readonly Scorecard[],
  { categories }: Pick<Plan, 'categories'>,
  { goals, fields }: { goals: readonly { name: string }[]; fields: readonly string[] },
): Matrix => {
  const present = categories.filter(({ code }) => cards.some(({ category }) => category === code));
  const codes = present.map(({ code }) => code);
  const [byGoal, byField] = [
    namesIn(
      cards,
      'byGoal',
      goals.map(({ name }) => name),
    ),
    namesIn(cards, 'byField', fields),
  ];
  const [goalCells, fieldCells] = [cells(cards, 'byGoal', byGoal, codes), cells(cards, 'byField', byField, codes)];
  return {
    categories: present.map(({ code, name }) => ({ code, name, count: cards.filter(({ category }) => category === code).length })),
    goals: byGoal.filter((name) => goalCells.some((cell) => cell.name === name)),
    fields: byField.filter((name) => fieldCells.some((cell) => cell.name === name)),
    byGoal: goalCells,
    byField: fieldCells,
  };
};
