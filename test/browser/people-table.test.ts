import { readFileSync } from 'node:fs';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser(
  'browser-people-table',
  (code) => named(smallCounty(code)),
  (game) => publishPapers(game, quiet),
);
const { signedIn } = county;

const header = ['人员编号', '姓名', '电话', '岗位', '单位编号', '第一天', '最后一天'];
let exported: string[][];
const choose = async ({ page }: Browser, ...rows: string[][]): Promise<void> => {
  const bytes = await writeXlsx({ sheets: [{ name: '人员', rows: [header, ...rows] }] });
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: '人员.xlsx', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
};
const confirm = ({ page }: Browser) => page.getByRole('dialog').getByRole('button', { name: '确认导入', exact: true });
interface Kept {
  staff: { id: string; name: string; posts: { role: string; unit?: string; to?: string }[] }[];
}
const kept = async () => (await county.game.as('office-head').get<Kept>('/access/staff')).staff;
const called = async (name: string) => (await kept()).filter((each) => each.name === name);

describe('the table of people', () => {
  it('is written out with a row for each post, and brought in unchanged changes nothing', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.goto('/people');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel 表' }).click()]);
    const { sheets } = await readXlsx(new Uint8Array(readFileSync(await saved.path())));
    exported = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
    expect(exported[0]).toEqual(header);
    expect(exported).toContainEqual(['unit-reporter-U001', '王学军', '', '单位填报人', 'U001', '2025-01-01', '']);
    await page.getByRole('button', { name: '导入 Excel 表' }).click();
    await fits(clerk);
    await choose(clerk, ...exported.slice(1));
    await page.getByRole('dialog').getByText('与现在的名单相同').waitFor();
    // U005 joins later in the year: no plan has it yet.
    await page.getByRole('dialog').getByText('名单中已有 2 个任职的单位不在任何年度方案中').waitFor();
    expect(await confirm(clerk).isDisabled()).toBe(true);
    await fits(clerk);
  });

  it('is told of everything that is wrong at once, by the sheet’s row and column; what is no workbook is said to be none', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles({ name: '人员.xlsx', mimeType: 'application/zip', buffer: Buffer.from('姓名,岗位') });
    await dialog.getByText('不是可以读取的 xlsx 工作簿').waitFor();
    await choose(
      clerk,
      ['', '程晓', '', '单位填报人', 'U404', '2026-01-01', ''],
      ['P404', '何平', '', '局长', '', '三月', ''],
      ['', '毛毛', '', '审计人员', '', '2026-01-01', ''],
    );
    await dialog.getByText('有 5 处问题,没有导入').waitFor();
    await dialog.getByRole('row', { name: '2 单位编号 没有一个年度方案中有单位 U404 年度方案所列的单位编号 U404' }).waitFor();
    await dialog.getByRole('row', { name: /^3 人员编号 名单中没有人员编号 P404/ }).waitFor();
    await dialog.getByRole('row', { name: /^3 第一天 .* 三月$/ }).waitFor();
    await dialog.getByRole('row', { name: /^4 岗位 “审计人员”由考评办主任任免/ }).waitFor();
    expect(await confirm(clerk).isDisabled()).toBe(true);
    await fits(clerk);
    expect(await called('程晓')).toEqual([]);
  });

  it('is looked at, and saved only when confirmed; not over a list that has moved on; brought in again it changes nothing', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    const dialog = page.getByRole('dialog');
    const rows = [
      ['', '程晓', '0571-5550000', '单位填报人', 'U002', '2026-01-01', ''],
      ['unit-reporter-U001', '王学军', '', '单位填报人', 'U001', '2025-01-01', '2026-06-30'],
    ];
    await choose(clerk, ...rows);
    await dialog.getByText('将变动 3 处').waitFor();
    await dialog.getByRole('row', { name: /^2 程晓 .* 任职 单位填报人\(样2局\) 2026-01-01/ }).waitFor();
    await dialog.getByRole('row', { name: /^3 王学军 .* 定最后一天 单位填报人\(样1局\) 2025-01-01 2026-06-30/ }).waitFor();
    await fits(clerk);
    await picture(page, 'people-table-clerk');
    expect(await confirm(clerk).isDisabled()).toBe(true);
    await dialog.getByLabel('理由').fill('年度人员调整');
    expect(await called('程晓')).toEqual([]);

    await county.game.as('office-head').post('/access/staff', { name: '新来', reason: '人事调整' });
    await confirm(clerk).click();
    await dialog.getByText('人员名单在预览之后有变动').waitFor();
    expect(await called('程晓')).toEqual([]);
    await confirm(clerk).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await called('程晓')).map(({ posts }) => posts)).toEqual([[{ role: 'unit-reporter', unit: 'U002', from: '2026-01-01' }]]);
    expect((await called('王学军')).flatMap(({ posts }) => posts.map(({ to }) => to))).toEqual(['2026-06-30']);

    await page.getByRole('button', { name: '导入 Excel 表' }).click();
    await choose(clerk, ...rows);
    await dialog.getByText('与现在的名单相同').waitFor();
    expect((await called('程晓')).length).toBe(1);
  });

  it('is the auditor’s to take along, not to bring in; on a phone, and in English', async () => {
    const auditor = await signedIn('毛俊杰', phone);
    const { page } = auditor;
    await page.goto('/people');
    await page.getByRole('button', { name: '导出 Excel 表' }).waitFor();
    expect(await page.getByRole('button', { name: '导入 Excel 表' }).count()).toBe(0);
    await fits(auditor);
    const head = await signedIn('罗淑芬', phone);
    await head.page.evaluate(`localStorage.setItem('xianheng.language', 'en')`);
    await head.page.goto('/people');
    await head.page.getByRole('button', { name: 'Import from Excel' }).click();
    await choose(head, ['', '何平', '', '单位填报人', 'U404', '2026-01-01', '']);
    await head.page.getByRole('dialog').getByText('1 problem; nothing was imported').waitFor();
    await fits(head);
  });
});

describe('at the end', () => {
  it('a post of a unit that no plan has is refused one by one too', async () => {
    const [person] = await called('新来');
    const post = { role: 'unit-reporter', unit: 'U404', from: '2026-01-01', reason: '人事调整' };
    await expect(county.game.as('office-head').post(`/access/staff/${person?.id}/posts`, post)).rejects.toThrow(/没有一个年度方案中有单位 U404/);
  });
  it('nothing went wrong in any page', () => {
    expect(county.complaints()).toEqual([]);
  });
});
