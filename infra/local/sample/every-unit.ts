import { leavesOf } from '#domain/schemes/figures-of.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { SampleFiles } from './read-files.ts';

/** The plan at the end of the year: with the units that join. */
export const wholePlan = ({ plan, joining }: Pick<SampleFiles, 'plan' | 'joining'>): Plan => ({
  ...plan,
  units: [...plan.units, ...joining.map(({ unit }) => unit)],
});

/** The scheme that a unit is assessed by. */
export const schemeOf = (plan: Plan, schemes: readonly Scheme[], unit: string): Scheme | undefined => {
  const category = plan.units.find(({ id }) => id === unit)?.category;
  const code = plan.categories.find((each) => each.code === category)?.scheme;
  return schemes.find((scheme) => scheme.code === code);
};

export const indicatorsOf = (plan: Plan, schemes: readonly Scheme[], unit: string): Set<string> => {
  const scheme = schemeOf(plan, schemes, unit);
  return new Set(scheme === undefined ? [] : leavesOf(scheme.root).map(({ code }) => code));
};
