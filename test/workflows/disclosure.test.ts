import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { created } from '#domain/change.ts';
import { newestOf } from '#domain/disclosure/disclosure.ts';
import type { HttpHandler } from '#platform/http/serve.ts';
import { ask } from '../functions/http/a-request.ts';
import { sampleDossier } from '../support/sample-dossier.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACountyCloud, aCountyCloud, cycle, found } from './a-county.ts';

let cloud: ACountyCloud;
let open: HttpHandler;
beforeAll(async () => {
  cloud = await aCountyCloud('disclosure.log');
  open = (await import('../../functions/disclosure/public-api.ts')).handler;
});
afterAll(() => cloud?.stop());

const county = '330741';
const year = `/counties/${county}/${cycle}`;
const statusOf = async (path: string) => (await ask(open, 'GET', path)).statusCode;

/** A year that is decided, with a figure that may not be seen before the last day of March. */
const decidedYear = async () => {
  const sample = smallCounty(county);
  const { writeVersion } = await import('../../functions/scoring/score.ts');
  const published = { county, cycle, kind: 'scheme', version: 1, status: 'published', by: 'test', rev: 1 } as const;
  const source = { county, id: 'TJ', name: '统计局', owner: { name: '统计局' }, figures: [], precedence: 1, tolerance: {}, by: 'test', rev: 1 };
  const schemes = await Promise.all(sample.schemes.map(async (scheme) => ({ scheme, hash: await cloud.archive(scheme) })));
  const inMarch = await found(cloud, county, {
    today: '2027-03-20',
    also: [
      ...schemes.map(({ scheme: { code, name }, hash }) => created('publication', { ...published, code, title: name, hash })),
      created('source', { ...source, embargoes: [{ figure: '办件量', monthsAfter: 3, day: 31 }] }),
    ],
  });
  const version = { version: '1', status: 'final', reason: '审定', who: 'test' } as const;
  const dossier = sampleDossier(sample);
  const deduction = {
    id: 'KF-1',
    unit: 'U002',
    kind: 'deduction',
    matter: '张某某违规',
    marks: '1',
    date: '2026-09-01',
    document: '县纪通〔2026〕1号',
  } as const;
  await writeVersion(inMarch, { ...dossier, adjustments: [...dossier.adjustments, deduction] }, version);
};

describe('the disclosure of a decided year', () => {
  it('waits for the day of a figure that is not published yet, and until then nobody outside sees anything', async () => {
    await decidedYear();
    const { discloseResults } = await import('../../functions/scoring/disclose-results.ts');
    const waiting = { outcome: 'embargoed', task: cloud.taskKey(county, cycle, 'budget-linkage-disclosure-2027-03-31') };
    expect(await discloseResults({ county, cycle })).toEqual(waiting);
    expect(await discloseResults({ county, cycle })).toEqual(waiting);
    expect(await cloud.load('task', { county, cycle, id: 'budget-linkage-disclosure-2027-03-31' }, '待办')).toMatchObject({ kind: 'day', due: '2027-03-31' });
    const { dossierHash, scorecardsHash } = await cloud.load('scores', { county, cycle, version: '1' }, '得分');
    for (const path of [year, `${year}/units/U001`, `${year}/manifest`, `${year}/schemes/SA`, `/documents/${dossierHash}`, `/documents/${scorecardsHash}`])
      expect(await statusOf(path), path).toBe(404);
  });

  it('is made once on that day, and everything it speaks of can be fetched', async () => {
    const { discloseResults } = await import('../../functions/scoring/disclose-results.ts');
    const { disclosuresOf } = await import('#platform/table/disclosures.ts');
    const { changed } = await import('#domain/change.ts');
    const before = await cloud.loadCycle({ county, cycle });
    await cloud.commit({ fact: 'day', changes: [changed('cycle', before, { today: '2027-03-31' })] }, { county, cycle, who: 'test', act: 'day' });
    expect(await discloseResults({ county, cycle })).toEqual({ outcome: 'disclosed' });
    const first = await disclosuresOf(county, cycle);
    expect(await discloseResults({ county, cycle })).toEqual({ outcome: 'disclosed' });
    expect(await disclosuresOf(county, cycle)).toEqual(first);
    expect(newestOf(first, 'result')).toMatchObject({ version: '1', on: '2027-03-31', countyName: '小样县' });
    const { json } = await ask(open, 'GET', `${year}/manifest`);
    const { documents } = json as { documents: { name: string; hash: string }[] };
    expect(documents.length).toBe(4 + 2 + 5);
    for (const { hash, name } of documents) expect(await statusOf(`/documents/${hash}`), name).toBe(200);
    expect((await ask(open, 'GET', `${year}/units/U001`)).json).toMatchObject({ name: '样1局', category: { code: 'A', units: 2 } });
    const opened = documents.find(({ name }) => name === '考评卷宗(公开版)');
    expect(JSON.stringify((await ask(open, 'GET', `/documents/${opened?.hash}`)).json)).not.toContain('张某某');
    const { dossierHash } = await cloud.load('scores', { county, cycle, version: '1' }, '得分');
    expect(await statusOf(`/documents/${dossierHash}`)).toBe(404);
  });
});
