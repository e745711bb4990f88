import { usePlan } from './papers.ts';

/** Names of the units by the year's plan; the id where there is no plan yet. */
export const useUnitName = (cycle: string | undefined): ((unit: string) => string) => {
  const { units = [] } = usePlan(cycle) ?? {};
  return (unit) => units.find(({ id }) => id === unit)?.name ?? unit;
};
