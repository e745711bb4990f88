import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientSecret, startLocalIssuer, twoFactors } from '../../../infra/local/issuer/issuer.ts';
import { ask, callApi } from '../http/a-request.ts';
import { aTable } from './a-table.ts';

const issuer = await startLocalIssuer();
afterAll(() => issuer.stop());
const secondFactor = { roles: ['office-clerk', 'office-head', 'auditor'], amr: ['otp'] };
Object.assign(process.env, {
  STAGE: 'local',
  RECORDS_TABLE: 'records',
  AUDIT_TABLE: 'audit',
  ARCHIVE_BUCKET: 'archive',
  SESSION_SECRET: 'a-secret-of-the-tests-of-at-least-32-characters',
  CONSOLE_ORIGIN: 'https://console.example',
  IDENTITY: JSON.stringify({ kind: 'openid', provider: 'local', issuer: issuer.url, clientId: 'xianheng', stepUpAcr: twoFactors, secondFactor }),
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
});
mockClient(SecretsManagerClient).on(GetSecretValueCommand).resolves({ SecretString: clientSecret });
const table = aTable();
const { handler } = await import('../../../functions/access/api.ts');
const { entities } = await import('#platform/table/entities.ts');
const { accountOf } = await import('#platform/identity/identities.ts');
const { signToken } = await import('#platform/identity/session-token.ts');
const { signFlow } = await import('#platform/identity/flow.ts');

const county = '330799';
const employ = async (id: string, name: string, role: string) => {
  await entities.person.create({ county, id, name, posts: [{ role, ...(role.startsWith('unit') ? { unit: 'U001' } : {}), from: '2026-01-01' }], rev: 1 }).go();
  await entities.identity.create({ ...accountOf({ provider: 'local', subject: `${county}.${id}`, county, person: id, on: '2026-03-01' }) }).go();
};
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  table.items.length = 0;
  await entities.county.create({ county, name: '青川县', tickedThrough: '2026-03-01', registry: 'counties', rev: 1 }).go();
  await employ('P-07', '李敏', 'unit-reporter');
  await employ('P-01', '王小明', 'office-head');
});
afterEach(() => vi.useRealTimers());

/** A browser: it keeps our cookies, sends them along, and follows the provider by itself. */
const aBrowser = (address = '203.0.113.7') => {
  const cookies = new Map<string, string>();
  const get = async (path: string, headers: Record<string, string> = {}): Promise<APIGatewayProxyResult> => {
    const [pathname = '', search = ''] = path.split('?');
    const answer = await callApi(handler, 'GET', pathname, {
      query: Object.fromEntries(new URLSearchParams(search)),
      headers: { Cookie: [...cookies].map((pair) => pair.join('=')).join('; '), 'User-Agent': 'Firefox 150', ...headers },
      address,
    });
    for (const cookie of (answer.multiValueHeaders?.['Set-Cookie'] ?? []) as string[]) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  /** Picks a person on the provider's page; gives the address with which it comes back to us. */
  const pick = async (there: string, subject: string, otp = true): Promise<string> => {
    const page = new URL(there);
    page.pathname = '/authorize';
    page.searchParams.set('picked', subject);
    if (otp) page.searchParams.set('otp', 'yes');
    const { headers } = await fetch(page, { redirect: 'manual' });
    return String(headers.get('location')).replace('https://console.example/api', '');
  };
  const begin = async (query = ''): Promise<string> => String((await get(`/access/sign-in${query}`)).headers?.['Location']);
  const signIn = async (subject: string, { otp = true, query = '' } = {}) => get(await pick(await begin(query), subject, otp));
  const me = async () => JSON.parse((await get('/access/me')).body) as Record<string, unknown>;
  return { cookies, get, begin, pick, signIn, me };
};
const problemOf = ({ body }: APIGatewayProxyResult) => JSON.parse(body) as Record<string, unknown>;

describe('signing in', () => {
  it('leads to the provider and back to where one wanted to go, with a session of our own', async () => {
    const browser = aBrowser();
    const back = await browser.signIn(`${county}.P-07`, { query: '?return-to=/tasks/2026%3Fday%3Dtoday' });
    expect([back.statusCode, back.headers?.['Location']]).toEqual([302, '/tasks/2026?day=today']);
    expect(back.multiValueHeaders?.['Set-Cookie']).toEqual([
      expect.stringMatching(/^__Host-xianheng=[\w.-]+; Max-Age=36000; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(/^__Host-xianheng-sign-in=; Max-Age=0; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^__Host-xianheng-device=[\w.-]+; Max-Age=15552000; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ]);
    expect(await browser.me()).toMatchObject({ county, person: 'P-07', name: '李敏', roles: [{ role: 'unit-reporter', unit: 'U001' }] });
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example', 'tasks', 'javascript:alert(1)', '/a b'])(
    'never leads to %s',
    async (to) => {
      const browser = aBrowser();
      expect(problemOf(await browser.get(`/access/sign-in?return-to=${encodeURIComponent(to)}`))).toMatchObject({ status: 400, code: 'invalid-query' });
    },
  );

  it('takes no roles from the provider: they come from posts', async () => {
    issuer.server.service.once('beforeTokenSigning', ({ payload }) => Object.assign(payload, { roles: ['office-head'], groups: ['office-head'] }));
    const browser = aBrowser();
    await browser.signIn(`${county}.P-07`);
    expect(await browser.me()).toMatchObject({ roles: [{ role: 'unit-reporter', unit: 'U001' }] });
  });

  it('tells somebody whom the office does not know which account to name to it', async () => {
    const answer = await aBrowser().signIn('somebody@example');
    expect(problemOf(answer)).toMatchObject({ status: 403, code: 'unknown-subject', errors: [{ path: 'subject', got: 'somebody@example' }] });
    expect(String(problemOf(answer)['detail'])).toContain('绩效办');
    expect(answer.multiValueHeaders).toBeUndefined();
    expect(table.items.some(({ __edb_e__: entity }) => entity === 'session')).toBe(false);
  });

  it('refuses an account that the office has ended', async () => {
    const browser = aBrowser();
    const account = table.items.find(({ __edb_e__: entity, person }) => entity === 'identity' && person === 'P-07');
    Object.assign(account ?? {}, { status: 'ended' });
    expect(problemOf(await browser.signIn(`${county}.P-07`))).toMatchObject({ code: 'unknown-subject' });
  });

  it('shows a browser a page, in Chinese, with what came from outside made harmless', async () => {
    const browser = aBrowser();
    const back = await browser.pick(await browser.begin(), '<script>alert(1)</script>');
    const { statusCode, headers, body } = await browser.get(back, { Accept: 'text/html,*/*' });
    expect([statusCode, headers?.['Content-Type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(body).toContain('绩效办');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script>');
    expect(body).toContain('href="/api/access/sign-in"');
  });
});

describe('a callback', () => {
  it.each(['', '?code=x&state=y', '?error=access_denied'])('that nobody waits for is refused without asking the provider (%s)', async (query) => {
    const asked = vi.spyOn(globalThis, 'fetch');
    expect(problemOf(await aBrowser().get(`/access/callback${query}`))).toMatchObject({ status: 400, code: 'sign-in-stale' });
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('does not sign somebody else’s browser in', async () => {
    const [attacker, victim] = [aBrowser(), aBrowser()];
    const back = await attacker.pick(await attacker.begin(), `${county}.P-07`);
    expect(problemOf(await victim.get(back))).toMatchObject({ code: 'sign-in-stale' });
    await victim.begin();
    expect(problemOf(await victim.get(back))).toMatchObject({ code: 'sign-in-refused' });
    expect(victim.cookies.has('__Host-xianheng')).toBe(false);
  });

  it('does not work twice', async () => {
    const browser = aBrowser();
    const there = await browser.begin();
    const kept = String(browser.cookies.get('__Host-xianheng-sign-in'));
    const back = await browser.pick(there, `${county}.P-07`);
    await browser.get(back);
    expect(problemOf(await browser.get(back))).toMatchObject({ code: 'sign-in-stale' });
    browser.cookies.set('__Host-xianheng-sign-in', kept);
    expect(problemOf(await browser.get(back))).toMatchObject({ code: 'sign-in-refused' });
  });

  it('comes too late after ten minutes', async () => {
    const browser = aBrowser();
    const back = await browser.pick(await browser.begin(), `${county}.P-07`);
    vi.setSystemTime(Date.now() + 601_000);
    expect(problemOf(await browser.get(back))).toMatchObject({ code: 'sign-in-stale' });
  });

  it('takes no token of another kind for a sign-in on its way, nor the other way round', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-07`);
    browser.cookies.set('__Host-xianheng-sign-in', String(browser.cookies.get('__Host-xianheng')));
    expect(problemOf(await browser.get('/access/callback?code=x&state=y'))).toMatchObject({ code: 'sign-in-stale' });
    browser.cookies.set('__Host-xianheng', await signFlow({ state: 'a-state-of-sixteen-characters', returnTo: '/' }));
    expect(await browser.me()).toMatchObject({ status: 401 });
    browser.cookies.set('__Host-xianheng', String(browser.cookies.get('__Host-xianheng-device')));
    expect(await browser.me()).toMatchObject({ status: 401 });
  });
});

describe('a session', () => {
  it('ends after an hour without anybody, and after ten hours however busy', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-07`);
    const start = Date.now();
    for (let minutes = 50; minutes < 600; minutes += 50) {
      vi.setSystemTime(start + minutes * 60_000);
      expect(await browser.me()).toMatchObject({ person: 'P-07' });
    }
    vi.setSystemTime(start + 601 * 60_000);
    expect(await browser.me()).toMatchObject({ status: 401 });
    await browser.signIn(`${county}.P-07`);
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(await browser.me()).toMatchObject({ status: 401 });
  });

  it('of a county is nobody’s in another', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-07`);
    const session = String(table.items.find(({ __edb_e__: entity }) => entity === 'session')?.['id']);
    const soon = Math.floor(Date.now() / 1000) + 600;
    browser.cookies.set('__Host-xianheng', await signToken({ county: '330798', person: 'P-07', session }, soon));
    expect(await browser.me()).toMatchObject({ status: 401 });
    browser.cookies.set('__Host-xianheng', await signToken({ county, person: 'P-07', session }, soon));
    expect(await browser.me()).toMatchObject({ person: 'P-07' });
  });

  it('is replaced when one signs in anew in the same browser: the old token is worth nothing', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-01`, { otp: false });
    const old = String(browser.cookies.get('__Host-xianheng'));
    await browser.signIn(`${county}.P-01`, { query: '?step-up=true' });
    expect(browser.cookies.get('__Host-xianheng')).not.toBe(old);
    expect(table.items.filter(({ __edb_e__: entity }) => entity === 'session')).toHaveLength(1);
    browser.cookies.set('__Host-xianheng', old);
    expect(await browser.me()).toMatchObject({ status: 401 });
  });
});

describe('one’s own sessions', () => {
  it('are listed with browser and time, this one marked, and end one by one or all together', async () => {
    const [desk, phone, other] = [aBrowser(), aBrowser(), aBrowser()];
    for (const browser of [desk, phone]) await browser.signIn(`${county}.P-07`);
    await other.signIn(`${county}.P-01`);
    const { sessions } = JSON.parse((await desk.get('/access/sessions')).body) as { sessions: { id: string; agent: string; current: boolean }[] };
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(sessions.map(({ agent }) => agent)).toEqual(['Firefox 150', 'Firefox 150']);
    const onPhone = sessions.find(({ current }) => !current)?.id;
    const end = (path: string, cookie: string) => ask(handler, 'DELETE', path, { headers: { Cookie: cookie, Origin: 'https://console.example' } });
    const cookieOf = ({ cookies }: ReturnType<typeof aBrowser>) => `__Host-xianheng=${cookies.get('__Host-xianheng')}`;
    expect((await end(`/access/sessions/${onPhone}`, cookieOf(other))).json).toMatchObject({ status: 404 });
    expect((await end(`/access/sessions/${onPhone}`, cookieOf(desk))).json).toEqual({ ended: 1 });
    expect(await phone.me()).toMatchObject({ status: 401 });
    expect(await desk.me()).toMatchObject({ person: 'P-07' });
    await phone.signIn(`${county}.P-07`);
    const all = await end('/access/sessions', cookieOf(phone));
    expect(all.json).toEqual({ ended: 2 });
    expect(all.headers?.['Set-Cookie']).toMatch(/^__Host-xianheng=; Max-Age=0/);
    for (const browser of [desk, phone]) expect(await browser.me()).toMatchObject({ status: 401 });
    expect(await other.me()).toMatchObject({ person: 'P-01' });
  });
});

describe('a second factor', () => {
  it('is needed for the office’s roles: without it they are withheld, and the refusal says why', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-01`, { otp: false });
    expect(await browser.me()).toMatchObject({ person: 'P-01', roles: [], withheld: [{ role: 'office-head' }] });
    expect(problemOf(await browser.get('/access/trail?cycle=2026'))).toMatchObject({ status: 403, code: 'second-factor-required' });
  });

  it('brings them back when one signs in with it', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-01`, { otp: false });
    const there = await browser.begin('?step-up=true');
    expect(new URL(there).searchParams.get('acr_values')).toBe(twoFactors);
    await browser.get(await browser.pick(there, `${county}.P-01`));
    expect(await browser.me()).toMatchObject({ roles: [{ role: 'office-head' }] });
    expect((await browser.get('/access/trail?cycle=2026')).statusCode).toBe(200);
  });

  it('is not needed by others', async () => {
    const browser = aBrowser();
    await browser.signIn(`${county}.P-07`, { otp: false });
    const me = await browser.me();
    expect(me['roles']).toEqual([{ role: 'unit-reporter', unit: 'U001' }]);
    expect(me['withheld']).toEqual([]);
    expect(problemOf(await browser.get('/access/trail?cycle=2026'))).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe('repeated failures', () => {
  const fail = async (browser: ReturnType<typeof aBrowser>) => {
    await browser.begin();
    return browser.get('/access/callback?error=access_denied&state=x');
  };
  const lockedFor = (answer: APIGatewayProxyResult) => {
    expect(problemOf(answer)).toMatchObject({ status: 429, code: 'signing-in-locked' });
    return Number(answer.headers?.['Retry-After']);
  };

  it('lock a browser that has signed in before, by itself, until the quarter of an hour is over', async () => {
    vi.setSystemTime(new Date('2026-11-26T08:01:00Z'));
    const [one, other] = [aBrowser(), aBrowser()];
    await one.signIn(`${county}.P-07`);
    for (let at = 0; at < 10; at++) expect((await fail(one)).statusCode).not.toBe(429);
    expect(lockedFor(await one.get('/access/sign-in'))).toBe(840);
    expect((await other.signIn(`${county}.P-07`)).statusCode).toBe(302);
    vi.setSystemTime(new Date('2026-11-26T08:15:00Z'));
    expect((await one.signIn(`${county}.P-07`)).statusCode).toBe(302);
  });

  it('of strangers behind an address lock strangers there, but nobody whose browser is known', async () => {
    vi.setSystemTime(new Date('2026-11-26T08:01:00Z'));
    const colleague = aBrowser();
    await colleague.signIn(`${county}.P-01`);
    for (let at = 0; at < 100; at++) await fail(aBrowser());
    lockedFor(await aBrowser().get('/access/sign-in'));
    expect((await colleague.signIn(`${county}.P-01`)).statusCode).toBe(302);
    expect((await aBrowser('203.0.113.8').signIn(`${county}.P-07`)).statusCode).toBe(302);
  });

  it('of an account that stands for nobody lock that account, which only its owner can bring about', async () => {
    vi.setSystemTime(new Date('2026-11-26T08:01:00Z'));
    for (let at = 0; at < 10; at++) expect((await aBrowser().signIn('stranger')).statusCode).toBe(403);
    lockedFor(await aBrowser().signIn('stranger'));
    expect((await aBrowser().signIn(`${county}.P-07`)).statusCode).toBe(302);
  });
});
