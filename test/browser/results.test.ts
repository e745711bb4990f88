import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import { linkBudget } from '../../infra/local/play/budget.ts';
import { fromNotice, upToReview } from '../../infra/local/play/feedback.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import { atRest, type Browser, barriersOn, fits, openBrowser, overflows, picture, signIn } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

let cloud: TestCloud;
let game: Game;
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
  game = await foundedGame(cloud, (county) => named(smallCounty(county)));
  await playYear(game, 'feedback');
  await upToReview(game, quiet);
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

describe('the leading group has met', () => {
  it('the head of the office records it: what is wrong is told at its place and nothing typed is lost; then it is part of the record', async () => {
    const head = await signedIn('罗淑芬');
    const { page } = head;
    await visit(head, '会议与决定');
    await page.getByRole('button', { name: '登记决定' }).click();
    const form = page.getByRole('form', { name: '登记审议决定' });
    await form.getByLabel('会议名称').fill('县考评领导小组第二次会议');
    await form.getByLabel('文号').fill('〔2027〕2号');
    await form.getByLabel('会议纪要', { exact: true }).fill('审议 2026 年度考评结果,调整 1 项。');
    await form.getByRole('button', { name: '调整核定分' }).click();
    await form.getByRole('combobox', { name: '单位' }).selectOption({ label: '样1局' });
    await form.getByRole('combobox', { name: '指标' }).selectOption('R1');
    await form.getByLabel('核定分', { exact: true }).fill('70');
    await form.getByLabel('理由', { exact: true }).fill('台账复核后更正');
    await fits(head);
    const record = async () => {
      await form.getByRole('button', { name: /登记决定$/ }).click();
      await page.getByRole('dialog').getByText('决定登记后不能修改').waitFor();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /登记决定$/ })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await record();
    await form.getByRole('alert').filter({ hasText: '60' }).waitFor();
    expect(await form.getByRole('textbox', { name: /^会议纪要/ }).inputValue()).toContain('调整 1 项');
    await form.getByLabel('核定分', { exact: true }).fill('55.5');
    await picture(page, 'decision-record');
    await record();
    await page.getByText('县考评领导小组第二次会议').waitFor();
    await page.getByText('台账复核后更正').waitFor();
    expect(await page.getByRole('button', { name: '登记决定' }).count()).toBe(0);
    await fromNotice(game, quiet);
    await linkBudget(game, quiet);
    await page.reload();
    await visit(head, '考核结果建议');
    await page.getByText('台账复核后更正').first().waitFor();
    expect(head.complaints).toEqual([]);
  });
});

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
    // Printed it is one sheet of A4, 595 × 842 points.
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheets.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(sheets).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
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
