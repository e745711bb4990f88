import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import { postRows } from '../../infra/local/play/batches.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { atRest, type Browser, barriersOn, openBrowser, overflows, phone, picture, signIn, slowLine, soughtAs } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { formCounty } from '../support/form-county.ts';
import { named } from '../support/named.ts';

let cloud: TestCloud;
let game: Game;
let pages: Pages;
const open: Browser[] = [];
const browser = async (...size: Parameters<typeof openBrowser> extends [string, ...infer R] ? R : never): Promise<Browser> => {
  const opened = await openBrowser(pages.address, ...size);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  cloud = await deployedCloud('browser-reporting');
  game = await foundedGame(cloud, (county) => named(formCounty(county)));
  await playToFirstWindow(game);
  await postRows(game, 'figures', '统计局', [{ unit: 'U001', figure: '办件量', period: '2026-06', value: '43', source: '统计局' }]);
  pages = await servedConsole(cloud, { county: game.sample.policy.county });
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await cloud?.stop();
});

interface Asked {
  figure: string;
  month: string;
  value?: string;
  reason?: string;
  measures?: string;
  rev?: number;
}

/** A cell of the first unit's form as the API gives it. */
const figureOf = async (figure: string, month: string): Promise<Asked | undefined> =>
  (await game.as('unit-reporter', 'U001').get<{ asked: Asked[] }>('/reporting/2026/2026H1/U001')).asked.find(
    (each) => each.figure === figure && each.month === month,
  );

const stands = (figure: string, month: string, expected: Partial<Asked>) =>
  expect.poll(() => figureOf(figure, month), { timeout: 20_000 }).toMatchObject(expected);

/** Presses Tab until the wanted thing has the focus, as somebody without a mouse does. */
const tabTo = async ({ page }: Browser, wanted: Locator): Promise<void> => {
  await wanted.first().waitFor();
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error('the keyboard does not get there');
};

describe('a unit reports and its leader signs', () => {
  let reporter: Browser;

  it('shows the reporter what to do, by when and why, and where the year stands', async () => {
    reporter = await browser();
    const { page } = reporter;
    await page.goto('/');
    await page.getByRole('heading', { name: '登录县衡' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await signIn(page, '王学军');
    await page.getByText('上半年填报期已开放').or(page.getByText('2026H1填报期已开放')).waitFor();
    await page.getByText('“上半年”填报、签发和审核').waitFor();
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'home-reporter');
  });

  it('opens the form from the task, saves each figure by itself and says when', async () => {
    const { page } = reporter;
    await page.getByRole('link', { name: '去填报' }).click();
    await page.getByRole('heading', { level: 1, name: '上半年填报表' }).waitFor();
    await page.getByRole('button', { name: '其余各项均无变化' }).click();
    await page.getByText('已按无变化填报 2 项').waitFor();
    await page.getByLabel('办件量 2026年3月 本期数', { exact: true }).fill('20');
    await page.keyboard.press('Tab');
    await page.getByText(/^\d\d:\d\d 已保存$/).waitFor();
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'form-reporter');
  });

  it('refuses what is no number and keeps what was typed', async () => {
    const { page } = reporter;
    const field = page.getByLabel('投诉件 2026年3月 本期数', { exact: true });
    await field.fill('五件');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').filter({ hasText: '应填写数字' }).waitFor();
    expect(await field.inputValue()).toBe('五件');
    await field.fill('5');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('takes a figure back when it is emptied, and puts it back', async () => {
    const { page } = reporter;
    const field = page.getByLabel('投诉件 2026年3月 本期数', { exact: true });
    await stands('投诉件', '2026-03', { value: '5' });
    await field.fill('');
    await page.keyboard.press('Tab');
    await page.getByText(/^\d\d:\d\d 已撤回/).waitFor();
    expect(await figureOf('投诉件', '2026-03')).not.toHaveProperty('value');
    await page.getByRole('button', { name: '恢复 5' }).click();
    await stands('投诉件', '2026-03', { value: '5' });
    expect(await field.inputValue()).toBe('5');
  });

  it('shows both values when two people change the same figure in two browsers', async () => {
    const { page } = reporter;
    const field = page.getByLabel('办件量 2026年3月 本期数', { exact: true });
    const elsewhere = await browser();
    await signIn(elsewhere.page, '王学军');
    await elsewhere.page.getByRole('link', { name: '去填报' }).click();
    const there = elsewhere.page.getByLabel('办件量 2026年3月 本期数', { exact: true });
    await there.waitFor();
    await field.focus();
    await there.fill('21');
    await elsewhere.page.keyboard.press('Tab');
    await elsewhere.page.getByText(/^\d\d:\d\d 已保存$/).waitFor();
    await field.fill('22');
    await page.keyboard.press('Tab');
    await page.getByText('他人已把这一项改为 21,您填的是 22。').waitFor();
    await page.getByRole('button', { name: '仍填 22' }).click();
    await page.getByText('他人已把这一项改为').waitFor({ state: 'detached' });
    await stands('办件量', '2026-03', { value: '22' });
    await there.fill('23');
    await elsewhere.page.keyboard.press('Tab');
    await elsewhere.page.getByRole('button', { name: '采用 22' }).click();
    await elsewhere.page.getByText('他人已把这一项改为').waitFor({ state: 'detached' });
    expect(await there.inputValue()).toBe('22');
    await elsewhere.page.reload();
    await there.waitFor();
    expect(await there.inputValue()).toBe('22');
    expect((await figureOf('办件量', '2026-03'))?.value).toBe('22');
    expect(elsewhere.complaints).toEqual([]);
  });

  it('says on a slow line what it is doing, and saves there too', async () => {
    const far = await browser();
    await slowLine(far);
    const { page } = far;
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByText('正在打开…').waitFor();
    await signIn(page, '王学军');
    await page.getByRole('link', { name: '去填报' }).click();
    await page.getByText('正在读取…').first().waitFor();
    const field = page.getByLabel('办件量 2026年3月 本期数', { exact: true });
    await field.fill('23');
    await page.keyboard.press('Tab');
    await page.getByText('正在保存…').waitFor();
    await page.getByText(/^\d\d:\d\d 已保存$/).waitFor();
    await stands('办件量', '2026-03', { value: '23' });
    expect(far.complaints).toEqual([]);
  });

  it('asks to sign in again over the page, and then saves what was being typed', async () => {
    const { page } = reporter;
    await page.context().clearCookies();
    await page.getByLabel('办件量 2026年6月 本期数', { exact: true }).fill('40');
    await page.keyboard.press('Tab');
    const layer = page.getByRole('dialog');
    await layer.getByText('登录已失效').waitFor();
    await atRest(page);
    expect(await barriersOn(page)).toEqual([]);
    await layer.getByLabel('按姓名、岗位或单位查找').fill(soughtAs(page, '王学军'));
    await layer.getByRole('button', { name: /王学军/ }).click();
    await layer.waitFor({ state: 'hidden' });
    await stands('办件量', '2026-06', { value: '40' });
  });

  it('keeps what the server did not take, and sends it when the form is opened again', async () => {
    const { page } = reporter;
    const saving = '**/api/reporting/*/*/*/figures';
    await page.route(saving, (route) => route.abort());
    await page.getByLabel('办件量 2026年6月 本期数', { exact: true }).fill('41');
    await page.keyboard.press('Tab');
    await page.getByText('已存在本机,联网后自动保存').waitFor({ timeout: 20_000 });
    expect((await figureOf('办件量', '2026-06'))?.value).toBe('40');
    await page.unroute(saving);
    await page.reload();
    await stands('办件量', '2026-06', { value: '41' });
    expect(await page.getByLabel('办件量 2026年6月 本期数', { exact: true }).inputValue()).toBe('41');
  });

  it('asks for the reason of a deviation beside the figure, and reports', async () => {
    const { page } = reporter;
    await page.getByLabel('投诉件 2026年6月 本期数', { exact: true }).fill('5');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.getByLabel('偏差原因').count(), { timeout: 15_000 }).toBe(1);
    await page.getByLabel('偏差原因').fill('窗口搬迁停办两周');
    await page.getByLabel('改进措施').fill('七月起增设延时服务');
    await page.keyboard.press('Tab');
    await stands('办件量', '2026-06', { measures: '七月起增设延时服务' });
  });

  it('shows both explanations when two people write one; the chosen one is what stands', async () => {
    const { page } = reporter;
    const [reason, measures] = [page.getByLabel('偏差原因'), page.getByLabel('改进措施')];
    await reason.focus();
    const { rev } = (await figureOf('办件量', '2026-06')) ?? {};
    const theirs = { figure: '办件量', month: '2026-06', value: '41', reason: '窗口搬迁停办两周,群众来电', measures: '七月起周末开窗', rev };
    await game.as('unit-reporter', 'U001').put('/reporting/2026/2026H1/U001/figures', { figures: [theirs] });
    await reason.fill('搬迁');
    await page.keyboard.press('Tab');
    await page.getByText('偏差原因:他人写的是“窗口搬迁停办两周,群众来电”,您写的是“搬迁”。').waitFor();
    await page.getByText('改进措施:他人写的是“七月起周末开窗”,您写的是“七月起增设延时服务”。').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '采用他人写的' }).click();
    await page.getByRole('button', { name: '采用他人写的' }).waitFor({ state: 'detached' });
    expect([await reason.inputValue(), await measures.inputValue()]).toEqual([theirs.reason, theirs.measures]);
    await page.reload();
    await reason.waitFor();
    expect([await reason.inputValue(), await measures.inputValue()]).toEqual([theirs.reason, theirs.measures]);
    await reason.fill('窗口搬迁停办两周');
    await page.keyboard.press('Tab');
    await stands('办件量', '2026-06', { reason: '窗口搬迁停办两周' });
  });

  it('says in its own language that no answer came, and reports when the network is back', async () => {
    const { page } = reporter;
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '上报给单位负责人' }).click();
    await page.getByRole('alert').filter({ hasText: '没有连上服务器' }).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/项未填/).waitFor({ state: 'detached' });
    await expect.poll(() => page.getByText('正在保存…').count()).toBe(0);
    await page.getByRole('button', { name: /上报给单位负责人$/ }).click();
    await page.getByText('已填报待签发').waitFor();
    // But for what this test itself cut off.
    expect(reporter.complaints.filter((each) => !each.includes('net::ERR_'))).toEqual([]);
  });

  it('lets the leader sign on a phone, red ones first; the back button shows that it is done', async () => {
    const leader = await browser(phone);
    const { page } = leader;
    await signIn(page, '雷若兰');
    await page.getByRole('link', { name: '去签发' }).click();
    await page.getByRole('heading', { level: 1, name: '签发 上半年填报' }).waitFor();
    const tags = await page.getByRole('listitem').filter({ hasText: '现填' }).getByRole('heading').allTextContents();
    const rank = tags.map((text) => ['偏差超过方案规定', '低于本期应达到', '无可比目标', '达到'].findIndex((words) => text.endsWith(words)));
    expect(rank).toEqual([...rank].sort());
    expect(rank[0]).toBe(0);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'sign-leader-phone');
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByRole('button', { name: '签发' }).click();
    await page.getByRole('button', { name: '签发' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签发' }).click();
    await page.getByText('已签发待审核').waitFor();
    // The other tab still shows the report as it was: it is refused, says why, and shows what is so now.
    await second.getByRole('dialog').getByRole('button', { name: '签发' }).click();
    await second.getByText('不需要您签发').waitFor();
    await second.close();
    await page.goBack();
    await page.goForward();
    await page.getByText('不需要您签发').waitFor();
    expect(leader.complaints).toEqual([]);
  });

  it('lets the office review what waits from its work of the day, and decide between two sources', async () => {
    const clerk = await browser();
    const { page } = clerk;
    await signIn(page, '孙敏');
    await page.getByRole('link', { name: '今日工作' }).click();
    await page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor();
    await page.getByRole('heading', { name: '上半年(截止 2026年7月10日)' }).waitFor();
    const waiting = page.getByRole('region', { name: '填报进度' }).getByRole('link', { name: '样1局' });
    await waiting.waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'today-clerk');
    await waiting.click();
    await page.getByRole('heading', { level: 1, name: '审核 上半年填报' }).waitFor();
    await page.getByText('原因:窗口搬迁停办两周').waitFor();
    await page.getByRole('button', { name: '退回单位' }).click();
    expect(await page.getByRole('dialog').getByRole('button', { name: '退回单位' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'accept-clerk');
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '审核通过' }).click();
    await page.getByText('这份填报现在是“已审核通过”,不需要审核。').waitFor();
    await page.getByRole('link', { name: '数据核对' }).click();
    await page.getByRole('button', { name: '认定 样1局 办件量 2026年6月' }).click();
    const layer = page.getByRole('dialog');
    await layer.getByRole('radio', { name: '统计局 43' }).check();
    expect(await layer.getByRole('button', { name: '认定' }).isDisabled()).toBe(true);
    await layer.getByLabel('认定理由').fill('以统计口径为准');
    await atRest(page);
    expect(await barriersOn(page)).toEqual([]);
    await picture(page, 'reconciliation-clerk');
    await layer.getByRole('button', { name: '认定' }).click();
    await page.getByText('各来源没有需要认定的不一致').waitFor();
    await page.getByRole('cell', { name: '以统计口径为准' }).waitFor();
    expect(clerk.complaints).toEqual([]);
  });

  it('can be done by keyboard alone, from signing in to the report; what is typed without a network is kept and sent later', async () => {
    const reporter = await browser();
    const { page, context } = reporter;
    await page.goto('/');
    await tabTo(reporter, page.getByLabel('按姓名、岗位或单位查找'));
    await page.keyboard.type(soughtAs(page, 'U002unit-reporter'));
    await tabTo(reporter, page.getByRole('button', { name: /U002unit-reporter/ }));
    await page.keyboard.press('Enter');
    await tabTo(reporter, page.getByRole('link', { name: '去填报' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '上半年填报表' }).waitFor();
    const cells = [
      ['办件量 2026年3月', '30'],
      ['办件量 2026年6月', '50'],
      ['窗口数 2026年3月', '12'],
      ['窗口数 2026年6月', '12'],
      ['投诉件 2026年3月', '5'],
      ['投诉件 2026年6月', '5'],
    ] as const;
    for (const [cell, value] of cells) {
      if (cell === '窗口数 2026年6月') await context.setOffline(true);
      await tabTo(reporter, page.getByLabel(`${cell} 本期数`, { exact: true }));
      await page.keyboard.type(value);
      if (cell !== '窗口数 2026年6月') continue;
      await page.keyboard.press('Tab');
      await page.getByText('网络已断开').first().waitFor();
      await page.getByText('已存在本机,联网后自动保存').first().waitFor();
      await context.setOffline(false);
      await expect.poll(() => page.getByText('已存在本机,联网后自动保存').count(), { timeout: 15_000 }).toBe(0);
    }
    await page.keyboard.press('Tab');
    await page.getByText(/项未填/).waitFor({ state: 'detached' });
    await tabTo(reporter, page.getByRole('button', { name: '上报给单位负责人' }));
    await page.keyboard.press('Enter');
    await page.getByText('已填报待签发').waitFor();
  });

  it('lets a lead unit see who has reported and lower with a reason, but neither accept nor return', async () => {
    const lead = await browser();
    const { page } = lead;
    await signIn(page, '谢伟民');
    await page.getByRole('navigation').getByRole('link', { name: '填报核查' }).click();
    await page.getByRole('row', { name: /样1局 已审核通过 \d/ }).waitFor();
    await page.getByText('没有明显偏离的数').waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'lead-unit');
    await page.getByRole('link', { name: '查看 样1局' }).click();
    await page.getByRole('button', { name: '登记扣分' }).click();
    await page.getByLabel('扣几分').fill('0.5');
    await page.getByLabel('理由').fill('台账不全');
    await page.getByLabel('文件').fill('小督〔2026〕2号');
    await page.getByRole('dialog').getByRole('button', { name: '登记扣分' }).click();
    await page.getByText('已登记到台账').waitFor();
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    expect(lead.complaints).toEqual([]);
  });

  it('lets the head of the office add a unit and end a window, each with its reason', async () => {
    const head = await browser();
    const { page } = head;
    await signIn(page, '罗淑芬');
    await page.getByRole('navigation').getByRole('link', { name: '全年进展' }).click();
    await page.getByRole('button', { name: '年中新增单位' }).click();
    await page.getByLabel('单位名称').fill('新设立的一个名称足足有四十个字的单位用来看页面会不会被很长的名称撑开变形的办事处');
    await page.getByRole('dialog').getByRole('combobox', { name: '类别' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('乙类').click();
    await page.getByLabel('从哪个月起考评(如 2026-08)').fill('2026-08');
    await page.getByLabel('理由').fill('机构改革新设');
    await page.getByRole('dialog').getByRole('button', { name: '年中新增单位' }).click();
    await page.getByText('已新增').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '提前关闭填报期' }).click();
    await page.getByLabel('理由').fill('防汛应急,提前汇总');
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await page.getByRole('dialog').getByRole('button', { name: '提前关闭填报期' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '提前关闭填报期' }).waitFor({ state: 'hidden' });
    await page.getByRole('navigation').getByRole('link', { name: '绩效目标' }).click();
    await page
      .getByRole('row', { name: /新设立的一个名称/ })
      .or(page.getByRole('row', { name: /样1局/ }))
      .first()
      .waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    expect(head.complaints).toEqual([]);
  });
});
