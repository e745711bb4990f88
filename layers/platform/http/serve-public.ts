import { createHash } from 'node:crypto';
import middy from '@middy/core';
import headerNormalizer from '@middy/http-header-normalizer';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type * as z from 'zod';
import { anyone } from '#domain/access/caller.ts';
import { logger } from '#platform/observe/logger.ts';
import { ask } from './ask.ts';
import { noSuchRoute, problemAnswers, securityOfAnswers } from './every-answer.ts';
import type { HttpHandler } from './serve.ts';

type NoFields = z.ZodObject<Record<never, never>>;

/** A line of the public API: it reads, needs nobody to be anybody, and everybody gets the same answer. */
export interface PublicRoute<P extends z.ZodObject = z.ZodObject, Q extends z.ZodObject = z.ZodObject, R extends z.ZodType = z.ZodType> {
  path: `/${string}`;
  summary: string;
  params: P;
  query?: Q;
  response: R;
  answer: (asked: { params: z.output<P>; query: z.output<Q> }) => Promise<z.input<R>>;
}

export interface AnyPublicRoute extends Omit<PublicRoute, 'answer'> {
  /** The answer is a text that never changes; it goes out as it is. */
  immutable?: true;
  answer: { give(asked: { params: unknown; query: unknown }): Promise<unknown> }['give'];
}

export const publicRoute = <P extends z.ZodObject, Q extends z.ZodObject = NoFields, R extends z.ZodType = z.ZodType>(
  definition: PublicRoute<P, Q, R>,
): PublicRoute<P, Q, R> => definition;

interface PublicText<P extends z.ZodObject> extends Omit<PublicRoute<P, NoFields>, 'answer'> {
  answer: (asked: { params: z.output<P>; query: unknown }) => Promise<string>;
}

/** Likewise, where the answer is a text that was disclosed as it stands; `response` says what it reads as. */
export const publicText = <P extends z.ZodObject>(definition: PublicText<P>): PublicText<P> & { immutable: true } => ({ ...definition, immutable: true });

/** A notice may appear at any time: the cache in front asks again after a minute, a browser asks the cache each time whether it still holds. */
const forAMinute = 'public, max-age=0, s-maxage=60, must-revalidate';
const forEver = 'public, max-age=31536000, immutable';

const bodyOf = async (route: AnyPublicRoute, event: APIGatewayProxyEvent): Promise<string> => {
  const { params, query } = ask({ params: route.params, query: route.query, body: undefined }, event, anyone);
  const body = await route.answer({ params, query });
  return route.immutable === true ? String(body) : JSON.stringify(route.response.parse(body));
};

const bound =
  (route: AnyPublicRoute) =>
  async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const started = performance.now();
    event.resource = route.path;
    const body = await bodyOf(route, event);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
    const known = event.headers['if-none-match']?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) === true;
    const status = known ? 304 : 200;
    logger.info('HTTP_ANSWERED', { route: `GET ${route.path}`, status, milliseconds: Math.round(performance.now() - started) });
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': route.immutable === true ? forEver : forAMinute, ETag: etag };
    return { statusCode: status, headers, body: known ? '' : body };
  };

/** Binds the public routes to their Lambda: no session is looked for and no cookie set. */
export const servePublic = (routes: readonly AnyPublicRoute[]): HttpHandler => {
  const router = httpRouter({
    routes: routes.map((route) => ({ method: 'GET' as const, path: route.path, handler: bound(route) })),
    notFoundResponse: noSuchRoute,
  });
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>(router).use([securityOfAnswers, problemAnswers, headerNormalizer()]);
};
