import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { call, whenSessionEnds } from '../../web/shared/api/call.ts';
import { ApiProblem, Unreachable } from '../../web/shared/api/problem.ts';

interface Sent {
  address: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const problem = (status: number, code: string) =>
  json(status, {
    type: `urn:problem-type:xianheng:${code}`,
    title: '',
    status,
    detail: '说明',
    code,
    errors: [{ path: 'reason', code: 'x', message: '请填写理由' }],
  });

/** The answers of a server, one after the other; an Error is a network that fails. */
const served = (...answers: (Response | Error)[]): Sent[] => {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (address: string, { method, headers, body }: { method: string; headers: Record<string, string>; body?: string }) => {
    sent.push({ address, method, headers, body: body === undefined ? undefined : JSON.parse(body) });
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nothing more is served');
    return answer;
  });
  return sent;
};

const sign = (more: { ifMatch?: number; key?: string } = {}) =>
  call('POST', '/reporting/{cycle}/{window}/{unit}/sign', { params: { cycle: '2026', window: '2026H1', unit: 'U001' }, body: {}, ...more });

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('setTimeout', (done: () => void) => queueMicrotask(done));
});
afterEach(() => vi.unstubAllGlobals());

describe('call', () => {
  it('fills the address, sends what is asked and gives the rev of the record', async () => {
    const sent = served(json(200, { tasks: [], substitutions: [] }, { etag: '"7"' }));
    const { body, rev } = await call('GET', '/tasks/{cycle}', { params: { cycle: '2026' }, query: { status: 'done', limit: 5 } });
    expect([sent[0]?.address, sent[0]?.body, rev]).toEqual(['/api/tasks/2026?status=done&limit=5', undefined, 7]);
    expectTypeOf(body.tasks[0]?.due).toEqualTypeOf<string | undefined>();
  });

  it('is typed by the route table', () => {
    // @ts-expect-error no such route
    void (() => call('GET', '/nowhere'));
    // @ts-expect-error a part of the address is missing
    void (() => call('GET', '/tasks/{cycle}', { params: {} }));
    // @ts-expect-error the route takes a reason
    void (() => call('POST', '/cycles/{cycle}/windows/{window}/close', { params: { cycle: '2026', window: '2026H1' }, body: {} }));
  });

  it('names an act once, however often it is sent, and says which version was seen', async () => {
    const sent = served(new TypeError('network'), json(503, {}), json(200, {}));
    await sign({ ifMatch: 3 });
    const keys = new Set(sent.map(({ headers }) => headers['idempotency-key']));
    expect([sent.length, keys.size, sent[2]?.headers['if-match']]).toEqual([3, 1, '"3"']);
  });

  it('turns a problem document into an error that names the fields', async () => {
    served(problem(422, 'invalid-input'));
    const error = await sign().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 422, code: 'invalid-input', message: '说明' });
    expect(error instanceof ApiProblem ? error.errorAt('reason')?.message : undefined).toBe('请填写理由');
  });

  it('does not take the page of something in between for an answer', async () => {
    served(new Response('<html>', { status: 400 }));
    await expect(sign()).rejects.toBeInstanceOf(Unreachable);
  });

  it('gives up at once when the device is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const sent = served(new TypeError('network'), json(200, {}));
    await expect(sign()).rejects.toBeInstanceOf(Unreachable);
    expect(sent).toHaveLength(1);
  });

  it('waits for a new session and goes on under the same key', async () => {
    const sent = served(problem(401, 'no-session'), json(200, {}));
    const asked = vi.fn(async () => {});
    whenSessionEnds(asked);
    await sign({ key: 'act-1' });
    expect([asked.mock.calls.length, sent.map(({ headers }) => headers['idempotency-key'])]).toEqual([1, ['act-1', 'act-1']]);
  });
});
