import { useMutation } from '@tanstack/react-query';
import type { Method } from '#platform/http/route.ts';
import { type Asking, ask, type Loose, type Reply } from '../../shared/api/call.ts';
import type { AnswerOf, PathOf } from '../../shared/api/routes.ts';

/** An act on a record: `mutate({ params, body })`. Afterwards everything that was read is asked again, because one act moves tasks, states and numbers. */
export const useAct = <M extends Method, P extends PathOf<M>>(method: M, path: P) =>
  useMutation({ mutationFn: (asking: Asking<M, P>) => ask(method, path, asking as Loose) as Promise<Reply<AnswerOf<M, P>>> });
