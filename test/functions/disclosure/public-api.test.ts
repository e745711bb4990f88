import { readFileSync } from 'node:fs';
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Disclosure } from '#domain/disclosure/disclosure.ts';
import { answersHeldAgainst, type Described } from '../../support/open-api.ts';
import { aTable } from '../access/a-table.ts';
import { ask } from '../http/a-request.ts';

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

const table = aTable();
const objects = new Map<string, string>();
const s3 = mockClient(S3Client);
s3.on(PutObjectCommand).callsFake(({ Key, Body }) => void objects.set(Key, Body));
// As S3 answers whoever may not list the bucket.
s3.on(GetObjectCommand).callsFake(({ Key }) => {
  const text = objects.get(Key);
  if (text === undefined) throw new S3ServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: { httpStatusCode: 403 } });
  return { Body: { transformToString: async () => text } };
});
const described: Described = JSON.parse(readFileSync('docs/openapi-public.json', 'utf8'));
const faultsOf = answersHeldAgainst(described);
const { handler, routes } = await import('../../../functions/disclosure/public-api.ts');
const { keepDisclosed } = await import('#platform/files/disclosed.ts');
const { hashOf } = await import('#platform/table/audit.ts');
const { entities } = await import('#platform/table/entities.ts');

const county = '330798';
const head = { county, countyName: '小样县', cycle: '2026', title: '小样县2026年度考评方案' };
const categories = [{ code: 'A', name: '甲类', units: 1, grades: [{ grade: '优秀', units: 1 }] }];
const standing = { unit: 'U001', name: '样一局', category: 'A', grade: '优秀' };
const notice = { format: 'xianheng-notice/1', ...head, from: '2027-03-01', through: '2027-03-08', categories, units: [standing] };
const marks = { score: '92', fullMarks: '100', percent: '92' };
const card = {
  ...{ format: 'xianheng-card/1', ...head, unit: 'U001', name: '样一局', category: categories[0], grade: '优秀', rank: 1, ...marks, provisional: false },
  ...{ parts: { total: '92', bonus: '0', deduction: '0', lateDeduction: '0' }, byGoal: [], byField: [], satisfaction: [], explanation: [], marks: [] },
};
const sealed = { dossier: hashOf('a dossier'), scorecards: hashOf('scorecards') };
const manifest = { policy: hashOf('policy'), plan: hashOf('plan'), schemes: [], openDossier: hashOf('open'), sealed };
const resultWith = (hash: string) => ({
  ...{ format: 'xianheng-result/1', ...head, version: '2', on: '2027-03-25', categories, units: [{ ...standing, ...marks, card: hash }], manifest },
});
const show = async (kind: Disclosure['kind'], document: unknown, more: Partial<Disclosure> = {}): Promise<void> => {
  const hash = await keepDisclosed(document);
  await entities.disclosure
    .create({ county, cycle: '2026', kind, version: '1', registry: 'disclosures', countyName: '小样县', on: '2027-03-01', hash, rev: 1, ...more })
    .go();
};
/** Asks, and holds the answer against the description of the API. */
const get = async (path: string, headers?: Record<string, string>, query?: Record<string, string>) => {
  const answer = await ask(handler, 'GET', path, { ...(headers === undefined ? {} : { headers }), ...(query === undefined ? {} : { query }) });
  const route = routes.find((each) => new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
  const [status, type] = answer.statusCode === 200 ? ['200', 'application/json'] : ['default', 'application/problem+json'];
  if (route !== undefined) expect(faultsOf({ path: route.path, status, type }, answer.json), path).toEqual([]);
  return answer;
};
const year = `/counties/${county}/2026`;
const everyPath = [year, `${year}/units`, `${year}/units/U001`, `${year}/schemes/SA`, `${year}/manifest`, `${year}/commitments`];

beforeEach(() => {
  table.items.length = 0;
  objects.clear();
  // What lies beside the disclosed documents: the archive of the house.
  objects.set(`sha256/${sealed.dossier}`, '"secret"');
});

describe('before anything is disclosed', () => {
  it.each(everyPath)('%s is not found', async (path) => {
    const { statusCode, json } = await get(path);
    expect([statusCode, json['code']]).toEqual([404, 'not-found']);
  });

  it('no county is named', async () => {
    expect((await get('/counties')).json).toEqual({ counties: [] });
  });

  it.each([
    ['the dossier of the house', sealed.dossier],
    ['something that does not exist', 'f'.repeat(64)],
  ])('a guessed hash leads to nothing: %s', async (_, hash) => {
    expect((await get(`/documents/${hash}`)).statusCode).toBe(404);
  });

  it.each(['../sha256/x', `..%2Fsha256%2F${sealed.dossier}`, sealed.dossier.toUpperCase(), '{hash}'])(
    'an address that is no hash is refused: %s',
    async (hash) => {
      expect([400, 404]).toContain((await get(`/documents/${hash}`)).statusCode);
    },
  );

  it('other records are not read, whatever the address says', async () => {
    await entities.county.create({ county, name: '小样县', tickedThrough: '2026-01-01', registry: 'counties', rev: 1 }).go();
    expect((await get('/counties')).json).toEqual({ counties: [] });
    expect((await get('/cycles/county')).statusCode).toBe(404);
  });
});

describe('during the notice', () => {
  beforeEach(() => show('notice', notice, { through: '2027-03-08' }));

  it('grades are shown, cards and manifest are not', async () => {
    expect((await get(year)).json).toMatchObject({ state: 'notice', document: notice });
    for (const path of [`${year}/units/U001`, `${year}/schemes/SA`, `${year}/manifest`, '/counties/330798/2025', '/counties/330799/2026'])
      expect((await get(path)).statusCode, path).toBe(404);
    expect((await get('/counties')).json).toEqual({
      counties: [{ county, name: '小样县', years: [{ cycle: '2026', state: 'notice', on: '2027-03-01', through: '2027-03-08', commitments: false }] }],
    });
  });

  it('a unit is found by part of its name', async () => {
    expect((await get(`${year}/units`, undefined, { name: '样 局' })).json).toEqual({ units: [standing] });
    expect((await get(`${year}/units`, undefined, { name: '财政' })).json).toEqual({ units: [] });
    expect((await get(`${year}/units`, undefined, { name: '长'.repeat(41) })).statusCode).toBe(400);
  });
});

describe('after the disclosure', () => {
  beforeEach(async () => {
    await show('notice', notice, { through: '2027-03-08' });
    await show('result', resultWith(await keepDisclosed(card)), { version: '2' });
  });

  it('the card of a unit is read, and the manifest leads to every document by its hash', async () => {
    expect((await get(`${year}/units/U001`)).json).toEqual(card);
    expect((await get(`${year}/units/U002`)).statusCode).toBe(404);
    const { documents, sealed: kept } = (await get(`${year}/manifest`)).json as { documents: { name: string; hash: string }[]; sealed: unknown };
    expect(kept).toEqual(sealed);
    const found = documents.find(({ name }) => name === '样一局得分明细');
    const text = await handlerText(`/documents/${found?.hash}`);
    expect(hashOf(JSON.parse(text))).toBe(found?.hash);
  });

  it('what is sealed stays sealed though its hash is published', async () => {
    expect((await get(`/documents/${sealed.dossier}`)).statusCode).toBe(404);
  });

  it('answers may be kept by caches and are not sent twice; errors may not', async () => {
    const { headers } = await get(year);
    expect(headers).toMatchObject({ 'Cache-Control': 'public, max-age=0, s-maxage=60, must-revalidate' });
    expect(Object.keys(headers ?? {}).map((name) => name.toLowerCase())).not.toEqual(expect.arrayContaining(['set-cookie', 'access-control-allow-origin']));
    const again = await handlerAnswer(year, { 'If-None-Match': String(headers?.['ETag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/counties/330798/2024')).headers).toMatchObject({ 'Cache-Control': 'no-store' });
    const [{ hash }] = [(await get(year)).json as { hash: string }];
    expect((await handlerAnswer(`/documents/${hash}`)).headers).toMatchObject({ 'Cache-Control': 'public, max-age=31536000, immutable' });
  });

  it.each(['POST', 'PUT', 'DELETE'])('%s is no way in', async (method) => {
    expect((await ask(handler, method, year)).statusCode).toBe(404);
  });
});

const handlerAnswer = async (path: string, headers: Record<string, string> = {}) => {
  const event = { httpMethod: 'GET', path, headers, queryStringParameters: null, requestContext: { requestId: 'r' } };
  return handler(event as never, { awsRequestId: 'l' } as never);
};
const handlerText = async (path: string): Promise<string> => (await handlerAnswer(path)).body;

describe('the description', () => {
  it('has every route with all it answers, and nothing else', () => {
    expect(Object.keys(described.paths).sort()).toEqual(routes.map(({ path }) => path).sort());
    for (const [path, item] of Object.entries(described.paths)) {
      expect(Object.keys(item), path).toEqual(['get']);
      expect([item.get.security, Object.keys(item.get.responses)], path).toEqual([[], ['200', '304', 'default']]);
    }
  });

  it('finds fault with an answer that is not as described', async () => {
    await show('notice', notice);
    const { json } = await get(year);
    expect(faultsOf({ path: '/counties/{county}/{cycle}' }, { ...json, hash: 'x' })).toContain('/hash must match pattern "^[0-9a-f]{64}$"');
  });
});

it('every route is tried above', () => {
  expect(
    routes.map(({ path }) => path.replace('{county}', county).replace('{cycle}', '2026').replace('{unit}', 'U001').replace('{code}', 'SA')).sort(),
  ).toEqual(['/counties', '/documents/{hash}', ...everyPath].sort());
});
