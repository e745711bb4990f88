import { queryOptions } from '@tanstack/react-query';
import { type Arguments, ask, type Loose, type Reply } from './call.ts';
import type { AnswerOf, PathOf } from './routes.ts';

/** A read for `useQuery`: its key is the address, so whoever asks the same shares the answer. */
export const read = <P extends PathOf<'GET'>>(path: P, ...[asking]: Arguments<'GET', P>) =>
  queryOptions({
    queryKey: [path, asking ?? {}] as const,
    queryFn: ({ signal }) => ask('GET', path, { ...(asking as Loose | undefined), signal }) as Promise<Reply<AnswerOf<'GET', P>>>,
  });
