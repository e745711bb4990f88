import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../http/a-request.ts';
import { aTable } from './a-table.ts';

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    SESSION_SECRET: 'a-secret-of-the-tests-of-at-least-32-characters',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  }),
);
const table = aTable();
const { handler } = await import('../../../functions/access/api.ts');
const { entities } = await import('#platform/table/entities.ts');
const { signToken } = await import('#platform/identity/session-token.ts');

const found = async (county: string, tickedThrough = '2026-03-01') => {
  await entities.county.create({ county, name: '青川县', tickedThrough, registry: 'counties', rev: 1 }).go();
};
const posts = [{ role: 'unit-reporter', unit: 'U001', from: '2026-01-01', to: '2026-06-30' }];
const appoint = async (county: string, id: string) => {
  await entities.person.create({ county, id, name: '李敏', posts, rev: 1 }).go();
};
const signIn = (body: unknown) => ask(handler, 'POST', '/access/session', { body });
const me = (headers: Record<string, string>) => ask(handler, 'GET', '/access/me', { headers });
const bearer = (token: unknown) => ({ Authorization: `Bearer ${token}` });

beforeEach(async () => {
  table.items.length = 0;
  await found('330799');
  await appoint('330799', 'P-07');
});

describe('a session', () => {
  it('is opened by picking a person and carried by a __Host- cookie or a bearer token', async () => {
    const { statusCode, headers, json } = await signIn({ person: 'P-07' });
    expect(statusCode).toBe(200);
    const cookie = String(headers?.['Set-Cookie']);
    expect(cookie).toMatch(/^__Host-xianheng=[\w.-]+; Max-Age=36000; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    const who = { county: '330799', person: 'P-07', name: '李敏', roles: [{ role: 'unit-reporter', unit: 'U001' }], withheld: [] };
    expect((await me({ Cookie: `theme=dark; ${cookie.split(';')[0]}` })).json).toEqual(who);
    expect((await me(bearer(json['token']))).json).toEqual(who);
  });

  it('has a row with a time to live and says nothing of roles in its token', async () => {
    const { json } = await signIn({ person: 'P-07' });
    const row = table.items.find(({ __edb_e__: entity }) => entity === 'session');
    expect(row).toMatchObject({ county: '330799', person: 'P-07', expires: json['expires'] });
    const claims = JSON.parse(Buffer.from(String(json['token']).split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(claims).sort()).toEqual(['county', 'exp', 'iss', 'jti', 'sub']);
  });

  it('ends at once when one signs out', async () => {
    const { json } = await signIn({ person: 'P-07' });
    const out = await ask(handler, 'DELETE', '/access/session', { headers: bearer(json['token']) });
    expect(out.json).toEqual({ signedOut: true });
    expect(String(out.headers?.['Set-Cookie'])).toMatch(/^__Host-xianheng=; Max-Age=0;/);
    expect((await me(bearer(json['token']))).json).toMatchObject({ status: 401, code: 'no-session' });
  });

  it('loses a role with the post, on the day of the county', async () => {
    const { json } = await signIn({ person: 'P-07' });
    table.items.splice(
      table.items.findIndex(({ __edb_e__: entity }) => entity === 'county'),
      1,
    );
    await found('330799', '2026-07-01');
    expect((await me(bearer(json['token']))).json).toMatchObject({ person: 'P-07', roles: [] });
  });

  it('has the posts of another on the days of a substitution, without signing in anew, and not a day longer', async () => {
    await entities.person
      .create({ county: '330799', id: 'P-08', name: '王芳', posts: [{ role: 'unit-leader', unit: 'U001', from: '2026-01-01' }], rev: 1 })
      .go();
    const days = { from: '2026-03-01', to: '2026-03-02', reason: '出差', by: 'P-08', status: 'active', rev: 1 };
    const who = { substitute: 'P-07', substituteName: '李敏', id: '0001', person: 'P-08', personName: '王芳', role: 'unit-leader', unit: 'U001' };
    const { json } = await signIn({ person: 'P-07' });
    const own = { role: 'unit-reporter', unit: 'U001' };
    const rolesOnDay = async (day: string) => {
      table.items.splice(
        table.items.findIndex(({ __edb_e__: entity }) => entity === 'county'),
        1,
      );
      await found('330799', day);
      return (await me(bearer(json['token']))).json['roles'];
    };
    expect(await rolesOnDay('2026-03-01')).toEqual([own]);
    await entities.substitution.create({ county: '330799', ...who, ...days }).go();
    const standsIn = { role: 'unit-leader', unit: 'U001', for: { person: 'P-08', name: '王芳' } };
    expect(await rolesOnDay('2026-02-28')).toEqual([own]);
    for (const day of ['2026-03-01', '2026-03-02']) expect(await rolesOnDay(day)).toEqual([own, standsIn]);
    expect(await rolesOnDay('2026-03-03')).toEqual([own]);
  });

  it('is refused when it is forged, expired, without its row or of another person', async () => {
    const { json } = await signIn({ person: 'P-07' });
    const [head, claims, signature] = String(json['token']).split('.');
    const forged = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()), sub: 'P-01' })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const soon = Math.floor(Date.now() / 1000) + 60;
    const row = table.items.find(({ __edb_e__: entity }) => entity === 'session');
    const tokens = [
      `${head}.${forged}.${signature}`,
      `${none}.${claims}.`,
      'nonsense',
      await signToken({ county: '330799', person: 'P-07', session: 'no-such-row' }, soon),
      await signToken({ county: '330799', person: 'P-07', session: String(row?.['id']) }, soon - 120),
      await signToken({ county: '330799', person: 'P-01', session: String(row?.['id']) }, soon),
    ];
    for (const token of tokens) expect((await me(bearer(token))).statusCode).toBe(401);
    expect((await me({})).statusCode).toBe(401);
    expect((await me({ Cookie: 'xianheng=abc' })).statusCode).toBe(401);
  });
});

describe('picking a person', () => {
  it('wants one that exists, and its county where two have it', async () => {
    expect((await signIn({ person: 'P-99' })).json).toMatchObject({ status: 404, detail: '没有找到人员“P-99”' });
    await found('330798');
    await appoint('330798', 'P-07');
    expect((await signIn({ person: 'P-07' })).json).toMatchObject({ status: 409, code: 'which-county' });
    expect((await signIn({ person: 'P-07', county: '330798' })).json).toMatchObject({ county: '330798' });
  });

  it('offers the people of all counties', async () => {
    expect((await ask(handler, 'GET', '/access/people')).json).toEqual({ people: [{ county: '330799', id: 'P-07', name: '李敏', posts }] });
  });
});

describe('the audit trail', () => {
  const entry = { county: '330799', cycle: '2026', act: 'P-07:x', who: 'P-07', fact: 'submission-report', at: '2026-03-01T00:00:00.000Z', records: [] };
  it('is read by the office and the auditor, page by page, and by nobody else', async () => {
    const { json } = await signIn({ person: 'P-07' });
    const read = (query: Record<string, string>) => ask(handler, 'GET', '/access/trail', { headers: bearer(json['token']), query });
    expect((await read({ cycle: '2026' })).json).toMatchObject({ status: 403 });
    table.items.splice(
      table.items.findIndex(({ __edb_e__: entity }) => entity === 'person'),
      1,
    );
    await entities.person.create({ county: '330799', id: 'P-07', name: '李敏', posts: [{ role: 'auditor', from: '2026-01-01' }], rev: 1 }).go();
    table.items.push({ gsi1pk: '330799#2026', ...entry }, { gsi1pk: '330799#2026', ...entry, act: 'P-07:y' });
    expect((await read({ cycle: '2026' })).json).toEqual({ entries: [entry, { ...entry, act: 'P-07:y' }] });
    expect((await read({ cycle: '2026', limit: '1' })).json).toEqual({ entries: [entry], next: '2026-03-01T00:00:00.000Z#P-07:x' });
    expect((await read({ cycle: 'next' })).json).toMatchObject({ status: 400, code: 'invalid-query' });
  });
});
