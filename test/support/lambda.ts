import { vi } from 'vitest';
import * as z from 'zod';
import { localCredential } from '../../infra/local/cloud.ts';

const Configuration = z.looseObject({
  Role: z.string(),
  Handler: z.string(),
  Runtime: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});
const Deployed = z.object({ Configuration, Code: z.object({ Location: z.string() }) });
const Mapping = z.looseObject({
  UUID: z.string(),
  FunctionArn: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.number(),
  FilterCriteria: z.unknown().optional(),
  State: z.string(),
});
const Mappings = z.object({ EventSourceMappings: z.array(Mapping) });
type Mapping = z.infer<typeof Mapping>;

/** Lambda's own API of the local cloud, as its SDK would call it. */
const lambda = async <T>(endpoint: string, method: string, path: string, answer: z.ZodType<T>, body?: unknown): Promise<T> => {
  const response = await fetch(`${endpoint}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: localCredential('lambda') },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok || response.headers.get('x-amz-function-error') !== null) throw new Error(`${method} ${path} → ${response.status} ${text.slice(0, 1000)}`);
  return answer.parse(text === '' ? undefined : JSON.parse(text));
};

const functionsPath = '/2015-03-31/functions';
const mappingsPath = '/2015-03-31/event-source-mappings';

/** Calls a function as an operator does and waits for its answer. */
export const invoke = (endpoint: string, name: string, input: unknown): Promise<unknown> =>
  lambda(endpoint, 'POST', `${functionsPath}/${name}/invocations`, z.unknown(), input);

/** What the stack tells a function about its surroundings. */
export const variablesOf = async (endpoint: string, name: string): Promise<Record<string, string>> =>
  (await lambda(endpoint, 'GET', `${functionsPath}/${name}`, Deployed)).Configuration.Environment.Variables;

const mappingsOf = async (endpoint: string, name: string): Promise<Mapping[]> => {
  const { EventSourceMappings } = await lambda(endpoint, 'GET', `${mappingsPath}/?FunctionName=${name}`, Mappings);
  // LocalStack also lists the mappings of functions whose name only begins like this.
  const own = EventSourceMappings.filter(({ FunctionArn }) => FunctionArn.split(':').includes(name));
  if (own.length === 0) throw new Error(`${name} listens to no stream`);
  return own;
};

const createTwin = async (endpoint: string, name: string, twin: string): Promise<void> => {
  const { Configuration: original, Code } = await lambda(endpoint, 'GET', `${functionsPath}/${name}`, Deployed);
  const zip = Buffer.from(await (await fetch(Code.Location)).arrayBuffer()).toString('base64');
  const { Role, Handler, Runtime, Timeout, MemorySize, Environment } = original;
  const settings = { FunctionName: twin, Role, Handler, Runtime, Timeout, MemorySize, Environment, Architectures: ['arm64'], Code: { ZipFile: zip } };
  await lambda(endpoint, 'POST', functionsPath, z.unknown(), settings);
};

/** A second function with the same code on the same streams with the same filters: it gets every record that the first one gets. Gives what ends it. */
export const twinOnStreams = async (endpoint: string, name: string): Promise<() => Promise<void>> => {
  const twin = `${name}-twin`;
  await createTwin(endpoint, name, twin);
  const created: string[] = [];
  for (const { EventSourceArn, BatchSize, FilterCriteria } of await mappingsOf(endpoint, name)) {
    const settings = {
      FunctionName: twin,
      EventSourceArn,
      BatchSize,
      FilterCriteria,
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    };
    created.push((await lambda(endpoint, 'POST', mappingsPath, z.looseObject({ UUID: z.string() }), settings)).UUID);
  }
  return async () => {
    for (const uuid of created) await lambda(endpoint, 'DELETE', `${mappingsPath}/${uuid}`, z.unknown());
    await lambda(endpoint, 'DELETE', `${functionsPath}/${twin}`, z.unknown());
  };
};

/** The function hears no stream until what this gives is called; it then goes on where it stood. */
export const deafToStreams = async (endpoint: string, name: string): Promise<() => Promise<void>> => {
  const mappings = await mappingsOf(endpoint, name);
  const enable = async (Enabled: boolean) => {
    for (const { UUID } of mappings) await lambda(endpoint, 'PUT', `${mappingsPath}/${UUID}`, z.unknown(), { Enabled });
    const wanted = Enabled ? 'Enabled' : 'Disabled';
    const reached = async () => {
      for (const { State } of await mappingsOf(endpoint, name)) if (State !== wanted) throw new Error(`${name} is ${State}, not ${wanted}`);
    };
    await vi.waitFor(reached, { timeout: 60_000, interval: 200 });
  };
  await enable(false);
  return () => enable(true);
};
