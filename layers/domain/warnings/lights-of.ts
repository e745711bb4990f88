import * as z from 'zod';
import { type Exact, toText } from '#domain/numbers/exact.ts';
import type { Policy } from '#domain/schemes/policy.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import { factsOf } from '#domain/scoring/facts-of.ts';
import { lineUpsOf } from '#domain/scoring/line-up.ts';
import { type Measured, measure } from '#domain/scoring/measure.ts';
import { type Light, lightOf, progressRatio } from './lights.ts';

/** The light of an indicator of a unit at the end of a window, with its numbers; reasons are stated in numbers, the sentence is made where it is read. */
export const IndicatorLight = z.object({
  unit: z.string(),
  indicator: z.string(),
  name: z.string(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  value: z.string().optional(),
  expected: z.string().optional(),
  ratio: z.string().optional(),
  unitOfMeasure: z.string(),
});
export type IndicatorLight = z.infer<typeof IndicatorLight>;

const text = (value: Exact | undefined): string | undefined => (value === undefined ? undefined : toText(value));

/** Silence is never rewarded: a value that is due and not reported is red, not grey. */
const colour = ({ state, expected }: Measured, ratio: Exact | undefined, limits: Policy['lights']): Light =>
  state === 'unreported' && expected !== undefined && !expected.equals(0) ? 'red' : lightOf(ratio, limits);

const lightOfLeaf = (measured: Measured, limits: Policy['lights']): IndicatorLight => {
  const { indicator, unit, value, expected } = measured;
  const ratio = progressRatio(value, expected, indicator.direction);
  return {
    unit,
    indicator: indicator.code,
    name: indicator.name,
    light: colour(measured, ratio, limits),
    value: text(value),
    expected: text(expected),
    ratio: text(ratio),
    unitOfMeasure: indicator.unitOfMeasure ?? '',
  };
};

/** Lights of every indicator that has a target, for all units of the dossier, by category, unit and indicator. */
export const lightsOf = (dossier: Dossier): IndicatorLight[] => {
  const facts = factsOf(dossier);
  return lineUpsOf(dossier).flatMap(({ sheet, units }) =>
    units.flatMap((unit) =>
      sheet.leaves
        .map((leaf) => measure(sheet, leaf, unit, facts))
        .filter(({ target }) => target !== undefined)
        .map((measured) => lightOfLeaf(measured, dossier.policy.lights)),
    ),
  );
};
