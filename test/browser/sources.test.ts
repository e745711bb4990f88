import { describe, expect, it } from 'vitest';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser(
  'browser-sources',
  (code) => named(smallCounty(code)),
  (game) => publishPapers(game, quiet),
);
const { signedIn } = county;
const confirm = ({ page }: Browser, name: string) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${name}$`) })
    .click();
const choose = async ({ page }: Browser, label: string, option: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).click();
  const choices = page.locator('.ant-select-dropdown:visible');
  await choices.locator('.ant-select-item-option-content').getByText(option, { exact: true }).click();
  await choices.waitFor({ state: 'hidden' });
};

interface Kept {
  id: string;
  name: string;
  owner: { name: string };
  precedence: number;
  rev: number;
  arrival?: object;
  pull?: object;
}
const kept = async (id: string): Promise<Kept | undefined> =>
  (await county.game.as('office-head').get<{ sources: Kept[] }>('/ingestion/sources')).sources.find((source) => source.id === id);

describe('the registry of sources', () => {
  it('the clerk registers one; what is no number is told at its field and what was typed stays', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('navigation').getByRole('link', { name: '数据来源', exact: true }).click();
    await page.getByText('还没有登记数据来源').waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '登记来源' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('编号').fill('weather');
    await dialog.getByLabel('来源', { exact: true }).fill('气象局');
    await dialog.getByLabel('责任单位').fill('县气象局');
    await dialog.getByLabel('优先顺序(1–999,小的在前)').fill('三十');
    await choose(clerk, '多久报一次', '每季');
    await dialog.getByLabel('最早几日').fill('1');
    await dialog.getByLabel('最迟几日').fill('12');
    await fits(clerk);
    await confirm(clerk, '登记来源');
    await dialog.locator('label').filter({ hasText: '优先顺序' }).getByText(/应为/).waitFor();
    expect(await dialog.getByLabel('来源', { exact: true }).inputValue()).toBe('气象局');
    expect(await kept('weather')).toBeUndefined();
    await dialog.getByLabel('优先顺序(1–999,小的在前)').fill('30');
    await confirm(clerk, '登记来源');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /气象局.*每季,期满后第 1 个月 1–12 日/ }).waitFor();
    expect(await kept('weather')).toMatchObject({ owner: { name: '县气象局' }, precedence: 30, arrival: { every: 'quarterly', fromDay: 1, toDay: 12 } });
  });

  it('what somebody else has changed meanwhile is not written over unseen', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page
      .getByRole('row', { name: /气象局/ })
      .getByRole('button', { name: '修改' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('责任单位').fill('县气象局业务科');
    const { id: _id, rev: _rev, ...before } = (await kept('weather')) ?? { id: '', rev: 0 };
    const { county: _county, by: _by, ...settings } = before as Record<string, unknown>;
    await county.game.as('office-clerk').ask('PUT', '/ingestion/sources/weather', { body: { ...settings, precedence: 35 }, ifMatch: 1 });
    await confirm(clerk, '修改');
    await page.getByText(/内容已被更新/).waitFor();
    expect(await dialog.getByLabel('责任单位').inputValue()).toBe('县气象局业务科');
    expect(await kept('weather')).toMatchObject({ owner: { name: '县气象局' }, precedence: 35 });
    await dialog.getByRole('button', { name: '取消' }).click();
    await page.getByRole('row', { name: /气象局.*35/ }).waitFor();
  });

  it('fetching is set up and tried; why nothing came is told', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page
      .getByRole('row', { name: /气象局/ })
      .getByRole('button', { name: '设置自动采集' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^地址/).fill('ftp://data.example.org/{month}');
    await dialog.getByLabel('“单位”的字段名').fill('unit');
    await dialog.getByLabel('数据项(没有“数据项”字段时填写)').fill('办件量');
    await dialog.getByLabel('“月份”的字段名').fill('month');
    await dialog.getByLabel('“数值”的字段名').fill('value');
    await dialog.getByLabel(/^采集日/).fill('5、20');
    await confirm(clerk, '设置自动采集');
    await page.getByText(/数据来源有 \d 处问题,未保存/).waitFor();
    // Nobody listens there.
    await dialog.getByLabel(/^地址/).fill('http://127.0.0.1:9/{month}.json');
    await confirm(clerk, '设置自动采集');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /气象局.*每月 5、20 日/ }).waitFor();
    await page.getByRole('button', { name: '立即采集气象局' }).click();
    await confirm(clerk, '立即采集气象局');
    await page.getByRole('row', { name: /气象局.*未接收,1 处问题|气象局.*未接收/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await fits(clerk);
    await picture(page, 'sources-clerk');
  });
});

describe('tokens of the sources’ systems', () => {
  it('the head issues one, which is shown once, and revokes it with a reason', async () => {
    const head = await signedIn('罗淑芬');
    const { page } = head;
    await page.goto('/sources');
    await page.getByText('还没有签发过令牌').waitFor();
    await page.getByRole('button', { name: '签发令牌' }).click();
    await choose(head, '来源', '气象局');
    await page.getByRole('dialog').getByLabel('使用系统').fill('气象业务平台');
    await page.getByRole('dialog').getByLabel('有效期至').fill('2029-12-31');
    await confirm(head, '签发令牌');
    await page.getByText('令牌的有效期最长一年').first().waitFor();
    await page.getByRole('dialog').getByLabel('有效期至').fill('2026-06-30');
    await confirm(head, '签发令牌');
    await page.getByText('请现在复制并交给系统管理人员').waitFor();
    const token = await page.getByRole('dialog').locator('code').innerText();
    expect(token.length).toBeGreaterThan(40);
    await fits(head);
    await page.getByRole('button', { name: '我已记下' }).click();
    await page.getByRole('row', { name: /气象局.*气象业务平台.*有效/ }).waitFor();
    await page.reload();
    await page.getByRole('row', { name: /气象业务平台/ }).waitFor();
    expect(await page.content()).not.toContain(token);
    await page
      .getByRole('row', { name: /气象业务平台/ })
      .getByRole('button', { name: '撤销' })
      .click();
    await page.getByRole('dialog').getByLabel('理由').fill('系统停用');
    await confirm(head, '撤销');
    await page.getByRole('row', { name: /气象业务平台.*已撤销.*系统停用/ }).waitFor();
    expect(head.complaints).toEqual([]);
  });

  it('the auditor reads all of it on a phone and changes nothing', async () => {
    const auditor = await signedIn('毛俊杰', phone);
    const { page } = auditor;
    await page.goto('/sources');
    await page.getByRole('row', { name: /气象业务平台.*已撤销/ }).waitFor();
    await page.getByRole('row', { name: /气象局.*未接收/ }).waitFor();
    await fits(auditor);
    for (const name of ['登记来源', '修改', '设置自动采集', '签发令牌', '撤销']) expect(await page.getByRole('button', { name }).count()).toBe(0);
  });
});
