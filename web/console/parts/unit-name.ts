import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#domain/schemes/plan.ts';
import { read } from '../../shared/api/queries.ts';

/** Names of the units by the year's plan; the id where there is no plan yet. */
export const useUnitName = (cycle: string): ((unit: string) => string) => {
  const plan = useQuery({ ...read('/schemes/{cycle}/plan', { params: { cycle } }), staleTime: 600_000 });
  const { units = [] } = (plan.data?.body.document ?? {}) as Partial<Pick<Plan, 'units'>>;
  return (unit) => units.find(({ id }) => id === unit)?.name ?? unit;
};
