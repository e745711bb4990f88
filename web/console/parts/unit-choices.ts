import { useSession } from '../shell/session.tsx';
import { usePlan } from './papers.ts';

/** Units of the year that is looked at, to choose from. */
export const useUnitChoices = (): { value: string; label: string }[] => {
  const { units = [] } = usePlan(useSession().year) ?? {};
  return units.map(({ id, name }) => ({ value: id, label: `${name}(${id})` }));
};
