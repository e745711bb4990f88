import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '#domain/access/caller.ts';
import { created } from '#domain/change.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACountyCloud, aCountyCloud, cycle } from './a-county.ts';

const county = '330725';

let cloud: ACountyCloud;
beforeAll(async () => {
  cloud = await aCountyCloud('open-late.log');
  const policyHash = await cloud.archive({ ...smallCounty().policy, county });
  const record = { county, registry: 'counties', name: '小样县', tickedThrough: '2026-03-02', policyVersion: 1, policyHash, rev: 1 } as const;
  await cloud.commit({ fact: 'county-founded', changes: [created('county', record)] }, { county, cycle: '-', who: 'operator', act: 'found' });
});
afterAll(() => cloud?.stop());

it('a county founded after the opening day opens the year under way by hand, once; the next tick begins its preparation', async () => {
  const { openYearLate } = await import('../../functions/cycles/open-cycle.ts');
  const { tick } = await import('../../functions/cycles/tick.ts');
  const who: Caller = { county, person: 'P-01', name: '王小明', roles: [{ role: 'office-head' }], session: 's-1' };
  const open = (id: string) =>
    openYearLate({ params: {}, query: {}, body: { reason: '本县三月启用系统' }, who, act: { id, request: id }, subject: undefined } as Parameters<
      typeof openYearLate
    >[0]);
  expect((await open('first')).status).toBe(201);
  await expect(open('again')).rejects.toMatchObject({ code: 'year-is-open' });
  expect(await cloud.list('cycle', { county })).toMatchObject([{ cycle, status: 'active', today: '2026-03-02' }]);
  expect(await cloud.list('task', { county, cycle })).toMatchObject([{ kind: 'issue-plan', status: 'open' }]);
  await tick({ county, day: '2026-03-03' }, () => 300_000);
  expect((await cloud.list('phase', { county, cycle })).find(({ phase }) => phase === 'preparation')).toMatchObject({ status: 'running', attempt: 1 });
});
