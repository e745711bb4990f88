import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { Receipt } from '#platform/table/audit.ts';
import { ProblemDocument } from './problem-document.ts';
import type { AnyRoute } from './route.ts';

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const problem = { description: 'Problem document (RFC 9457), `detail` in Chinese', content: { 'application/problem+json': { schema: ProblemDocument } } };

const IdempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .optional()
  .meta({ description: 'Repeating a request with the same key does nothing twice and gets the first receipt.' });
const IfMatch = z.string().meta({ description: '`ETag` of the record as the caller saw it, e.g. `"3"`.' });

const headersOf = ({ method, ifMatch }: AnyRoute): z.ZodObject =>
  z.object({
    ...(method === 'GET' ? {} : { 'Idempotency-Key': IdempotencyKey }),
    ...(method === 'GET' ? {} : { 'If-Match': ifMatch === 'required' ? IfMatch : IfMatch.optional() }),
  });

const named = (schema: z.ZodObject | undefined): schema is z.ZodObject => schema !== undefined && Object.keys(schema.shape).length > 0;

const operation = (route: AnyRoute): ZodOpenApiOperationObject => {
  const { method, path, summary, can, about, open, params, query, body, response } = route;
  const header = headersOf(route);
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[/{}-]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    tags: [path.split('/')[1] ?? ''],
    summary: summary ?? `${can} ${about}`,
    'x-permission': `${can} ${about}`,
    security: open === true ? [] : [{ session: [] }, { bearer: [] }],
    requestParams: { ...(named(params) ? { path: params } : {}), ...(named(query) ? { query } : {}), ...(named(header) ? { header } : {}) },
    ...(body === undefined ? {} : { requestBody: json(body) }),
    responses: { 200: { description: 'Done', ...json(response) }, default: problem },
  };
};

/** The staff API as OpenAPI 3.1, from the route tables of all areas. */
export const openApi = (routes: readonly AnyRoute[]): ReturnType<typeof createDocument> => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Xianheng staff API', version: '1', description: 'Made from the route tables in functions/*/api.ts; do not edit.' },
    paths,
    components: {
      schemas: { Receipt, ProblemDocument },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-xianheng' }, bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
};
