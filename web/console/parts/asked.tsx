import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure, Loading } from './states.tsx';

/** Shows what a query gave; until then that it is loading, or what went wrong. An answer that is there stays while it is asked again. */
export const Asked = <T,>({ query, children }: { query: UseQueryResult<T>; children: (answer: T) => ReactNode }) => {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Loading />;
};
