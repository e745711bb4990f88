import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure, Loading } from './states.tsx';

interface Props<T> {
  query: UseQueryResult<T>;
  /** The whole page, with its heading, comes from the answer. */
  page?: boolean;
  children: (answer: T) => ReactNode;
}

/** Shows what a query gave; until then that it is loading, or what went wrong. An answer that is there stays while it is asked again. */
export const Asked = <T,>({ query, page = false, children }: Props<T>) => {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <Failure error={query.error} page={page} retry={() => void query.refetch()} /> : <Loading />;
};
