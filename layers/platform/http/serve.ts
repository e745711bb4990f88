import { randomUUID } from 'node:crypto';
import middy, { type Request } from '@middy/core';
import headerNormalizer from '@middy/http-header-normalizer';
import jsonBodyParser from '@middy/http-json-body-parser';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import * as z from 'zod';
import { problem } from '#domain/problems/problem.ts';
import { tokenIn } from '#platform/identity/cookie.ts';
import { callerOf } from '#platform/identity/sessions.ts';
import { consoleOrigin } from '#platform/identity/settings.ts';
import { isSourceToken, sourceCallerOf } from '#platform/identity/source-tokens.ts';
import { logger } from '#platform/observe/logger.ts';
import { doneBefore } from '#platform/table/audit.ts';
import { brokenJson } from './broken-json.ts';
import { noSuchRoute, notKept, problemAnswers, securityOfAnswers } from './every-answer.ts';
import { type Doors, perform } from './perform.ts';
import { Refusal } from './refusal.ts';
import type { AnyRoute } from './route.ts';

export type HttpHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const doors: Doors = {
  callerOf: async (headers) => {
    const token = tokenIn(headers);
    if (token === undefined) return undefined;
    return isSourceToken(token) ? sourceCallerOf(token) : callerOf(token);
  },
  doneBefore,
  allowedOrigins: consoleOrigin === '' ? [] : [consoleOrigin],
  random: randomUUID,
};

const bodyText = ({ body, isBase64Encoded }: APIGatewayProxyEvent): string =>
  isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '');

const ParserError = z.object({ statusCode: z.int(), message: z.string(), cause: z.object({ message: z.string().optional() }).optional() });
const statusCodeOf = (error: unknown): number | undefined => ParserError.safeParse(error).data?.statusCode;
/** What JSON.parse said, or the parser itself when it refused a key such as `__proto__`. */
const messageOf = (error: unknown): string => {
  const { data } = ParserError.safeParse(error);
  return data?.cause?.message ?? data?.message ?? '';
};

/** 4 MiB: a function is called with 6 MB at most, and JSON inside JSON grows by its quotes. */
const mostBytes = 4 * 1024 * 1024;
const mustFit = (text: string): void => {
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostBytes) return;
  throw new Refusal(413, 'body-too-large', '请求正文过大,请分批提交', [
    problem('body', 'body-too-large', '请求正文过大', { expected: `不超过 ${mostBytes} 字节`, got: `${bytes} 字节` }),
  ]);
};

/** JSON only; what middy says of a body that is none, said in Chinese. */
const jsonOnly = () => {
  const parser = jsonBodyParser();
  return {
    before: (request: Request<APIGatewayProxyEvent>) => {
      const text = bodyText(request.event);
      mustFit(text);
      try {
        return parser.before?.(request as never);
      } catch (error) {
        const got = request.event.headers['content-type'] ?? '(空)';
        if (statusCodeOf(error) === 415) throw new Refusal(415, 'json-only', `请求正文应为 application/json,收到的是 ${got}`);
        throw brokenJson(text, messageOf(error));
      }
    },
  };
};

const bound = (route: AnyRoute, world: Doors) => {
  const answered = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const started = performance.now();
    const { who, act, answer } = await perform(route, event, world);
    const { status = 200, body, rev, headers: own = {}, cookies } = answer;
    const milliseconds = Math.round(performance.now() - started);
    logger.info('HTTP_ANSWERED', { route: `${route.method} ${route.path}`, status, county: who.county, person: who.person, act: act?.id, milliseconds });
    const etag: Record<string, string> = rev === undefined ? {} : { ETag: `"${rev}"` };
    return {
      statusCode: status,
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...notKept, ...etag, ...own },
      ...(cookies === undefined ? {} : { multiValueHeaders: { 'Set-Cookie': [...cookies] } }),
      body: JSON.stringify(body),
    };
  };
  const chain = middy<APIGatewayProxyEvent, APIGatewayProxyResult>(answered);
  if (route.body !== undefined) chain.use(jsonOnly());
  return (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    event.resource = route.path; // the table's path template, for the log of a failure too
    return chain(event, context);
  };
};

/** Binds an area's route table to its Lambda. */
export const serve = (routes: readonly AnyRoute[], world: Doors = doors): HttpHandler => {
  const router = httpRouter({
    routes: routes.map((route) => ({ method: route.method, path: route.path, handler: bound(route, world) })),
    notFoundResponse: noSuchRoute,
  });
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>(router).use([securityOfAnswers, problemAnswers, headerNormalizer()]);
};
