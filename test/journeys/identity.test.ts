import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalIssuer, startLocalIssuer, twoFactors } from '../../infra/local/issuer/issuer.ts';
import { localSubject, pickableOf } from '../../infra/local/issuer/offered.ts';
import { dayBefore, type Game } from '../../infra/local/play/game.ts';
import { aBrowser, type Browser } from '../support/a-browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { smallCounty } from '../support/small-county.ts';

let issuer: LocalIssuer;
let cloud: TestCloud;
let game: Game;
beforeAll(async () => {
  issuer = await startLocalIssuer();
  cloud = await deployedCloud('identity', issuer.url);
  game = await foundedGame(cloud, smallCounty);
  issuer.offer([pickableOf(game.sample)]);
});
afterAll(async () => {
  await cloud?.stop();
  await issuer?.stop();
});

const subject = (person: string) => localSubject(game.county, person);
const signedIn = async (person: string, otp = true): Promise<Browser> => {
  const browser = aBrowser(cloud);
  const back = await browser.pick(await browser.toProvider(), subject(person), otp);
  expect([back.status, back.location]).toEqual([302, '/']);
  return browser;
};

describe('signing in at the local identity provider, by the same adapter as everywhere', () => {
  it('shows the sample people, without a password, and leads back to where one wanted to go', async () => {
    const browser = aBrowser(cloud);
    const page = await browser.toProvider('?return-to=/tasks/2026');
    expect(page.text).toContain('选择示例人员');
    expect(page.text).toContain('考评办主任');
    expect(page.text).toContain('样1局 单位填报人');
    const back = await browser.pick(page, subject('unit-reporter-U001'));
    expect([back.status, back.location]).toEqual([302, '/tasks/2026']);
    expect([...browser.cookies.keys()].sort()).toEqual(['__Host-xianheng', '__Host-xianheng-device']);
    expect((await browser.get('/access/me')).json).toMatchObject({ person: 'unit-reporter-U001', roles: [{ role: 'unit-reporter', unit: 'U001' }] });
  });

  it('refuses an account that the office does not know, in Chinese, and says which it is', async () => {
    const browser = aBrowser(cloud);
    const { status, text } = await browser.pick(await browser.toProvider(), 'stranger@example');
    expect(status).toBe(403);
    expect(text).toContain('您的账号还没有对应到本系统的工作人员');
    expect(text).toContain('stranger@example');
    expect(browser.cookies.has('__Host-xianheng')).toBe(false);
  });

  it('withholds the office’s roles until the second factor is given', async () => {
    const head = await signedIn('office-head', false);
    expect((await head.get('/access/me')).json).toMatchObject({ roles: [], withheld: [{ role: 'office-head' }] });
    expect((await head.get('/access/trail?cycle=-')).json).toMatchObject({ status: 403, code: 'second-factor-required' });
    const page = await head.toProvider('?step-up=true');
    expect(new URL(page.location ?? '').searchParams.get('acr_values')).toBe(twoFactors);
    expect(page.text).toContain('本次登录要求双因子验证');
    await head.pick(page, subject('office-head'));
    expect((await head.get('/access/trail?cycle=-')).status).toBe(200);
  });

  it('does nothing for a callback that nobody waits for', async () => {
    expect((await aBrowser(cloud).get('/access/callback?code=x&state=y')).json).toMatchObject({ status: 400, code: 'sign-in-stale' });
  });
});

describe('the session of a browser', () => {
  it('acts only from our own pages', async () => {
    const browser = await signedIn('unit-leader-U001');
    const read = (origin?: string | null) => browser.act('POST', '/tasks/notifications/read', { ids: [] }, origin);
    for (const origin of ['https://evil.example', 'null', null]) expect((await read(origin)).json).toMatchObject({ status: 403, code: 'foreign-origin' });
    expect((await read()).json).not.toMatchObject({ code: 'foreign-origin' });
  });

  it('is over when one signs out, wherever its token was copied to', async () => {
    const browser = await signedIn('unit-leader-U002');
    const copied = browser.cookies.get('__Host-xianheng') ?? '';
    expect((await browser.act('DELETE', '/access/session')).json).toEqual({ signedOut: true });
    expect(browser.cookies.has('__Host-xianheng')).toBe(false);
    browser.cookies.set('__Host-xianheng', copied);
    expect((await browser.get('/access/me')).json).toMatchObject({ status: 401, code: 'no-session' });
  });
});

describe('the office keeps people, posts and accounts', () => {
  const why = { reason: '人事调整' };
  const newcomer = 'wang.fang@county.example';

  it('from taking somebody on, over their account and post, to their last day: each counts at once', async () => {
    const head = await signedIn('office-head');
    const taken = await head.act('POST', '/access/staff', { name: '王芳', phone: '0571-5550001', ...why });
    expect(taken.status).toBe(201);
    const [{ key }] = taken.json['records'] as [{ key: string }];
    const id = key.split('/')[1];

    const browser = aBrowser(cloud);
    expect((await browser.pick(await browser.toProvider(), newcomer)).text).toContain(newcomer);
    expect((await head.act('POST', `/access/staff/${id}/accounts`, { subject: newcomer, ...why })).status).toBe(201);
    expect((await browser.pick(await browser.toProvider(), newcomer)).status).toBe(302);
    expect((await browser.get('/access/me')).json).toMatchObject({ person: id, name: '王芳', roles: [] });

    const { today } = game;
    expect((await head.act('POST', `/access/staff/${id}/posts`, { role: 'unit-reporter', from: today, ...why })).json).toMatchObject({ code: 'unit-missing' });
    const post = { role: 'unit-reporter', unit: 'U003', from: today };
    expect((await head.act('POST', `/access/staff/${id}/posts`, { ...post, ...why })).status).toBe(200);
    expect((await browser.get('/access/me')).json).toMatchObject({ roles: [{ role: 'unit-reporter', unit: 'U003' }] });
    expect((await browser.get('/tasks/notifications')).text).toContain('登录账号');

    const yesterday = dayBefore(today);
    expect((await head.act('POST', `/access/staff/${id}/leave`, { on: yesterday, ...why })).status).toBe(200);
    expect((await browser.get('/access/me')).json).toMatchObject({ status: 401 });
    expect((await browser.pick(await browser.toProvider(), newcomer)).text).toContain('离任');
    const { entries } = (await head.get('/access/trail?cycle=-&limit=5')).json as { entries: { fact: string; who: string }[] };
    expect(entries.map(({ fact }) => fact).slice(0, 4)).toEqual(['person-left', 'person-appointed', 'account-bound', 'person-taken-on']);
    expect(entries.slice(0, 4).every(({ who }) => who === 'office-head')).toBe(true);
  });

  it('leaves the county its head: two who remove each other in the same moment do not both succeed', async () => {
    const head = await signedIn('office-head');
    const { today } = game;
    expect((await head.act('POST', '/access/staff/office-clerk/posts', { role: 'office-head', from: today, ...why })).status).toBe(200);
    const clerk = await signedIn('office-clerk');
    const answers = await Promise.all([
      head.act('POST', '/access/staff/office-clerk/leave', { on: today, ...why }),
      clerk.act('POST', '/access/staff/office-head/leave', { on: today, ...why }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const left = answers[0].status === 200 ? head : clerk;
    const { staff } = (await left.get('/access/staff')).json as { staff: { id: string; endedOn?: string; accounts: { subject: string }[] }[] };
    expect(staff.filter(({ id, endedOn }) => ['office-head', 'office-clerk'].includes(id) && endedOn === undefined)).toHaveLength(1);
    expect(staff.find(({ id }) => id === 'finance')?.accounts).toMatchObject([{ subject: subject('finance') }]);
  });

  it('is closed to everybody else', async () => {
    const reporter = await signedIn('unit-reporter-U001');
    expect((await reporter.get('/access/staff')).json).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await reporter.act('POST', '/access/staff/finance/accounts', { subject: subject('unit-reporter-U001'), ...why })).status).toBe(403);
  });
});
