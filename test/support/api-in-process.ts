import { createServer, type IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { HttpHandler } from '#platform/http/serve.ts';
import { environmentFor } from '../../infra/local/cloud.ts';
import { areas, physicalName } from '../../infra/names.ts';
import type { TestCloud } from './cloud.ts';
import { variablesOf } from './lambda.ts';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const eventOf = async (request: IncomingMessage): Promise<APIGatewayProxyEvent> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const body = await bodyOf(request);
  const event = {
    httpMethod: request.method,
    path: pathname,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(searchParams),
    body: body === '' ? null : body,
    isBase64Encoded: false,
    requestContext: {},
  };
  return event as unknown as APIGatewayProxyEvent;
};

export interface Served {
  base: string;
  stop: () => Promise<void>;
}

/** Handlers behind an address of their own, as API Gateway calls them. */
export const served = async (handlerOf: (url: string) => HttpHandler | undefined): Promise<Served> => {
  const server = createServer(async (request, response) => {
    const handler = handlerOf(request.url ?? '');
    if (handler === undefined) return response.writeHead(404).end('{}');
    const { statusCode, headers, body } = await handler(await eventOf(request), {} as Context);
    return response.writeHead(statusCode, headers as Record<string, string>).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the API has no port');
  return { base: `http://127.0.0.1:${address.port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
};

/**
 * The API's own handlers in this process, on the deployed tables, streams and procedures: many people can act in the very same moment,
 * where each would cost the local cloud a process of 70 MB. Sets this process's environment to the functions'.
 */
export const apiInProcess = async ({ endpoint }: TestCloud): Promise<Served> => {
  const variables = await variablesOf(endpoint, physicalName('local', 'cycles/api'));
  // The emulator names its queues by `localhost`; the functions reach them by the endpoint they are given.
  const TICKS_QUEUE_URL = variables['TICKS_QUEUE_URL']?.replace(/^https?:\/\/[^/]+/, endpoint);
  Object.assign(process.env, environmentFor(endpoint), variables, { TICKS_QUEUE_URL, POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  const handlers = new Map<string, HttpHandler>();
  for (const area of areas) handlers.set(area, (await import(`../../functions/${area}/api.ts`)).handler);
  return served((url) => handlers.get(url.split(/[/?]/)[1] ?? ''));
};
