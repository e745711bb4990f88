import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../http/a-request.ts';
import { aTable } from './a-table.ts';

vi.hoisted(() =>
  Object.assign(process.env, {
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  }),
);
const table = aTable();

/** The access area as a function of that stage loads it. */
const inStage = async (stage: string) => {
  vi.resetModules();
  vi.stubEnv('STAGE', stage);
  return { ...(await import('../../../functions/access/api.ts')), ...(await import('../../../functions/access/local-sign-in.ts')) };
};
afterEach(() => vi.unstubAllEnvs());

describe.each(['global', 'china'])('in the stage %s', (stage) => {
  it('there is no signing in without an identity provider', async () => {
    const { routes, handler } = await inStage(stage);
    expect(routes.filter(({ open }) => open === true).map(({ path }) => path)).toEqual(['/access/sign-in', '/access/callback']);
    for (const path of ['/access/sign-in', '/access/callback'])
      expect((await ask(handler, 'GET', path)).json).toMatchObject({ status: 404, detail: '尚未配置身份源,请联系系统管理员' });
    for (const [method, path] of [
      ['POST', '/access/session'],
      ['GET', '/access/people'],
    ] as const) {
      const { json } = await ask(handler, method, path, method === 'POST' ? { body: { person: 'P-07' } } : {});
      expect(json).toMatchObject({ status: 404, code: 'no-such-route' });
    }
    expect(table.client.calls()).toEqual([]);
  });

  it.each([
    ['an issuer without encryption', { kind: 'openid', provider: 'a', issuer: 'http://id.example', clientId: 'x' }],
    ['a client secret', { kind: 'openid', provider: 'a', issuer: 'https://id.example', clientId: 'x', clientSecret: 'y' }],
    [
      'a second factor that nothing shows',
      { kind: 'openid', provider: 'a', issuer: 'https://id.example', clientId: 'x', secondFactor: { roles: ['auditor'] } },
    ],
    ['another kind of provider', { kind: 'saml', provider: 'a' }],
  ])('settings with %s are refused', async (_, settings) => {
    vi.stubEnv('IDENTITY', JSON.stringify(settings));
    await expect(inStage(stage)).rejects.toThrow('IDENTITY');
  });

  it('its handlers refuse even if somebody bound them', async () => {
    const { localSignIn } = await inStage(stage);
    const { serve } = await import('#platform/http/serve.ts');
    const bound = serve(localSignIn);
    expect((await ask(bound, 'POST', '/access/session', { body: { person: 'P-07', county: '330799' } })).statusCode).toBe(404);
    expect((await ask(bound, 'GET', '/access/people')).statusCode).toBe(404);
    expect(table.client.calls()).toEqual([]);
  });
});

it('no stage other than the three is accepted', async () => {
  await expect(inStage('test')).rejects.toThrow('函数环境变量');
});

it('in the local stage one picks a person', async () => {
  const { routes } = await inStage('local');
  expect(
    routes
      .filter(({ open }) => open === true)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  ).toEqual(['GET /access/callback', 'GET /access/people', 'GET /access/sign-in', 'POST /access/session']);
});
