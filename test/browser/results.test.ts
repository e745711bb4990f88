import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import { atRest, type Browser, barriersOn, openBrowser, overflows, picture, signIn } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

let cloud: TestCloud;
let pages: Pages;
const open: Browser[] = [];
const signedIn = async (name: string): Promise<Browser> => {
  const opened = await openBrowser(pages.address);
  open.push(opened);
  await signIn(opened.page, name);
  return opened;
};

beforeAll(async () => {
  cloud = await deployedCloud('browser-results');
  const game = await foundedGame(cloud, (county) => named(smallCounty(county)));
  await playYear(game);
  pages = await servedConsole(cloud, { county: game.sample.policy.county });
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await cloud?.stop();
});

/** From the menu to the page, as people go; then nothing may be wider than the window, nor stand in the way of anybody. */
const visit = async ({ page }: Browser, link: string, heading = link): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.getByText('正在读取…').first().waitFor({ state: 'hidden' });
  await atRest(page);
  expect([link, await barriersOn(page), await overflows(page)]).toEqual([link, [], false]);
};

describe('after the year the leading roles read what it came to', () => {
  it('the head of the office: the year, the proposal, the decisions', async () => {
    const head = await signedIn('罗淑芬');
    await visit(head, '今日工作');
    await visit(head, '全年进展');
    await picture(head.page, 'year-head');
    await visit(head, '考核结果建议');
    await head.page.getByRole('row', { name: /样1局/ }).first().waitFor();
    await picture(head.page, 'proposal-head');
    await visit(head, '会议与决定');
    await head.page.getByText('审定').first().waitFor();
    await visit(head, '数据核对');
    expect(head.complaints).toEqual([]);
  });

  it('the county leader: one page, the charts with their tables, a unit and the explanation of a mark', async () => {
    const leader = await signedIn('黎秀兰');
    const { page } = leader;
    await visit(leader, '县级总览');
    await picture(page, 'overview-leader');
    await visit(leader, '图表分析');
    await page.getByRole('table').first().waitFor();
    await page.getByRole('heading', { name: '在哪些乡镇' }).waitFor();
    await picture(page, 'analysis-leader');
    await visit(leader, '单位档案');
    await page.getByRole('link', { name: '样1局' }).first().click();
    await page.getByRole('heading', { level: 1, name: '样1局' }).waitFor();
    await page.getByText('正在读取…').first().waitFor({ state: 'hidden' });
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'unit-file');
    await page
      .getByRole('link', { name: /办件量/ })
      .first()
      .click();
    await page.getByText('按完成率计分').first().waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'explanation');
    expect(leader.complaints).toEqual([]);
  });

  it('finance: the budget table, signed off', async () => {
    const finance = await signedIn('蔡宏伟');
    await visit(finance, '预算挂钩');
    await finance.page.getByRole('row', { name: /样2局/ }).first().waitFor();
    await picture(finance.page, 'budget-finance');
    expect(finance.complaints).toEqual([]);
  });

  it('the auditor: every change by hand in one list, and the trail of a record', async () => {
    const auditor = await signedIn('毛俊杰');
    await visit(auditor, '留痕与审计');
    await auditor.page.getByText('项目结转').first().waitFor();
    await picture(auditor.page, 'trail-auditor');
    expect(auditor.complaints).toEqual([]);
  });

  it('the unit’s leader: the result of the own unit', async () => {
    const unit = await signedIn('雷若兰');
    await visit(unit, '我的单位');
    await picture(unit.page, 'my-unit-leader');
    expect(unit.complaints).toEqual([]);
  });
});
