import type { Method } from '#platform/http/route.ts';
import { ApiProblem, problemOf, Unreachable } from './problem.ts';
import type { AnswerOf, PartsOf, PathOf } from './routes.ts';

export interface Reply<T> {
  body: T;
  /** The `rev` of the record, to be sent back as `ifMatch`. */
  rev: number | undefined;
}

interface Manner {
  /** The `rev` that the person decided on. */
  ifMatch?: number;
  /** Names the act: the same key again is the same act. Made for each call where it is left out. */
  key?: string;
  signal?: AbortSignal;
  /** A call that finds out whether there is a session: it does not wait for one. */
  anonymous?: boolean;
}

export type Asking<M extends Method, P extends string> = PartsOf<M, P> & Manner;
export type Arguments<M extends Method, P extends string> = Record<never, never> extends PartsOf<M, P> ? [asking?: Asking<M, P>] : [asking: Asking<M, P>];

/** The types are the route table's; what travels is looked at here alone. */
export interface Loose extends Manner {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

const addressOf = (path: string, { params = {}, query = {} }: Loose): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString();
  return `/api${filled}${search === '' ? '' : `?${search}`}`;
};

const requestOf = (method: Method, { body = {}, ifMatch, key = crypto.randomUUID(), signal }: Loose): RequestInit => {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': key });
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  return { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }), ...(signal === undefined ? {} : { signal }) };
};

/** Answers of something in between, or of a function that is too busy: the same act is asked for again under its key. */
const passing = new Set([429, 502, 503, 504]);
const attempts = 4;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const send = async (address: string, request: RequestInit): Promise<Response> => {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(address, request);
      if (!passing.has(response.status) || attempt === attempts) return response;
    } catch (error) {
      if (request.signal?.aborted) throw error;
      if (attempt === attempts || !navigator.onLine) throw new Unreachable('no answer', { cause: error });
    }
    await pause(250 * 2 ** attempt);
  }
};

let signInAgain: () => Promise<void> = () => Promise.reject(new Error('nobody signs in here'));
/** Who asks the person to sign in when a session has ended; the call that found it out goes on afterwards. */
export const whenSessionEnds = (ask: () => Promise<void>): void => {
  signInAgain = ask;
};

const answered = async (method: Method, path: string, asking: Loose): Promise<Response> => {
  const [address, request] = [addressOf(path, asking), requestOf(method, asking)];
  for (;;) {
    const response = await send(address, request);
    if (response.ok) return response;
    const problem = await problemOf(response);
    if (!(problem instanceof ApiProblem) || problem.status !== 401 || asking.anonymous === true) throw problem;
    await signInAgain();
  }
};

/** The call behind the types: what `call`, `read` and `useAct` share. */
export const ask = async (method: Method, path: string, asking: Loose): Promise<Reply<unknown>> => {
  const response = await answered(method, path, asking);
  const etag = response.headers.get('etag');
  return { body: await response.json(), rev: etag === null ? undefined : Number(etag.replaceAll(/\D/g, '')) };
};

/** Asks the API: `call('GET', '/tasks/{cycle}', { params: { cycle } })`. Method, path, parts and answer are typed by the route table. */
export const call = <M extends Method, P extends PathOf<M>>(method: M, path: P, ...[asking]: Arguments<M, P>) =>
  ask(method, path, (asking ?? {}) as Loose) as Promise<Reply<AnswerOf<M, P>>>;
