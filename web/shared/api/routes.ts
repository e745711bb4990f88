import type * as z from 'zod';
import type { Method } from '#platform/http/route.ts';
import type { routes as access } from '../../../functions/access/api.ts';
import type { routes as commitments } from '../../../functions/commitments/api.ts';
import type { routes as cycles } from '../../../functions/cycles/api.ts';
import type { routes as ingestion } from '../../../functions/ingestion/api.ts';
import type { routes as ledger } from '../../../functions/ledger/api.ts';
import type { routes as projects } from '../../../functions/projects/api.ts';
import type { routes as reporting } from '../../../functions/reporting/api.ts';
import type { routes as results } from '../../../functions/results/api.ts';
import type { routes as schemes } from '../../../functions/schemes/api.ts';
import type { routes as scoring } from '../../../functions/scoring/api.ts';
import type { routes as targets } from '../../../functions/targets/api.ts';
import type { routes as tasks } from '../../../functions/tasks/api.ts';

type Each<T extends readonly unknown[]> = T[number];

/** Every line of every route table, as a type: nothing of the functions comes into a page. */
type ApiRoute =
  | Each<typeof access>
  | Each<typeof commitments>
  | Each<typeof cycles>
  | Each<typeof ingestion>
  | Each<typeof ledger>
  | Each<typeof projects>
  | Each<typeof reporting>
  | Each<typeof results>
  | Each<typeof schemes>
  | Each<typeof scoring>
  | Each<typeof targets>
  | Each<typeof tasks>;

export type PathOf<M extends Method> = Extract<ApiRoute, { method: M }>['path'];
type RouteOf<M extends Method, P extends string> = Extract<ApiRoute, { method: M; path: P }>;

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;

/** A part of a request: left out where the route has none, optional where all of it is. */
type Part<K extends string, T> = [T] extends [undefined] ? { [key in K]?: undefined } : Record<never, never> extends T ? { [key in K]?: T } : { [key in K]: T };

export type PartsOf<M extends Method, P extends string> = Part<'params', InputOf<RouteOf<M, P>['params']>> &
  Part<'query', InputOf<NonNullable<RouteOf<M, P>['query']>>> &
  Part<'body', InputOf<NonNullable<RouteOf<M, P>['body']>>>;

export type AnswerOf<M extends Method, P extends string> = z.output<RouteOf<M, P>['response']>;
