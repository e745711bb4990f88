import * as z from 'zod';
import { toText } from '#domain/numbers/exact.ts';
import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import { factsOf, measure } from '#domain/scoring/measure.ts';
import { expectedValue } from './expected-value.ts';
import { lightOf, progressRatio } from './lights.ts';

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

/** Lights of every indicator that has a target, for all units of the dossier, by unit and indicator. */
export const lightsOf = (dossier: Dossier): IndicatorLight[] => {
  const facts = factsOf(dossier);
  return dossier.plan.categories.flatMap((category) => {
    const scheme = dossier.schemes.find(({ code }) => code === category.scheme);
    if (scheme === undefined) return [];
    const units = dossier.plan.units.filter((unit) => unit.category === category.code && (unit.since === undefined || unit.since <= dossier.through));
    return units.flatMap((unit) =>
      leavesOf(scheme.root).flatMap((leaf): IndicatorLight[] => {
        const target = facts.targets.get(`${unit.id}|${leaf.code}`);
        if (target?.target === undefined) return [];
        const { value } = measure(scheme, leaf, unit, facts);
        const expected = expectedValue(leaf, target, dossier.through);
        const ratio = progressRatio(value, expected, leaf.direction);
        return [
          {
            unit: unit.id,
            indicator: leaf.code,
            name: leaf.name,
            light: lightOf(ratio, dossier.policy.lights),
            value: value === undefined ? undefined : toText(value),
            expected: expected === undefined ? undefined : toText(expected),
            ratio: ratio === undefined ? undefined : toText(ratio),
            unitOfMeasure: leaf.unitOfMeasure ?? '',
          },
        ];
      }),
    );
  });
};
