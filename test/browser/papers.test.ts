import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Publication } from '#domain/schemes/publication.ts';
import { openingDay } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { until } from '../../infra/local/play/until.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser('browser-papers', (code) => named(smallCounty(code)));
const { signedIn } = county;
const go = ({ page }: Browser, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const choose = ({ page }: Browser, name: string, content: string | Buffer) =>
  page
    .getByRole('dialog')
    .getByLabel('选择文件')
    .setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(content) });
const press = async ({ page }: Browser, name: string): Promise<void> => {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${name}$`) })
    .click();
};
const papers = async (path: string): Promise<Publication[]> =>
  (await county.game.as('office-head').get<{ versions: Publication[] }>(path)).versions.map(({ title, version, status, hash, rev }) => ({
    title,
    version,
    status,
    hash,
    rev,
  })) as Publication[];

describe('the policy from a file, in a county that begins', () => {
  it('what is no such file is refused with its line, and nothing is kept', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await go(clerk, '方案与细则');
    await page.getByText('还没有考评办法').waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '从文件起草考评办法' }).click();
    await choose(clerk, '办法.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00]));
    await page.getByText('这个文件不是文本').waitFor();
    await choose(clerk, '办法.yaml', 'format: xianheng-policy/1\ngoals:\n\t- { name: 依法行政 }\n');
    await page.getByText(/办法\.yaml:3:1 YAML 语法错误:缩进不能用制表符/).waitFor();
    await choose(clerk, '方案.yaml', stringify(county.game.sample.plan));
    await page.getByText('这不是考评办法:文件的 format 为 xianheng-plan/1').waitFor();
    expect(await page.getByRole('button', { name: /存为草稿$/ }).isDisabled()).toBe(true);
    expect(await papers('/schemes/policy')).toEqual([]);
  });

  it('what is wrong inside is told by line and field; it can be kept as a draft that cannot be published', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    const text = stringify(county.game.sample.policy).replace(/^title: .*$/m, 'title: ""');
    const line = text.split('\n').findIndex((each) => each.startsWith('title:')) + 1;
    await choose(clerk, '办法.yaml', text);
    await page.getByText('1 处问题').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: `第 ${line} 行 title` })
      .waitFor();
    await fits(clerk);
    await picture(page, 'paper-from-file');
    await press(clerk, '存为草稿');
    await page.getByText('已存为草稿').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await papers('/schemes/policy')).toMatchObject([{ version: 1, status: 'draft', rev: 1 }]);
    const head = await signedIn('罗淑芬');
    await go(head, '方案与细则');
    await head.page.getByRole('button', { name: '发布', exact: true }).click();
    await head.page.getByRole('dialog').getByRole('button', { name: /发布$/ }).click();
    await head.page.getByText(/应不少于 1 个字/).waitFor();
    await head.page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect((await papers('/schemes/policy'))[0]?.status).toBe('draft');
  });

  it('a draft that somebody else has changed meanwhile is not written over; seen again, it is replaced and published', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('button', { name: '从文件起草考评办法' }).click();
    await choose(clerk, '办法.yaml', stringify(county.game.sample.policy));
    await page.getByText('第 1 版草稿将被文件内容替换').waitFor();
    await page.getByText('没有问题').waitFor();
    await county.game.as('office-clerk').ask('PUT', '/schemes/policy/1', { body: { ...county.game.sample.policy, title: '会签稿' }, ifMatch: 1 });
    await press(clerk, '存为草稿');
    await page.getByRole('alert').filter({ hasText: '内容已被更新' }).waitFor();
    expect((await papers('/schemes/policy'))[0]?.title).toBe('会签稿');
    await page.getByRole('row', { name: /会签稿/ }).waitFor();
    await press(clerk, '存为草稿');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: new RegExp(county.game.sample.policy.title) }).waitFor();
    const head = await signedIn('罗淑芬');
    await head.page.reload();
    await head.page.getByRole('button', { name: '发布', exact: true }).click();
    await head.page.getByRole('dialog').getByRole('button', { name: /发布$/ }).click();
    await head.page.getByRole('row', { name: /已发布/ }).waitFor();
  });
});

describe('the plan of the year', () => {
  it('one of another year is refused; the right one goes out as a file and comes back the same', async () => {
    const { sources, plan } = county.game.sample;
    for (const { id, ...settings } of sources) await county.game.as('office-clerk').put(`/ingestion/sources/${id}`, settings);
    await passTo(county.game, openingDay(county.game.sample));
    await until(county.game, '年度开启', () => county.game.as('office-head').get(`/cycles/${county.game.cycle}`));
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.reload();
    await page.getByText('本年度还没有方案').waitFor();
    await page.getByRole('button', { name: '从文件起草年度方案' }).click();
    await choose(clerk, '去年.yaml', stringify({ ...plan, year: 2025 }));
    await press(clerk, '存为草稿');
    await page.getByText('文档中的年度与保存的年度不一致').waitFor();
    await choose(clerk, '方案.json', JSON.stringify(plan));
    await page.getByText('没有问题').waitFor();
    await press(clerk, '存为草稿');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: new RegExp(plan.title) }).waitFor();
    const before = await papers(`/schemes/${county.game.cycle}/plan`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `导出${plan.title}第 1 版` }).click()]);
    expect(download.suggestedFilename()).toBe(`${plan.title}-第1版.yaml`);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(parse(saved)).toMatchObject({ title: plan.title, units: plan.units.map(({ name }) => ({ name })) });
    await page.getByRole('button', { name: '从文件起草年度方案' }).click();
    await choose(clerk, '方案.yaml', saved);
    await page.getByText('没有问题').waitFor();
    await press(clerk, '存为草稿');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await papers(`/schemes/${county.game.cycle}/plan`)).toEqual(before);
    expect(clerk.complaints).toEqual([]);
  });
});

describe('forms of project evaluation', () => {
  const form = readFileSync('samples/projects/forms/four-parts.yaml', 'utf8');

  it('the head publishes one from its file; a wrong sum is told by its line', async () => {
    const head = await signedIn('罗淑芬');
    const { page } = head;
    await page.reload();
    await go(head, '项目评价');
    await page.getByText('还没有发布评价表模板').waitFor();
    await page.getByRole('button', { name: '发布评价表模板' }).click();
    await choose(head, '四类.yaml', form.replace("marks: '22.5'", "marks: '20'"));
    await press(head, '发布');
    await page.getByRole('alert').filter({ hasText: '项目评价表模板有 1 处问题,不能发布' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: '第 ' }).waitFor();
    await fits(head);
    await choose(head, '四类.yaml', form);
    await press(head, '发布');
    await page.getByRole('row', { name: /四类等权.*第 1 版/ }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await fits(head);
  });

  it('everybody may save it; who may not publish is not offered to; it can be read on a phone', async () => {
    const finance = await signedIn('蔡宏伟', phone);
    const { page } = finance;
    await page.goto('/projects');
    await page.getByRole('row', { name: /四类等权/ }).waitFor();
    expect(await page.getByRole('button', { name: '发布评价表模板' }).count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^导出/ }).click()]);
    expect(parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ code: 'FOUR-PARTS', version: 1 });
    await fits(finance);
  });
});
