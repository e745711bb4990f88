import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { Caller } from '#domain/access/caller.ts';
import type { Doors } from '#platform/http/perform.ts';
import type { HttpHandler } from '#platform/http/serve.ts';

interface Request {
  headers?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** As the gateway saw the caller. */
  address?: string;
}

const event = (method: string, path: string, { headers = {}, query, body, address = '203.0.113.1' }: Request): APIGatewayProxyEvent => ({
  resource: '/{proxy+}',
  path,
  httpMethod: method,
  headers: { Host: 'xianheng.example', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
  multiValueHeaders: {},
  queryStringParameters: query ?? null,
  multiValueQueryStringParameters: null,
  pathParameters: { proxy: path.split('/').slice(2).join('/') },
  stageVariables: null,
  requestContext: { requestId: 'request-1', identity: { sourceIp: address } } as APIGatewayProxyEvent['requestContext'],
  body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  isBase64Encoded: false,
});

export interface Response extends APIGatewayProxyResult {
  json: Record<string, unknown>;
}

/** Calls a handler as API Gateway (v1) does. */
export const callApi = (handler: HttpHandler, method: string, path: string, request: Request = {}): Promise<APIGatewayProxyResult> =>
  handler(event(method, path, request), { awsRequestId: 'lambda-1' } as Context);

/** Likewise, and reads the answer. */
export const ask = async (handler: HttpHandler, method: string, path: string, request: Request = {}): Promise<Response> => {
  const result = await callApi(handler, method, path, request);
  return { ...result, json: JSON.parse(result.body) };
};

export const aClerk: Caller = { county: '330799', person: 'P-01', name: '王小明', roles: [{ role: 'office-clerk' }], session: 's-1' };

/** A world with one signed-in caller (none for `undefined`) and no cloud. */
export const aWorld = (who: Caller | undefined = aClerk, rest: Partial<Doors> = {}): Doors => ({
  callerOf: async () => who,
  doneBefore: async () => undefined,
  allowedOrigins: ['https://console.example'],
  random: () => 'random-id',
  ...rest,
});
