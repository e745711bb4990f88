import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../infra/local/cloud.ts';
import { type LocalIssuer, startLocalIssuer } from '../../infra/local/issuer/issuer.ts';
import { pickableOf } from '../../infra/local/issuer/offered.ts';
import type { Pages } from '../../infra/local/pages/serve.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { atRest, type Browser, barriersOn, openBrowser, overflows, picture } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { smallCounty } from '../support/small-county.ts';

let issuer: LocalIssuer;
let cloud: TestCloud;
let game: Game;
let pages: Pages;
const open: Browser[] = [];
const browser = async (): Promise<Browser> => {
  const opened = await openBrowser(pages.address);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  issuer = await startLocalIssuer();
  const port = await freePort(0);
  cloud = await deployedCloud('browser-sign-in', issuer.url, `http://localhost:${port}`);
  game = await foundedGame(cloud, smallCounty);
  issuer.offer([pickableOf(game.sample)]);
  pages = await servedConsole(cloud, { port });
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await cloud?.stop();
  await issuer?.stop();
});

const pickAt = async (page: Browser['page'], name: string, otp = true): Promise<void> => {
  await page.getByRole('heading', { name: '选择示例人员' }).waitFor();
  await page.getByRole('checkbox', { name: /完成第二重验证/ }).setChecked(otp);
  await page.getByRole('button', { name }).first().click();
};

describe('signing in at the identity provider', () => {
  it('leads there and back to the page one wanted', async () => {
    const { page } = await browser();
    await page.goto('/my-unit');
    await page.getByRole('link', { name: '登录', exact: true }).click();
    await pickAt(page, 'U001unit-leader');
    await page.getByRole('link', { name: /U001unit-leader/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/my-unit');
  });

  it('says that a role waits for the second factor, and gives it afterwards', async () => {
    const { page } = await browser();
    await page.goto('/');
    await page.getByRole('link', { name: '登录', exact: true }).click();
    await pickAt(page, 'office-head', false);
    await page.getByText('您的岗位“考评办主任”须以双因子方式登录后才能办理工作。').waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await page.getByRole('link', { name: '去完成第二重验证' }).click();
    await page.getByText('本次登录要求双因子验证。').waitFor();
    await pickAt(page, 'office-head');
    await page.getByRole('link', { name: '今日工作' }).waitFor();
    expect(await page.getByText('须以双因子方式登录').count()).toBe(0);
  });

  it('happens in a tab beside the page when the session has ended, which then goes on', async () => {
    const { page, context } = await browser();
    await page.goto('/');
    await page.getByRole('link', { name: '登录', exact: true }).click();
    await pickAt(page, 'auditor');
    await page.getByRole('link', { name: '留痕与审计' }).waitFor();
    await context.clearCookies();
    await page.getByRole('link', { name: /^auditor/ }).click();
    const layer = page.getByRole('dialog');
    await layer.getByText('登录已失效').waitFor();
    const [tab] = await Promise.all([context.waitForEvent('page'), layer.getByRole('link', { name: '在新标签页中登录' }).click()]);
    await pickAt(tab, 'auditor');
    await layer.waitFor({ state: 'hidden' });
    await page.getByText('当前这一个').waitFor();
  });
});

describe('one’s own sessions', () => {
  it('are listed; one can be ended, and all', async () => {
    const [there, here] = [await browser(), await browser()];
    for (const { page } of [there, here]) {
      await page.goto('/');
      await page.getByRole('link', { name: '登录', exact: true }).click();
      await pickAt(page, 'U002unit-reporter');
      await page.getByRole('heading', { level: 1, name: '我要做的事' }).waitFor();
    }
    const { page } = here;
    await page.getByRole('link', { name: /U002unit-reporter/ }).click();
    await page.getByRole('heading', { level: 1, name: '登录情况' }).waitFor();
    await page.getByRole('button', { name: /^结束 .* 的登录$/ }).waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'sessions');
    await page.getByRole('button', { name: /^结束 .* 的登录$/ }).click();
    await page.getByRole('button', { name: /^结束 .* 的登录$/ }).waitFor({ state: 'detached' });
    await there.page.reload();
    await there.page.getByRole('heading', { level: 1, name: '登录县衡' }).waitFor();
    await page.getByRole('button', { name: '在所有地方退出' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '在所有地方退出' }).click();
    await page.getByRole('heading', { level: 1, name: '登录县衡' }).waitFor();
  });
});
