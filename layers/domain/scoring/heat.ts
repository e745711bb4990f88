import * as z from 'zod';
import { Decimal, exact, hundred, sum, toFixed, toText } from '#domain/numbers/exact.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import { ValueState } from './facts.ts';
import type { Mark, Scorecard } from './scorecard.ts';

/** 单位 × 指标: what each unit reaches of an indicator's full marks, in %, and where a category loses its marks. */
export const HeatCategory = z.object({
  code: z.string(),
  name: z.string(),
  /** In the order of the scheme; `lost` is the mean of the marks lost over the units it applies to. */
  indicators: z.array(z.object({ code: z.string(), name: z.string(), fullMarks: Decimal, lost: Decimal, units: z.int() })),
  units: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      /** One for each indicator, in their order; without `percent` it does not count for the unit. */
      cells: z.array(z.object({ percent: Decimal.optional(), marks: Decimal.optional(), state: ValueState.optional() })),
    }),
  ),
});
export type HeatCategory = z.infer<typeof HeatCategory>;

const cellOf = (mark: Mark | undefined): HeatCategory['units'][number]['cells'][number] => {
  if (mark === undefined) return {};
  const { awarded, fullMarks, state } = mark;
  if (awarded === undefined || exact(fullMarks).equals(0)) return { state };
  return { percent: toFixed(exact(awarded).div(exact(fullMarks)).mul(hundred), 1), marks: awarded, state };
};

const lostOn = (code: string, members: readonly Scorecard[]): { lost: string; units: number } => {
  const lost = members.flatMap(({ marks }) => {
    const mark = marks.find((each) => each.code === code);
    return mark?.awarded === undefined ? [] : [exact(mark.fullMarks).sub(exact(mark.awarded))];
  });
  return { lost: lost.length === 0 ? '0' : toText(exact(toFixed(sum(lost).div(lost.length), 2))), units: lost.length };
};

/** The heat table of every category. */
export const heatOf = (cards: readonly Scorecard[], { categories }: Pick<Plan, 'categories'>): HeatCategory[] =>
  categories.flatMap(({ code, name }) => {
    const members = cards.filter(({ category }) => category === code).sort((a, b) => (a.unit < b.unit ? -1 : 1));
    if (members.length === 0) return [];
    const leaves = [...new Map(members.flatMap(({ marks }) => marks.map((mark) => [mark.code, mark] as const))).values()];
    return [
      {
        code,
        name,
        indicators: leaves.map((leaf) => ({ code: leaf.code, name: leaf.name, fullMarks: leaf.fullMarks, ...lostOn(leaf.code, members) })),
        units: members.map((card) => ({
          unit: card.unit,
          name: card.name,
          cells: leaves.map((leaf) => cellOf(card.marks.find((mark) => mark.code === leaf.code))),
        })),
      },
    ];
  });
