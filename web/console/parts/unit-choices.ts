import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#domain/schemes/plan.ts';
import { read } from '../../shared/api/queries.ts';
import { useSession } from '../shell/session.tsx';

/** Units of the year that is looked at, to choose from. */
export const useUnitChoices = (): { value: string; label: string }[] => {
  const { year } = useSession();
  const plan = useQuery({ ...read('/schemes/{cycle}/plan', { params: { cycle: year ?? '' } }), staleTime: 600_000, enabled: year !== undefined });
  const { units = [] } = (plan.data?.body.document ?? {}) as Partial<Pick<Plan, 'units'>>;
  return units.map(({ id, name }) => ({ value: id, label: `${name}(${id})` }));
};
