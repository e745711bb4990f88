import * as z from 'zod';
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { Receipt } from '#platform/table/audit.ts';
import { ProblemDocument } from './problem-document.ts';
import type { AnyRoute } from './route.ts';
import type { AnyPublicRoute } from './serve-public.ts';

export type OpenApi = ReturnType<typeof createDocument>;
type Responses = ZodOpenApiOperationObject['responses'];
type Asked = Partial<Record<'path' | 'query' | 'header', z.ZodObject | undefined>>;

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const problem = { description: 'Problem document (RFC 9457), `detail` in Chinese', content: { 'application/problem+json': { schema: ProblemDocument } } };

const IdempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .optional()
  .meta({ description: 'Repeating a request with the same key does nothing twice and gets the first receipt.' });
const IfMatch = z.string().meta({ description: '`ETag` of the record as the caller saw it, e.g. `"3"`.' });
const IfNoneMatch = z.string().optional().meta({ description: '`ETag` of an earlier answer: unless it has changed, 304 comes without a body.' });

const headersOf = ({ method, ifMatch }: AnyRoute): z.ZodObject =>
  z.object({
    ...(method === 'GET' ? {} : { 'Idempotency-Key': IdempotencyKey }),
    ...(method === 'GET' ? {} : { 'If-Match': ifMatch === 'required' ? IfMatch : IfMatch.optional() }),
  });

const named = ([, schema]: [string, z.ZodObject | undefined]): boolean => schema !== undefined && Object.keys(schema.shape).length > 0;

/** What every operation has. The method and the path make its name; parameters are only written where there are some. */
const operation = (method: string, path: string, asked: Asked, responses: Responses): ZodOpenApiOperationObject => ({
  operationId: `${method.toLowerCase()}${path.replaceAll(/[/{}-]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
  tags: [path.split('/')[1] ?? ''],
  requestParams: Object.fromEntries(Object.entries(asked).filter(named)),
  responses: { ...responses, default: problem },
});

const staffOperation = (route: AnyRoute): ZodOpenApiOperationObject => {
  const { method, path, summary, can, about, open, params, query, body, response } = route;
  return {
    ...operation(method, path, { path: params, query, header: headersOf(route) }, { 200: { description: 'Done', ...json(response) } }),
    summary: summary ?? `${can} ${about}`,
    'x-permission': `${can} ${about}`,
    security: open === true ? [] : [{ session: [] }, { bearer: [] }],
    ...(body === undefined ? {} : { requestBody: json(body) }),
  };
};

const publicOperation = ({ path, summary, params, query, response, immutable }: AnyPublicRoute): ZodOpenApiOperationObject => {
  const headers = z.object({ ETag: z.string(), 'Cache-Control': z.string() });
  const description = immutable === true ? 'The document; it never changes' : 'What is public at the moment; it may be a minute old';
  return {
    ...operation(
      'GET',
      path,
      { path: params, query, header: z.object({ 'If-None-Match': IfNoneMatch }) },
      {
        200: { description, headers, ...json(response) },
        304: { description: 'Not changed since', headers },
      },
    ),
    summary,
    security: [],
  };
};

const pathsOf = <R extends { path: string; method?: string }>(routes: readonly R[], describe: (route: R) => ZodOpenApiOperationObject) => {
  const paths: ZodOpenApiPathsObject = {};
  const methodOf = ({ method = 'GET' }: R): string => method.toLowerCase();
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : methodOf(a) < methodOf(b) ? -1 : 1))) {
    paths[route.path] = { ...paths[route.path], [methodOf(route)]: describe(route) };
  }
  return paths;
};

const documentOf = (document: Pick<ZodOpenApiObject, 'info' | 'servers' | 'paths' | 'components'>): OpenApi =>
  createDocument({ openapi: '3.1.0', ...document });

/** The staff API as OpenAPI 3.1, from the route tables of all areas. */
export const openApi = (routes: readonly AnyRoute[]): OpenApi =>
  documentOf({
    info: { title: 'Xianheng staff API', version: '1', description: 'Made from the route tables in functions/*/api.ts; do not edit.' },
    servers: [{ url: '/api', description: 'Under the address of the pages' }],
    paths: pathsOf(routes, staffOperation),
    components: {
      schemas: { Receipt, ProblemDocument },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-xianheng' }, bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });

/** Where nothing is asked with a body, what zod-openapi writes twice for the sake of defaults is meant as it is answered, and needs no other name. */
const asAnswered = ({ components, ...rest }: OpenApi): OpenApi => {
  const all = components?.schemas ?? {};
  const answered = (name: string) => `${name}Output` in all;
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => !answered(name)));
  const names = Object.keys(all).filter(answered);
  return JSON.parse(names.reduce((text, name) => text.replaceAll(`${name}Output"`, `${name}"`), JSON.stringify({ ...rest, components: { schemas } })));
};

/** The public API likewise. Every schema of `named` is described once and referred to by its name. */
export const publicOpenApi = (routes: readonly AnyPublicRoute[], named: Record<string, z.ZodType>): OpenApi =>
  asAnswered(
    documentOf({
      info: {
        title: 'Xianheng public API',
        version: '1',
        description:
          'What a county has made public: read-only, without signing in, the same answer for everybody. Made from the route table in functions/disclosure/public-api.ts; do not edit.',
      },
      servers: [{ url: '/open', description: 'Under the address of the pages' }],
      paths: pathsOf(routes, publicOperation),
      components: { schemas: { ProblemDocument, ...named } },
    }),
  );
