import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { permissions } from '#domain/access/abilities.ts';
import { Role } from '#domain/tasks/task.ts';
import type { AnyRoute } from '#platform/http/route.ts';
import { allRoutes, apiDocs } from '../../../infra/local/api-docs.ts';
import { openApiFaults } from '../../support/open-api.ts';
import { ask, aWorld } from './a-request.ts';

vi.hoisted(() => Object.assign(process.env, { STAGE: 'local', POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' }));

const tables = await allRoutes();
const made = await apiDocs();
const { serve } = await import('#platform/http/serve.ts');
const { accessOf, postOf } = await import('#platform/http/access-table.ts');
const { Receipt } = await import('#platform/table/audit.ts');
const all = Object.entries(tables).flatMap(([area, routes]) => routes.map((each) => ({ area, name: `${each.method} ${each.path}`, route: each })));

/** Unsafe routes that answer something else than a receipt, and why. */
const otherAnswers: Record<string, string> = {
  'POST /access/session': 'a session is no official record',
  'DELETE /access/session': 'a session is no official record',
  'DELETE /access/sessions/{session}': 'likewise, of one session',
  'DELETE /access/sessions': 'likewise, of all of them',
  'DELETE /access/staff/{person}/sessions': 'likewise, of somebody else',
  'PUT /reporting/{cycle}/{window}/{unit}/figures': 'figures travel together and each is saved or refused by itself',
  'POST /reporting/{cycle}/{window}/{unit}/no-change': 'as above',
  'POST /tasks/notifications/read': 'what somebody has read is no official record',
  'POST /access/staff/table/preview': 'a preview writes nothing',
  'POST /cycles/ticks': 'a tick is a message; what it does has entries of its own',
  'POST /cycles/{cycle}/resume': 'how many executions were started; each has an entry of its own',
  'POST /schemes/check': 'a check writes nothing',
  'POST /results/{cycle}/budget/trial': 'a trial writes nothing',
  'POST /projects/{cycle}/projects/{project}/evaluations/{mode}/uploads': 'a form to upload with writes nothing; importing what was uploaded has the receipt',
  'PUT /schemes/policy/{version}': 'a draft is no official record; publishing it has the receipt',
  'PUT /schemes/{cycle}/plan/{version}': 'a draft is no official record; issuing it has the receipt',
  'PUT /schemes/{cycle}/schemes/{code}/{version}': 'a draft is no official record; publishing it has the receipt',
  'POST /targets/{cycle}/ask': 'which units were asked; each has an entry of its own',
  'PUT /targets/{cycle}/{unit}': 'targets travel together and each is saved or refused by itself',
  'POST /ingestion/sources/{source}/tokens': 'the token itself, shown this once; the trail has the entry',
  'POST /ingestion/{cycle}/sources/{source}/pull': 'a pull is a message; its run has an entry of its own',
  'POST /ingestion/{cycle}/sources/{source}/rows': 'staged rows count only once the batch is posted, which has the receipt',
  'POST /ingestion/{cycle}/templates': 'a file to be filled in is no official record',
  'POST /ingestion/{cycle}/uploads': 'a form to post a file with; what comes of it has entries of its own',
  'POST /reporting/{cycle}/evidence/{unit}': 'the document’s place, and the form that lets its file in',
  'POST /reporting/{cycle}/batches': 'staged rows count only once the batch is posted, which has the receipt',
  'POST /reporting/{cycle}/batches/scores-file': 'as above',
  'POST /scoring/{cycle}/standing/{window}/{unit}/what-if': 'a trial calculation writes nothing',
};

/** Routes where no record decides, only the role. */
const withoutRecord = all.filter(({ route: { on } }) => on === 'none').map(({ name, route: { can, about } }) => `${name} (${can} ${about})`);

describe('every route', () => {
  it.each(all)('$name starts with its area and names its parameters', ({ area, route: { path, params } }) => {
    expect(path === `/${area}` || path.startsWith(`/${area}/`)).toBe(true);
    expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(Object.keys(params.shape).sort());
  });

  it.each(all)('$name asks for a permission that somebody has, and says what it answers', ({ route: { can, about, on, response } }) => {
    expect(permissions.some((each) => each.can === can && (each.about === about || each.about === 'all'))).toBe(true);
    expect(on === 'none' || typeof on === 'function').toBe(true);
    expect(response).toBeDefined();
  });

  it.each(all.filter(({ route: { method } }) => method !== 'GET'))('$name answers with a receipt, or says why not', ({ name, route: { response } }) => {
    expect(response === Receipt).toBe(otherAnswers[name] === undefined);
  });

  it('is there once', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

it('routes whose permission hangs on no record are these', async () => {
  await expect(`${withoutRecord.sort().join('\n')}\n`).toMatchFileSnapshot('routes-without-record.txt');
});

it('without a session one can only sign in, in the local stage also by naming a person', () => {
  expect(all.filter(({ route: { open } }) => open === true).map(({ name }) => name)).toEqual([
    'GET /access/sign-in',
    'GET /access/callback',
    'GET /access/people',
    'POST /access/session',
  ]);
});

it.each(['global', 'china'])('in the stage %s there is no signing in by picking and no ticking by hand', async (stage) => {
  vi.resetModules();
  vi.stubEnv('STAGE', stage);
  const elsewhere = new Set(Object.values(await allRoutes()).flatMap((routes) => routes.map(({ method, path }) => `${method} ${path}`)));
  vi.unstubAllEnvs();
  expect(all.map(({ name }) => name).filter((name) => !elsewhere.has(name))).toEqual(['GET /access/people', 'POST /access/session', 'POST /cycles/ticks']);
});

/** What the router itself says to each role, with a foreign record and with one's own. */
describe.each(all.filter(({ route: { open } }) => open !== true))('$name', ({ route: each }) => {
  const outcome = async (role: Role, facts: Record<string, unknown>): Promise<boolean> => {
    const { method, path, can, about, on, response } = each;
    const reached = async () => Promise.reject(new Error('reached'));
    const trial: AnyRoute = { method, path, can, about, on: on === 'none' ? on : async () => facts, params: z.object({}), response, handler: reached };
    const who = { county: '330799', person: 'P-01', name: '', roles: [postOf(role)], session: 's' };
    const { statusCode } = await ask(serve([trial], aWorld(who)), method, path.replaceAll(/\{\w+\}/g, 'x'));
    expect([403, 500]).toContain(statusCode);
    return statusCode === 500;
  };
  it.each(Role.options)('is for %s what docs/access.md says', async (role) => {
    const access = accessOf(role, each);
    const own = role.startsWith('unit-') || role === 'lead-unit' ? `${role}:U001` : role;
    expect(await outcome(role, { unit: 'U002', source: 'S2', assigneeKey: 'nobody', sent: false, self: false })).toBe(access === 'all');
    expect(await outcome(role, { unit: 'U001', source: 'S1', assigneeKey: own, sent: true, self: true })).toBe(access !== 'none');
  });
});

describe('documents made from the tables', () => {
  it.each(['docs/openapi.json', 'docs/openapi-public.json', 'docs/access.md'])('%s is fresh (else: node infra/local/write-api-docs.ts)', (file) => {
    expect(made[file] === readFileSync(file, 'utf8')).toBe(true);
  });

  it.each(['docs/openapi.json', 'docs/openapi-public.json'])('%s is OpenAPI 3.1', (file) => {
    expect(openApiFaults(JSON.parse(made[file] ?? ''))).toEqual([]);
  });
});
