import { request as ask, createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';
import { RouteClock } from './route-times.ts';

/** What the functions asked of AWS, and the people of the API. */
export interface Counted {
  /** Requests by service and operation, e.g. `DynamoDB.TransactWriteItems`. */
  requests: Map<string, number>;
  /** Request units of the tables and their indexes, as the local cloud reckons them by AWS's rules. */
  readUnits: number;
  writeUnits: number;
  /** Calls of the API, by route. */
  routes: RouteClock;
}

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const target = ({ headers, method, url = '' }: IncomingMessage): string => {
  const named = headers['x-amz-target'];
  if (typeof named === 'string')
    return named
      .replace(/^DynamoDB_\d+/, 'DynamoDB')
      .replace(/^AWSStepFunctions/, 'StepFunctions')
      .replace(/^AmazonSQS/, 'SQS');
  if (url.startsWith('/_aws/execute-api/')) return `API.${method ?? ''}`;
  return url.includes('/sha256/') ? `S3.${method ?? ''}` : 'other';
};

/** The API's own path of a call, or undefined: `/_aws/execute-api/{id}/{stage}/…`. */
const apiPath = (url: string): string | undefined => /^\/_aws\/execute-api\/[^/]+\/[^/]+(\/[^?]*)/.exec(url)?.[1];

const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

const Capacity = z.object({ CapacityUnits: z.number() });
const Answered = z.object({ ConsumedCapacity: z.union([Capacity, z.array(Capacity)]).optional() });

const unitsIn = (body: Buffer): number => {
  const { ConsumedCapacity: consumed } = Answered.parse(JSON.parse(body.toString('utf8')));
  if (consumed === undefined) return 0;
  return (Array.isArray(consumed) ? consumed : [consumed]).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
};

/** Every DynamoDB request also asks what it consumed. */
const asking = (operation: string, body: Buffer): Buffer =>
  operation.startsWith('DynamoDB.') && body.length > 0
    ? Buffer.from(JSON.stringify({ ...(JSON.parse(body.toString('utf8')) as object), ReturnConsumedCapacity: 'TOTAL' }))
    : body;

/** Stands before the local cloud, for the functions and for the people, and counts. Signatures are not checked there, so a request may be added to. */
export const startCountingProxy = async (cloudPort: () => number): Promise<{ port: number; counted: Counted; stop: () => void }> => {
  const counted: Counted = { requests: new Map(), readUnits: 0, writeUnits: 0, routes: new RouteClock() };
  const note = (operation: string, answer: Buffer): void => {
    counted.requests.set(operation, (counted.requests.get(operation) ?? 0) + 1);
    if (!operation.startsWith('DynamoDB.')) return;
    const units = unitsIn(answer);
    if (writes.some((each) => operation.endsWith(`.${each}`))) counted.writeUnits += units;
    else counted.readUnits += units;
  };
  const server = createServer(async (incoming, outgoing) => {
    const operation = target(incoming);
    const began = performance.now();
    const body = asking(operation, await bodyOf(incoming));
    const headers = { ...incoming.headers, 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const forwarded = ask({ host: '127.0.0.1', port: cloudPort(), path: incoming.url, method: incoming.method, headers }, async (answer) => {
      const answered = await bodyOf(answer);
      if ((answer.statusCode ?? 500) < 300) note(operation, answered);
      const path = apiPath(incoming.url ?? '');
      if (path !== undefined) counted.routes.note(incoming.method ?? '', path, { milliseconds: performance.now() - began, bytes: answered.length });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(answered);
    });
    forwarded.once('error', () => outgoing.writeHead(502).end());
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, counted, stop: () => server.close() };
};
