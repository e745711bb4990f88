import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#domain/disclosure/answers.ts';
import { buildPublic } from '../../infra/local/pages/build.ts';
import { type Pages, servePages } from '../../infra/local/pages/serve.ts';
import { type Browser, barriersOn, openBrowser, overflows, phone, picture } from '../support/browser.ts';
import { aDisclosedCounty, type DisclosedCounty, disclosedCounty } from '../support/disclosed-county.ts';
import { answersHeldAgainst, type Described, openApiFaults } from '../support/open-api.ts';

let county: DisclosedCounty;
let pages: Pages;
const open: Browser[] = [];
const browser = async (size?: typeof phone): Promise<Browser> => {
  const opened = await openBrowser(pages.address, size);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  county = await aDisclosedCounty('browser-public.log');
  const files = await buildPublic();
  pages = await servePages({ files, api: county.base, endpoint: county.base, citizens: { files, api: county.base }, port: 0 });
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await county?.stop();
});

const fits = async ({ page }: Browser) => expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
const resultOf = (unit: string) => `/public/?county=${disclosedCounty}&year=2026&unit=${unit}`;

describe('a citizen', () => {
  let citizen: Browser;

  it('is told when nothing is public yet, also of a guessed address', async () => {
    citizen = await browser();
    const { page } = citizen;
    await page.goto('/public');
    await page.getByText('结果尚未公示,目前没有可以查询的内容。').waitFor();
    await fits(citizen);
    await page.goto(resultOf('U016'));
    await page.getByText('结果尚未公示,目前没有可以查询的内容。').waitFor();
  });

  it('reads of the commitments before any result, and that the result is still to come', async () => {
    await county.announce();
    const { page } = citizen;
    await page.goto('/public/');
    await page.getByRole('heading', { level: 1, name: '衡川县 2026 年度考评结果' }).waitFor();
    await page.getByText('该年度的考评结果尚未公示。').waitFor();
    await page.getByRole('link', { name: '民生实事' }).click();
    await page.getByText('2026 年承诺 5 件,已办结 3 件。').waitFor();
    const path = page.getByRole('article').filter({ hasText: '青石河滨河步道' });
    await path.getByText('已撤销').waitFor();
    await path.getByText('改列 2027 年').waitFor();
    await fits(citizen);
    await picture(page, 'public-commitments');
  });

  it('finds a unit by its name and reads level, change and number of units together', async () => {
    await county.disclose();
    const { page } = citizen;
    await page.goto('/public/');
    await page.getByText('年度绩效考评方案的考评结果已经审定').waitFor();
    await fits(citizen);
    await picture(page, 'public-results');
    await page.getByLabel('单位名称').fill('青石');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('名称含“青石”的单位有 1 个。').waitFor();
    await page.getByRole('link', { name: '青石镇' }).click();
    await page.getByRole('heading', { level: 1, name: '青石镇 2026 年度考评结果' }).waitFor();
    await page.getByText('首次公开,无上年可比').waitFor();
    await page.getByText('乡镇(街道),共 6 个单位').waitFor();
    await fits(citizen);
  });

  it('opens the explanation of a mark with its data-quality statement', async () => {
    const { page } = citizen;
    await page.getByRole('button', { name: '展开全部说明' }).click();
    await page.getByText('数据质量说明', { exact: true }).first().waitFor();
    await page.getByText('核实方式').first().waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/undefined|NaN|null|\[object|[a-z]+-[a-z]+-/);
    await fits(citizen);
    await page.getByRole('button', { name: '展开全部说明' }).click();
    await page.locator('summary').first().click();
    await picture(page, 'public-unit');
  });

  it('fetches the open data and may check it', async () => {
    const { page } = citizen;
    await page.getByRole('link', { name: '公开数据' }).click();
    await page.getByRole('heading', { level: 1, name: '衡川县 2026 年度公开数据' }).waitFor();
    await fits(citizen);
    await picture(page, 'public-data');
    const address = await page.getByRole('link', { name: '考评卷宗(公开版)' }).getAttribute('href');
    const answer = await fetch(new URL(address ?? '', pages.address));
    const digest = createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex');
    expect(address).toBe(`/open/documents/${digest}`);
  });

  it('finds the description of the API there, and everything disclosed is as it says', async () => {
    const read = async <T>(address: string): Promise<T> => (await fetch(new URL(address, pages.address))).json() as Promise<T>;
    const address = await citizen.page.getByRole('link', { name: '公开接口说明' }).getAttribute('href');
    const described = await read<Described>(`/public/${address}`);
    expect(openApiFaults(described)).toEqual([]);
    const faultsOf = answersHeldAgainst(described);
    const year = `/counties/${disclosedCounty}/2026`;
    const { documents } = await read<Manifest>(`/open${year}/manifest`);
    for (const { name, hash } of documents) expect(faultsOf({ path: '/documents/{hash}' }, await read(`/open/documents/${hash}`)), name).toEqual([]);
    for (const path of Object.keys(described.paths).filter((each) => !/\{(unit|code|hash)\}/.test(each))) {
      const place = path.replace('/counties/{county}/{cycle}', year);
      expect(faultsOf({ path }, await read(`/open${place}`)), path).toEqual([]);
    }
  });

  it('sees the notice of the next year with the days for objections, the change to last year, and not one mark', async () => {
    await county.notice();
    const { page } = citizen;
    await page.goto('/public/');
    await page.getByText('公示期为2028年3月2日至2028年3月9日').waitFor();
    await page.getByText('与上年(优秀)相同').first().waitFor();
    expect(await page.getByText('得分 / 满分').count()).toBe(0);
    await fits(citizen);
    await picture(page, 'public-notice');
    await page.goto(`/public/?county=${disclosedCounty}&year=2027&unit=U016`);
    await page.getByText('该年度的考评结果尚未公示。').waitFor();
  });

  it('leaves no complaint, no cookie and no trace elsewhere', async () => {
    expect(citizen.complaints).toEqual([]);
    expect(await citizen.context.cookies()).toEqual([]);
  });
});

describe('with the keyboard alone', () => {
  it('one skips to the content, searches, opens a unit and an explanation', async () => {
    const { page, complaints } = await browser();
    await page.goto(`/public/?county=${disclosedCounty}&year=2026`);
    await page.getByLabel('单位名称').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await page.keyboard.press('Enter');
    const tabTo = async (name: string): Promise<void> => {
      for (let tabs = 0; tabs < 40; tabs++) {
        await page.keyboard.press('Tab');
        const active = await page.evaluate<string>('(document.activeElement.labels?.[0] ?? document.activeElement).textContent');
        if (active.includes(name)) return;
      }
      throw new Error(`no way to ${name} with the keyboard`);
    };
    await tabTo('单位名称');
    await page.keyboard.type('财政');
    await page.keyboard.press('Enter');
    await page.getByText('名称含“财政”的单位有 1 个。').waitFor();
    await tabTo('县财政局');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '县财政局 2026 年度考评结果' }).waitFor();
    const first = await page.locator('summary').first().innerText();
    await tabTo(first.split('\n')[0]?.trim().slice(0, 6) ?? '');
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).toBe('');
    expect(complaints).toEqual([]);
  });
});

describe('on a phone, in large type', () => {
  it('everything fits, and the choice is kept', async () => {
    const holder = await browser(phone);
    const { page } = holder;
    await page.goto(resultOf('U005'));
    await page.getByRole('heading', { level: 1, name: '县财政局 2026 年度考评结果' }).waitFor();
    await fits(holder);
    await picture(page, 'public-unit-phone');
    await page.getByRole('button', { name: '大字版' }).click();
    expect(await page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)')).toBe(24);
    await fits(holder);
    await page.goto(`/public/?county=${disclosedCounty}&year=2026`);
    await page.getByRole('button', { name: '大字版', pressed: true }).waitFor();
    await page.getByLabel('单位名称').waitFor();
    await fits(holder);
    await picture(page, 'public-results-large');
    await page.goto(`/public/?county=${disclosedCounty}&year=2026&view=commitments`);
    await page.getByRole('article').first().waitFor();
    await fits(holder);
  });
});

it('says so when the data cannot be read, and offers to try again', async () => {
  const { page } = await browser();
  await page.route('**/open/**', (route) => route.abort());
  await page.goto('/public/');
  await page.getByRole('alert').getByText('暂时读不到数据').waitFor();
  await page.unroute('**/open/**');
  await page.getByRole('link', { name: '重新读取' }).click();
  await page.getByRole('heading', { level: 1, name: /衡川县/ }).waitFor();
});

it('runs under a policy without inline script or style', async () => {
  const { headers } = await fetch(`${pages.address}/public/`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self';");
  expect(policy).not.toContain('unsafe');
});
