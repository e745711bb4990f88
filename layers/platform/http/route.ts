import type * as z from 'zod';
import type { Action, Facts, SubjectType } from '#domain/access/abilities.ts';
import type { Caller } from '#domain/access/caller.ts';
import type { Act } from '#platform/table/audit.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who is at the other end of the line, as far as the request says so. */
export interface Client {
  /** Header names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** As the gateway saw it: what stands in headers can be made up. */
  address: string;
}

/** A request whose parts have passed their schemas, before its subject is loaded. */
export interface Asked<P = unknown, Q = unknown, B = unknown> {
  params: P;
  query: Q;
  body: B;
  who: Caller;
  client: Client;
}

export interface Call<P = unknown, Q = unknown, B = unknown, S = unknown> extends Asked<P, Q, B> {
  /** What `on` loaded, already permitted. */
  subject: S;
  act: Act;
  /** The `rev` the caller has seen (`If-Match: "3"`), already compared with the subject's. */
  ifMatch?: number;
}

export interface Answer<T = unknown> {
  /** 200 when absent. */
  status?: number;
  body: T;
  /** Goes out as `ETag: "n"`. */
  rev?: number;
  headers?: Record<string, string>;
  /** Each goes out as a `Set-Cookie` of its own. */
  cookies?: readonly string[];
}

/** What `on` gives back: the facts that decide, and the records for the handler. */
export interface Loaded extends Facts {
  /** `rev` of the record that the route changes; what the caller says it has seen (`If-Match`) must be this. */
  rev?: number | undefined;
  [record: string]: unknown;
}

type NoFields = z.ZodObject<Record<never, never>>;

/** One line of an area's route table. It drives the router, validation both ways, OpenAPI and the role × route test. */
export interface Route<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  S extends Loaded = Loaded,
  M extends Method = Method,
  T extends `/${string}` = `/${string}`,
> {
  method: M;
  /** Starts with the area: `/reporting/{cycle}/{window}/{unit}/sign`. */
  path: T;
  /** One English sentence for OpenAPI. */
  summary?: string;
  can: Action;
  /** Subject type of the permission. */
  about: SubjectType;
  /** Loads the subject: its facts (unit, assigneeKey, sent) decide, its records go on to the handler. `none` is written out where no record decides. */
  on: 'none' | ((asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<S>);
  /** Needs no session. Listed by a test. */
  open?: true;
  params: P;
  query?: Q;
  body?: B;
  response: R;
  /** 428 without If-Match. */
  ifMatch?: 'required';
  handler: (call: Call<z.output<P>, z.output<Q>, z.output<B>, S>) => Promise<Answer<z.input<R>>>;
}

/** A route whose schemas are no longer known to the compiler; `serve` parses with them before it calls. */
export interface AnyRoute extends Pick<Route, 'method' | 'path' | 'summary' | 'can' | 'about' | 'open' | 'params' | 'query' | 'body' | 'response' | 'ifMatch'> {
  on: 'none' | { load(asked: Asked): Promise<Loaded> }['load'];
  handler: { handle(call: Call): Promise<Answer> }['handle'];
}

/** Writes a line of the table; the types of `on` and `handler` follow from the schemas. Method and path keep their very words: the pages' calls are typed by them. */
export const route = <
  const M extends Method,
  const T extends `/${string}`,
  P extends z.ZodObject,
  Q extends z.ZodObject = NoFields,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
  S extends Loaded = Loaded,
>(
  definition: Route<P, Q, B, R, S, M, T>,
): Route<P, Q, B, R, S, M, T> => definition;
