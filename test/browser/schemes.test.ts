import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import { type Game, openingDay } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { until } from '../../infra/local/play/until.ts';
import { type Browser, fits, openBrowser, phone, picture, signIn } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

let cloud: TestCloud;
let game: Game;
let pages: Pages;
const open: Browser[] = [];
const signedIn = async (name: string, size?: typeof phone): Promise<Browser> => {
  const opened = await openBrowser(pages.address, size);
  open.push(opened);
  await signIn(opened.page, name);
  return opened;
};

beforeAll(async () => {
  cloud = await deployedCloud('browser-schemes');
  game = await foundedGame(cloud, (county) => named(smallCounty(county)));
  const { policy, plan, sources, schemes } = game.sample;
  const [clerk, head] = [game.as('office-clerk'), game.as('office-head')];
  await clerk.put(`/schemes/policy/${policy.version}`, policy);
  await head.post(`/schemes/policy/${policy.version}/publish`, {});
  for (const { id, ...settings } of sources) await clerk.put(`/ingestion/sources/${id}`, settings);
  await passTo(game, openingDay(game.sample));
  await until(game, '年度开启', () => head.get(`/cycles/${game.cycle}`));
  await clerk.put(`/schemes/${game.cycle}/plan/${plan.version}`, plan);
  const [first] = schemes;
  const draft = structuredClone(first) as unknown as { root: { children: { fullMarks: string }[] } };
  const [leaf] = draft.root.children;
  if (leaf === undefined) throw new Error('the small county has a scheme with indicators');
  leaf.fullMarks = '50';
  await clerk.put(`/schemes/${game.cycle}/schemes/${first?.code}/1`, draft);
  pages = await servedConsole(cloud, { county: game.sample.policy.county });
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await cloud?.stop();
});

describe('the papers of a year', () => {
  it('the head is led to the plan, issues it with its number, and is told what a scheme still lacks', async () => {
    const head = await signedIn('罗淑芬');
    const { page } = head;
    await page.getByRole('link', { name: '去印发、发布' }).click();
    await page.getByRole('heading', { level: 1, name: '办法、方案与细则' }).waitFor();
    await fits(head);
    await page.getByRole('button', { name: '印发', exact: true }).click();
    await page.getByLabel('文号').fill('样政办〔2026〕3号');
    await page.getByRole('dialog').getByRole('button', { name: '印发', exact: true }).click();
    await page.getByRole('row', { name: /样政办〔2026〕3号/ }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page
      .getByRole('region', { name: /年度考评细则/ })
      .getByRole('button', { name: '发布', exact: true })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText(/下级分值合计 90,应等于 100/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });

  it('the clerk sees the wrong sum where it stands, mends it, tries the rule and saves', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('navigation').getByRole('link', { name: '方案与细则' }).click();
    await page.getByRole('link', { name: '编辑' }).first().click();
    await page.getByText('下级合计 90,应为 100').waitFor();
    await page.getByRole('region', { name: '检查结果' }).getByText('1 处问题,改好后才能发布').waitFor();
    await page
      .getByRole('button', { name: /办件量/ })
      .first()
      .click();
    await page.getByLabel('满分', { exact: true }).fill('60');
    await page.getByText('没有问题,可以发布').waitFor();
    await page.getByLabel('实绩', { exact: true }).fill('90');
    await page.getByLabel('目标值', { exact: true }).fill('120');
    await page.getByText('得 45.00 分').waitFor();
    await page.getByText('有未保存的修改').waitFor();
    await fits(clerk);
    await picture(page, 'scheme-editor');
    await page.getByRole('navigation').getByRole('link', { name: '我要做的事' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '留下' }).click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.locator('.tag').getByText('有未保存的修改').waitFor({ state: 'hidden' });
  });

  it('what two people save at once is shown as a difference, and nobody’s is lost unseen', async () => {
    const clerk = open[1];
    if (clerk === undefined) throw new Error('the clerk signed in before');
    const { page } = clerk;
    const path = `/schemes/${game.cycle}/schemes/SA/1`;
    const theirs = await game.as('office-clerk').ask<{ document: { name: string } }>('GET', path);
    await game.as('office-clerk').ask('PUT', path, { body: { ...theirs.body.document, name: '甲类细则(会签稿)' }, ifMatch: theirs.rev ?? 0 });
    await page.getByRole('textbox', { name: '评分标准(原文)' }).fill('按完成率计分,封顶');
    await page.getByRole('button', { name: '保存草稿' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('别人在您之后也保存过这份草稿').waitFor();
    await dialog.getByText('甲类细则(会签稿)').waitFor();
    await dialog.getByRole('button', { name: '用我的,覆盖对方的' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { document } = await game.as('office-clerk').get<{ document: { root: { children: { text: string }[] } } }>(path);
    expect(document.root.children[0]?.text).toBe('按完成率计分,封顶');
  });

  it('the county’s Excel table goes out and comes back; what it changes is shown first, a bad one is refused with its rows', async () => {
    const clerk = open[1];
    if (clerk === undefined) throw new Error('the clerk signed in before');
    const { page } = clerk;
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel 表' }).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const [sheet] = (await readXlsx(new Uint8Array(Buffer.concat(chunks)))).sheets;
    const rows = sheet?.rows ?? [];
    expect(rows[1]?.slice(0, 5)).toEqual(['办件量', '', '', 60, '按完成率计分,封顶']);
    const sent = async (change: (rows: unknown[][]) => void) => {
      const copy = structuredClone(rows) as unknown[][];
      change(copy);
      const bytes = await writeXlsx({ sheets: [{ name: '表', rows: copy as string[][] }] });
      await page.getByLabel('导入 Excel 表').setInputFiles({ name: '表.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    };
    await sent((all) => all[1]?.splice(3, 1, '六十分'));
    await page.getByText('表格有 1 处问题,没有导入').last().waitFor();
    await page.getByText('第 2 行的分值“六十分”不是大于 0 的数字').waitFor();
    await page.getByRole('dialog').getByRole('button').last().click();
    await sent((all) => all[1]?.splice(4, 1, '按完成率计分,不封顶'));
    const dialog = page.getByRole('dialog').filter({ hasText: '导入后的变动' });
    await dialog.getByText('按完成率计分,不封顶').waitFor();
    await fits(clerk);
    await dialog.getByRole('button', { name: '写入草稿' }).click();
    await page.getByText('没有问题,可以发布').waitFor();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.locator('.tag').getByText('有未保存的修改').waitFor({ state: 'hidden' });
  });

  it('a category without a scheme gets a first draft; the published one gets a new version, compared with the old', async () => {
    const [head, clerk] = open;
    if (head === undefined || clerk === undefined) throw new Error('both signed in before');
    await head.page.reload();
    await head.page
      .getByRole('region', { name: /年度考评细则/ })
      .getByRole('button', { name: '发布', exact: true })
      .first()
      .click();
    await head.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await head.page.getByRole('row', { name: /SA.*已发布/ }).waitFor();

    const { page } = clerk;
    await page.reload();
    await page.getByText('已发布的版本不能修改').waitFor();
    await page.getByRole('button', { name: '另存为新版本' }).click();
    await page.getByLabel('修订理由').fill('年中调整');
    await page.getByLabel('施行日期').fill('2026-07-01');
    await page.getByRole('dialog').getByRole('button', { name: '另存为新版本' }).click();
    await page.getByText('第 2 版').first().waitFor();
    await page.getByRole('region', { name: '版本对照' }).getByText('年中调整').waitFor();
    await fits(clerk);

    await page.getByRole('navigation').getByRole('link', { name: '方案与细则' }).click();
    await page.getByRole('button', { name: '新建' }).click();
    await page.getByRole('heading', { level: 1, name: '乙类考评细则' }).waitFor();
    await page.getByRole('button', { name: /^指标/ }).first().click();
    await page.getByRole('combobox', { name: '计分方法' }).click();
    await page.getByTitle('分档计分').click();
    await page.getByLabel('得分', { exact: true }).waitFor();
    await picture(page, 'scheme-new-rule');
    await fits(clerk);
    expect(open.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('the editor can be read on a phone', async () => {
    const leader = await signedIn('黎秀兰', phone);
    await leader.page.goto(`/schemes/${game.cycle}/SA/1`);
    await leader.page.getByRole('heading', { level: 2, name: '指标体系' }).waitFor();
    await fits(leader);
  });
});
