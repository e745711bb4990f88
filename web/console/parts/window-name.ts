import { useQuery } from '@tanstack/react-query';
import { read } from '../../shared/api/queries.ts';

/** Names of the year's reporting windows; the code until they are read. */
export const useWindowName = (cycle: string): ((window: string) => string) => {
  const windows = useQuery(read('/cycles/{cycle}', { params: { cycle } })).data?.body.windows ?? [];
  return (code) => windows.find(({ window }) => window === code)?.name ?? code;
};
