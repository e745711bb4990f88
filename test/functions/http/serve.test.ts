import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { Caller } from '#domain/access/caller.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, TryAgain } from '#domain/problems/errors.ts';
import type { Act, Done } from '#platform/table/audit.ts';
import { aClerk, ask, aWorld } from './a-request.ts';

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  }),
);

const { route } = await import('#platform/http/route.ts');
const { serve } = await import('#platform/http/serve.ts');
const { logger } = await import('#platform/observe/logger.ts');
const { Receipt } = await import('#platform/table/audit.ts');

const Unit = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }), unit: z.string() });
const receipt = ({ id }: { id: string }) => ({ act: id, fact: 'submission-sign', at: '2026-11-24T00:00:00.000Z', records: [] });
const submission = { method: 'POST', about: 'submission', can: 'accept', params: Unit, response: Receipt } as const;
const on = async ({ params }: { params: { unit: string } }) => ({ unit: params.unit, rev: 3 });

const throwing = (name: string, error: () => Error) =>
  route({ ...submission, path: `/reporting/{cycle}/{unit}/${name}`, on, handler: async () => Promise.reject(error()) });

const routes = [
  route({
    method: 'GET',
    path: '/reporting/{cycle}/{unit}',
    can: 'read',
    about: 'submission',
    on,
    params: Unit,
    query: z.object({ limit: z.coerce.number().int().max(10, { error: '最多 10 条' }).default(5) }),
    response: z.object({ unit: z.string(), limit: z.int() }),
    handler: async ({ subject, query }) => ({ body: { unit: subject.unit, limit: query.limit, secret: 'callback' }, rev: subject.rev }),
  }),
  route({
    ...submission,
    path: '/reporting/{cycle}/{unit}/accept',
    on,
    body: z.strictObject({ reason: z.string({ error: '应为文字' }), days: z.int({ error: '应为整数' }).optional() }),
    handler: async ({ act, body }) => ({ body: { ...receipt(act), fact: body.reason } }),
  }),
  route({ ...submission, path: '/reporting/{cycle}/{unit}/sign', can: 'sign', on, handler: async ({ act }) => ({ body: receipt(act) }) }),
  route({
    ...submission,
    path: '/reporting/{cycle}/{unit}/reopen',
    can: 'reopen',
    on,
    ifMatch: 'required',
    handler: async ({ act }) => ({ body: receipt(act) }),
  }),
  route({
    method: 'GET',
    path: '/reporting/wrong',
    can: 'read',
    about: 'submission',
    on: 'none',
    params: z.object({}),
    response: z.object({ count: z.int() }),
    handler: async () => ({ body: { count: 1.5 } }),
  }),
  throwing(
    'invalid',
    () =>
      new InvalidInput('有两处错误', [
        { path: 'a', code: 'x', message: '甲' },
        { path: 'b', code: 'y', message: '乙' },
      ]),
  ),
  throwing('not-allowed', () => new NotAllowed('window-closed', '填报期已关闭')),
  throwing('conflict', () => new Conflict('submission-moved-on', '记录已被他人更新')),
  throwing('not-found', () => new NotFound('没有找到单位 U999')),
  throwing('later', () => new TryAgain('请稍后重试')),
  throwing('throttled', () => Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' })),
  throwing('broken', () => new Error('secret-token-123')),
];
const office = serve(routes, aWorld());
const form = '/reporting/2026/U001';
const accept = `${form}/accept`;

describe('a request', () => {
  it('is answered with the subject its route loaded, its query with defaults, its rev as ETag, and nothing the route does not promise', async () => {
    const { statusCode, json, headers } = await ask(office, 'GET', form);
    expect(statusCode).toBe(200);
    expect(json).toEqual({ unit: 'U001', limit: 5 });
    expect(headers).toMatchObject({
      ETag: '"3"',
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
    });
  });

  it('for an unknown address or method is 404', async () => {
    const { statusCode, json, headers } = await ask(office, 'DELETE', form);
    expect(statusCode).toBe(404);
    expect(json).toMatchObject({
      type: 'urn:problem-type:xianheng:no-such-route',
      code: 'no-such-route',
      status: 404,
      title: '没有找到',
      detail: `没有这个接口:DELETE ${form}`,
      requestId: 'request-1',
      errors: [],
    });
    expect(headers).toMatchObject({ 'Content-Type': 'application/problem+json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  });

  it('decodes the address and names what is wrong with it', async () => {
    expect((await ask(office, 'GET', '/reporting/2026/%E6%B0%B4%E5%88%A9')).json).toMatchObject({ unit: '水利' });
    expect((await ask(office, 'GET', '/reporting/2026/%E6%B0')).json).toMatchObject({
      status: 400,
      code: 'invalid-address',
      errors: [{ path: 'unit', got: '%E6%B0' }],
    });
    expect((await ask(office, 'GET', '/reporting/26/U001')).json).toMatchObject({
      status: 400,
      code: 'invalid-address',
      errors: [{ path: 'cycle', message: '年度应为四位数字', got: '26' }],
    });
    expect((await ask(office, 'GET', form, { query: { limit: '11' } })).json).toMatchObject({
      status: 400,
      code: 'invalid-query',
      errors: [{ path: 'limit', message: '最多 10 条', got: '11' }],
    });
  });

  it('without headers at all is answered', async () => {
    const result = await serve(routes, aWorld())(
      { httpMethod: 'GET', path: form, headers: null, requestContext: {} } as never,
      { awsRequestId: 'lambda-1' } as never,
    );
    expect(result.statusCode).toBe(200);
  });
});

describe('a body', () => {
  it('passes its schema on the way in, all problems at once', async () => {
    const { statusCode, json } = await ask(office, 'POST', accept, { body: { reason: 5, days: 1.5, more: true } });
    expect(statusCode).toBe(422);
    expect(json).toMatchObject({ code: 'invalid-input', detail: '请求正文不符合要求' });
    expect((json['errors'] as { path: string }[]).map(({ path }) => path).sort()).toEqual(['days', 'more', 'reason']);
  });

  it('must be there when the route wants one', async () => {
    expect((await ask(office, 'POST', accept, { headers: { 'Content-Type': 'application/json' } })).json).toMatchObject({ status: 422, code: 'invalid-input' });
  });

  it('is JSON only', async () => {
    const { json } = await ask(office, 'POST', accept, { body: 'reason=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    expect(json).toMatchObject({ status: 415, code: 'json-only', detail: '请求正文应为 application/json,收到的是 application/x-www-form-urlencoded' });
  });

  it.each([
    ['{"reason": "x",\n "days": 3', '第 2 行'],
    ['{"reason": x, "and": "some more text to make it long enough for a cut"}', '不应出现的字符“x”'],
    ['', '正文提前结束'],
    ['{"__proto__": {"admin": true}}', '语法错误'],
  ])('that is broken says where: %s', async (body, place) => {
    const { json } = await ask(office, 'POST', accept, { body });
    expect(json).toMatchObject({ status: 400, code: 'malformed-json', errors: [{ path: 'body', expected: '有效的 JSON' }] });
    expect(json['detail']).toContain(place);
  });
});

describe('a body that is too large', () => {
  it('is refused before it is read, with the limit', async () => {
    const { statusCode, json } = await ask(office, 'POST', accept, { body: JSON.stringify({ reason: '长'.repeat(1_400_000) }) });
    expect(statusCode).toBe(413);
    expect(json).toMatchObject({ code: 'body-too-large', title: '内容过大', errors: [{ path: 'body', expected: '不超过 4194304 字节' }] });
  });
});

describe('the caller', () => {
  it('must have a session', async () => {
    const { json } = await ask(serve(routes, aWorld(undefined, { callerOf: async () => undefined })), 'GET', form);
    expect(json).toMatchObject({ status: 401, code: 'no-session', title: '尚未登录' });
  });

  it('must hold the role, before anything is loaded', async () => {
    const loading = vi.fn(on);
    const closed = serve(
      [route({ ...submission, path: '/reporting/{cycle}/{unit}/sign', can: 'sign', on: loading, handler: async ({ act }) => ({ body: receipt(act) }) })],
      aWorld(),
    );
    expect((await ask(closed, 'POST', `${form}/sign`)).json).toMatchObject({ status: 403, code: 'forbidden' });
    expect(loading).not.toHaveBeenCalled();
  });

  it('must hold it for this very unit', async () => {
    const leader = serve(routes, aWorld({ ...aClerk, roles: [{ role: 'unit-leader', unit: 'U001' }] }));
    expect((await ask(leader, 'POST', `${form}/sign`)).statusCode).toBe(200);
    expect((await ask(leader, 'POST', '/reporting/2026/U002/sign')).json).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe('the origin of an unsafe request', () => {
  const from = async (headers: Record<string, string>) => (await ask(office, 'POST', accept, { body: { reason: 'x' }, headers })).json['code'];
  it('is ours, or none', async () => {
    expect(await from({})).toBeUndefined();
    expect(await from({ Origin: 'https://xianheng.example' })).toBeUndefined();
    expect(await from({ Origin: 'https://console.example' })).toBeUndefined();
    expect(await from({ Origin: 'https://evil.example' })).toBe('foreign-origin');
    expect(await from({ Origin: 'null' })).toBe('foreign-origin');
    expect(await from({ 'Sec-Fetch-Site': 'cross-site' })).toBe('foreign-origin');
    expect(await from({ 'Sec-Fetch-Site': 'same-origin' })).toBeUndefined();
    const Cookie = 'theme=dark; __Host-xianheng=a.b.c';
    expect(await from({ Cookie })).toBe('foreign-origin');
    expect(await from({ Cookie, 'Sec-Fetch-Site': 'none' })).toBe('foreign-origin');
    expect(await from({ Cookie, 'Sec-Fetch-Site': 'same-origin' })).toBeUndefined();
    expect(await from({ Cookie, Origin: 'https://console.example' })).toBeUndefined();
  });

  it('does not matter for reading', async () => {
    expect((await ask(office, 'GET', form, { headers: { Origin: 'https://evil.example' } })).statusCode).toBe(200);
  });
});

describe('an act', () => {
  it('is named by its caller and key', async () => {
    expect((await ask(office, 'POST', accept, { body: { reason: 'x' }, headers: { 'Idempotency-Key': 'key-00001' } })).json).toMatchObject({
      act: 'P-01:key-00001',
      fact: 'x',
    });
    expect((await ask(office, 'POST', accept, { body: { reason: 'x' } })).json).toMatchObject({ act: 'P-01:random-id' });
    expect((await ask(office, 'POST', accept, { body: { reason: 'x' }, headers: { 'Idempotency-Key': 'short' } })).json).toMatchObject({
      status: 400,
      code: 'invalid-idempotency-key',
    });
  });

  describe('done before', () => {
    const body = z.strictObject({ reason: z.string() });
    /** A world that remembers what its handler did, by the id of the act. */
    const remembering = () => {
      const done = new Map<string, Done>();
      const handler = vi.fn(async ({ act }: { act: Act }) => {
        done.set(act.id, { receipt: receipt(act), request: act.request });
        return { body: receipt(act) };
      });
      const doneBefore = vi.fn(async (_county: string, _cycle: string, id: string) => done.get(id));
      const handle = serve([route({ ...submission, path: '/reporting/{cycle}/{unit}/accept', on, body, handler })], aWorld(aClerk, { doneBefore }));
      const post = (path: string, reason: string) => ask(handle, 'POST', path, { body: { reason }, headers: { 'Idempotency-Key': 'key-00001' } });
      return { handler, doneBefore, post };
    };

    it('gives the first receipt and is not done again', async () => {
      const { handler, doneBefore, post } = remembering();
      await post(accept, 'x');
      const { json, headers, statusCode } = await post(accept, 'x');
      expect({ statusCode, json }).toEqual({ statusCode: 200, json: receipt({ id: 'P-01:key-00001' }) });
      expect(headers).toMatchObject({ 'Idempotency-Replayed': 'true' });
      expect(doneBefore).toHaveBeenCalledWith('330799', '2026', 'P-01:key-00001');
      expect(handler).toHaveBeenCalledOnce();
    });

    it.each([
      ['with another body', accept, 'y'],
      ['at another address', '/reporting/2026/U002/accept', 'x'],
    ])('is refused %s', async (_, path, reason) => {
      const { handler, post } = remembering();
      await post(accept, 'x');
      expect((await post(path, reason)).json).toMatchObject({ status: 422, code: 'idempotency-key-reused', errors: [{ path: 'Idempotency-Key' }] });
      expect(handler).toHaveBeenCalledOnce();
    });
  });

  it('compares the rev that was seen', async () => {
    const reopen = async (rev?: string) => (await ask(office, 'POST', `${form}/reopen`, { headers: rev === undefined ? {} : { 'If-Match': rev } })).json;
    expect(await reopen('"3"')).toMatchObject({ fact: 'submission-sign' });
    expect(await reopen('"2"')).toMatchObject({ status: 412, code: 'stale-rev', detail: expect.stringContaining('第 2 版,现在是第 3 版') });
    expect(await reopen()).toMatchObject({ status: 428, code: 'if-match-required' });
    for (const bad of ['3', '*', '"0"', 'W/"3"']) expect(await reopen(bad)).toMatchObject({ status: 400, code: 'invalid-if-match' });
  });
});

describe('an error', () => {
  it.each([
    ['invalid', 422, 'invalid-input'],
    ['not-allowed', 409, 'window-closed'],
    ['conflict', 409, 'submission-moved-on'],
    ['not-found', 404, 'not-found'],
    ['later', 503, 'try-again'],
    ['throttled', 503, 'try-again'],
    ['broken', 500, 'unexpected'],
  ])('%s is %i %s', async (name, status, code) => {
    const { statusCode, json } = await ask(office, 'POST', `${form}/${name}`);
    expect({ statusCode, ...json }).toMatchObject({ statusCode: status, status, code, type: `urn:problem-type:xianheng:${code}` });
  });

  it('names every problem of an input', async () => {
    expect((await ask(office, 'POST', `${form}/invalid`)).json).toMatchObject({ detail: '有两处错误', errors: [{ path: 'a' }, { path: 'b' }] });
  });

  it('of a record that moved on is 412 for those who said what they saw', async () => {
    expect((await ask(office, 'POST', `${form}/conflict`, { headers: { 'If-Match': '"3"' } })).json).toMatchObject({
      status: 412,
      code: 'submission-moved-on',
    });
  });

  it('that passes says when to come again', async () => {
    expect((await ask(office, 'POST', `${form}/later`)).headers).toMatchObject({ 'Retry-After': '1' });
  });

  it('that nobody foresaw gives nothing away and is logged with its code', async () => {
    const error = vi.spyOn(logger, 'error');
    const { body } = await ask(office, 'POST', `${form}/broken`);
    expect(body).not.toContain('secret');
    expect(error).toHaveBeenCalledWith('HTTP_FAILED', { requestId: 'request-1', thrown: expect.any(Error) });
  });

  it('is what a wrong answer becomes: 500, with the fields in the log', async () => {
    const error = vi.spyOn(logger, 'error');
    const { json } = await ask(office, 'GET', '/reporting/wrong');
    expect(json).toMatchObject({ status: 500, code: 'unexpected' });
    expect(error).toHaveBeenCalledWith('HTTP_WRONG_ANSWER', { route: 'GET /reporting/wrong', paths: ['count: invalid_type'] });
  });
});

describe('a role that is withheld in the session', () => {
  const half: Caller = { ...aClerk, roles: [{ role: 'unit-reporter', unit: 'U001' }], withheld: [{ role: 'office-clerk' }] };
  const accept = (who: Caller) => ask(serve(routes, aWorld(who)), 'POST', '/reporting/2026/U001/accept', { body: { reason: '齐全' } });

  it('permits nothing, and the refusal says what is missing, but only where it would help', async () => {
    expect((await accept(half)).json).toMatchObject({ status: 403, code: 'second-factor-required' });
    expect((await accept({ ...half, withheld: [{ role: 'auditor' }] })).json).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await accept({ ...half, roles: [{ role: 'office-clerk' }] })).statusCode).toBe(200);
  });
});
