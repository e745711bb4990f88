import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser(
  'browser-planning',
  (code) => named(smallCounty(code)),
  (game) => publishPapers(game, quiet),
);
const { signedIn } = county;
const go = ({ page }: Browser, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

describe('the yearly table of holidays', () => {
  const file = (name: string, content: Buffer | string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const choose = ({ page }: Browser, chosen: ReturnType<typeof file>) => page.getByLabel('文件(csv、yaml、json)').setInputFiles(chosen);
  const send = ({ page }: Browser) =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: /导入节假日安排$/ })
      .click();

  it('a file that is wrong is told of line by line, a workbook is no text, and what was typed stays', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await go(clerk, '节假日安排');
    await page.getByText('还没有导入节假日安排').waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '导入节假日安排' }).click();
    expect(await page.getByLabel('年份').inputValue()).toBe('2026');
    await page.getByLabel('通知文号').fill('国办发明电〔2025〕7号');
    await choose(clerk, file('放假.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00])));
    await page.getByRole('alert').filter({ hasText: '请先另存为 csv' }).waitFor();
    await choose(clerk, file('放假.csv', '日期,类型,名称\n2026-01-05,班,元旦\n2026-01-01,假,元旦\n2025-10-01,休,国庆节\n'));
    await send(clerk);
    await page.getByText('有 3 处问题').waitFor();
    await page.getByText('第 2 行“类型”:2026-01-05 不是周六或周日').waitFor();
    await page.getByText('第 3 行“类型”:只能是“休”或“班”(假)').waitFor();
    await page.getByText('第 4 行“日期”:不是 2026 年的日期(2025-10-01)').waitFor();
    await fits(clerk);
    expect(await page.getByLabel('通知文号').inputValue()).toBe('国办发明电〔2025〕7号');
  });

  it('the right file, as Excel saves it in GBK, counts at once; what is saved as csv can be corrected and imported again', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    // 日期,类型,名称 / 2026-01-01,休,元旦 / 2026-01-04,班,元旦
    const gbk = Buffer.from('c8d5c6da2cc0e0d0cd2cc3fbb3c60d0a323032362d30312d30312cd0dd2cd4aab5a90d0a323032362d30312d30342cb0e02cd4aab5a90d0a', 'hex');
    await choose(clerk, file('放假.csv', gbk));
    await send(clerk);
    await page.getByRole('row', { name: '2026年1月1日 周四 放假 元旦' }).waitFor();
    await page.getByRole('row', { name: '2026年1月4日 周日 上班 元旦' }).waitFor();
    await page.getByText('放假 1 天,调休上班 1 天').waitFor();

    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '2026 年第 1 版存为 csv' }).click()]);
    const text = readFileSync(await saved.path(), 'utf8');
    await page.getByRole('button', { name: '导入节假日安排' }).click();
    await page.getByLabel('年份').fill('2026');
    await choose(clerk, file('放假.csv', text));
    await send(clerk);
    await page.getByRole('alert').filter({ hasText: '完全相同' }).waitFor();
    await choose(clerk, file('放假.csv', `${text}2026-01-02,休,元旦\r\n`));
    await send(clerk);
    await page.getByText('放假 2 天,调休上班 1 天').waitFor();
    await page.getByText('以前的版本(1)').waitFor();
    await fits(clerk);
    await picture(page, 'holidays-clerk');

    const { county: record, cycles } = await county.game
      .as('auditor')
      .get<{ county: { calendarHash?: string }; cycles: { calendarHash?: string }[] }>('/cycles/county');
    expect(record.calendarHash).toBeDefined();
    expect(cycles.map(({ calendarHash }) => calendarHash)).toEqual([record.calendarHash]);
  });

  it('the auditor reads it on a phone and imports nothing', async () => {
    const auditor = await signedIn('毛俊杰', phone);
    await auditor.page.goto('/holidays');
    await auditor.page.getByText('放假 2 天,调休上班 1 天').waitFor();
    await fits(auditor);
    expect(await auditor.page.getByRole('button', { name: '导入节假日安排' }).count()).toBe(0);
  });
});

describe('at the end', () => {
  it('nothing went wrong in any page', () => {
    expect(county.complaints()).toEqual([]);
  });
});
