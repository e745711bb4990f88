import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '#domain/projects/evaluation.ts';
import { fillWorkbook } from '../../infra/local/play/fill-workbook.ts';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { beginLine } from '../../infra/local/play/progress.ts';
import { enterProject } from '../../infra/local/play/projects.ts';
import type { SampleProject } from '../../infra/local/play/sample-port.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { named } from '../support/named.ts';
import { projectCounty } from '../support/project-county.ts';

const sampleOf = projectCounty({ department: 'U002', unit: 'U001', day: '2027-12-01' }, { department: 'U003', unit: 'U003', day: '2027-12-01' });
const due = '2026-12-31';
let health: SampleProject;
let shows: SampleProject;
const county = countyInBrowser(
  'browser-projects',
  (code) => named(sampleOf(code)),
  async (game) => {
    await publishPapers(game, beginLine('准备', 4, { write: () => true }));
    const [first, second] = game.sample.projectEvaluation.projects;
    if (first === undefined || second === undefined) throw new Error('the county has two projects');
    [health, shows] = [first, second];
    await enterProject(game, health);
  },
);
const { signedIn } = county;
const go = ({ page }: Browser, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const choose = async ({ page }: Browser, label: string, option: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  const choices = page.locator('.ant-select-dropdown:visible');
  await choices.locator('.ant-select-item-option-content').getByText(option).click();
  await choices.waitFor({ state: 'hidden' });
};
/** Confirms the open dialogue by the button that names its act. */
const confirm = async ({ page }: Browser, name: string): Promise<void> => {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${name}$`) })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};
const standing = async (): Promise<Evaluation> =>
  (await county.game.as('finance').get<{ evaluation: Evaluation }>(`/projects/2026/projects/${health.id}/evaluations/self`)).evaluation;

describe('projects', () => {
  it('finance enters one under a locked form: the marks must add up, and every problem is told with what was typed kept', async () => {
    const finance = await signedIn('蔡宏伟');
    const { page } = finance;
    await go(finance, '项目评价');
    await page.getByRole('row', { name: new RegExp(health.content.name) }).waitFor();
    await fits(finance);
    await page.getByRole('link', { name: '登记项目' }).click();
    await choose(finance, '评价表模板', /衡川县民生项目/);
    const { content } = shows;
    await page.getByLabel('编号', { exact: true }).fill(shows.id);
    await page.getByLabel('项目名称').fill(content.name);
    await choose(finance, '主管部门', '样3局(U003)');
    await choose(finance, '实施单位', '样3局(U003)');
    await choose(finance, '来源', '年中追加');
    await page.getByLabel('文件').fill(content.added.document);
    await page.getByLabel('年度总体目标').fill(content.goal);
    await page.getByLabel('全年预算数 当年财政拨款').fill('48万');
    await page.getByText('“48万”不是金额').waitFor();
    await page.getByLabel('全年预算数 当年财政拨款').fill('48');
    await page.getByLabel('全年预算数 社会资金及其他').fill('12');
    const groups = { CC1: '数量指标', CC2: '质量指标', CC3: '时效指标', XY1: '社会效益指标' } as Record<string, string>;
    for (const [at, indicator] of content.indicators.entries()) {
      await page.getByRole('button', { name: `在“${groups[indicator.group]}”下增加指标` }).click();
      const cell = (name: string) => page.getByLabel(`第 ${at + 1} 项 ${name}`, { exact: true });
      await cell('编号').fill(indicator.code);
      await cell('指标').fill(indicator.name);
      await choose(finance, `第 ${at + 1} 项 性质`, indicator.nature);
      await cell('指标值').fill(indicator.target);
      await cell('度量单位').fill(indicator.unitOfMeasure ?? '');
      await cell('分值').fill(at === 0 ? '15' : indicator.marks);
    }
    await page.getByText('“产出指标”已设 35 分,应为 40 分').waitFor();
    await fits(finance);
    await page.getByRole('button', { name: /登记项目$/ }).click();
    await page.getByRole('alert').filter({ hasText: '二级指标“数量指标”的三级指标分值合计 15,应等于 20' }).waitFor();
    expect(await page.getByLabel('项目名称').inputValue()).toBe(content.name);
    await page.getByLabel('第 1 项 分值', { exact: true }).fill('20');
    await picture(page, 'project-new');
    await page.getByRole('button', { name: /登记项目$/ }).click();
    await page.getByRole('heading', { level: 1, name: content.name }).waitFor();
    await page.getByText('年中追加').waitFor();
  });

  it('finance changes the year’s budget by a document and begins the self-evaluation', async () => {
    const finance = await signedIn('蔡宏伟');
    const { page } = finance;
    await go(finance, '项目评价');
    await page.getByRole('link', { name: health.content.name }).click();
    await page.getByRole('button', { name: /调整全年预算$/ }).click();
    await page.getByRole('dialog').getByLabel('其他资金').fill('30');
    await page.getByRole('dialog').getByLabel('文件').fill('衡财预〔2026〕70号');
    await page.getByRole('dialog').getByLabel('理由').fill('社会捐助增加');
    await confirm(finance, '调整全年预算');
    await page.getByRole('row', { name: /200 210 衡财预〔2026〕70号/ }).waitFor();
    await page.getByRole('button', { name: /开展单位自评$/ }).click();
    await page.getByRole('dialog').getByLabel('截止日期').fill(due);
    await confirm(finance, '开展单位自评');
    await page.getByRole('link', { name: '单位自评' }).waitFor();
    await fits(finance);
    await picture(page, 'project-finance');
  });
});

describe('a self-evaluation', () => {
  it('opens from the task, counts the marks while one types, and is saved', async () => {
    const reporter = await signedIn('王学军');
    const { page } = reporter;
    await page.reload();
    await page.getByText(`请填报项目 ${health.id} 的绩效自评表。`).waitFor();
    await page.getByRole('link', { name: '去填报' }).click();
    await page.getByRole('heading', { level: 1, name: `${health.content.name} 单位自评表` }).waitFor();
    await page.getByLabel('全年执行数 其中:当年财政拨款').fill('147');
    await page.getByText('70%').waitFor();
    await page.getByLabel('改造村卫生室数量 实际完成值').fill('19');
    await page.getByPlaceholder('按系统计算 19').waitFor();
    await page.getByText('未达到').first().waitFor();
    await page.getByRole('button', { name: /保存$/ }).click();
    await page.getByText('已保存').waitFor();
    expect(await standing()).toMatchObject({
      executed: { appropriation: '147000000', carriedOver: '0', other: '0' },
      rows: [{ indicator: 'SL01', actual: '19' }, {}, {}, {}, {}, {}, {}],
    });
    await fits(reporter);
  });

  it('names everything that is missing at the report', async () => {
    const { page } = await signedIn('王学军');
    await page.getByRole('button', { name: /上报给单位负责人$/ }).click();
    await confirm(await signedIn('王学军'), '上报给单位负责人');
    const told = page.getByRole('alert').filter({ hasText: '自评表有' });
    await told.getByText('指标“工程验收合格率”没有填写实际完成值').waitFor();
    await told.getByText('预算执行率低于 90%,应说明偏差原因').waitFor();
  });

  it('never writes over what somebody else has saved since: both sides are shown, and one is chosen', async () => {
    const { page } = await signedIn('王学军');
    const other = county.game.as('unit-reporter', 'U001');
    const path = `/projects/2026/projects/${health.id}/evaluations/self`;
    await page.getByLabel('改造村卫生室数量 实际完成值').fill('18');
    await other.put(`${path}/answers`, { goalActual: '他人填写', rows: [{ indicator: 'SL01', actual: '17' }] }, { ifMatch: (await standing()).rev });
    await page.getByRole('button', { name: /保存$/ }).click();
    const dialogue = page.getByRole('dialog', { name: '他人已保存了这张评价表' });
    await dialogue.getByRole('row', { name: '改造村卫生室数量 实际完成值 17 18' }).waitFor();
    await dialogue.getByRole('row', { name: '其中:当年财政拨款 — 147' }).waitFor();
    await dialogue.getByRole('button', { name: '用他人保存的' }).click();
    await dialogue.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('改造村卫生室数量 实际完成值').inputValue()).toBe('17');
    expect((await standing()).goalActual).toBe('他人填写');
  });

  it('goes out as a workbook and comes back filled in; a changed locked cell is named and nothing is taken over', async () => {
    const { page } = await signedIn('王学军');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()]);
    expect(download.suggestedFilename()).toBe(`${health.content.name}-单位自评表.xlsx`);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const send = (file: Uint8Array) =>
      page.getByLabel('导入 Excel').setInputFiles({ name: '表.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(file) });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer);
    const sheet = book.worksheets[0];
    if (sheet === undefined) throw new Error('no sheet');
    sheet.getCell('A1').value = '另一张表';
    await send(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
    await page
      .getByRole('dialog', { name: /有 \d+ 处问题/ })
      .getByText('是锁定内容,不能改动')
      .waitFor();
    expect((await standing()).goalActual).toBe('他人填写');
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    const names = new Map(health.content.indicators.map(({ code, name }) => [code, name]));
    await send(await fillWorkbook(bytes.buffer, names, health.answers));
    await page.getByText('已从 Excel 导入').waitFor();
    await page.getByRole('alert').filter({ hasText: '自评表有' }).waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('村民满意度 实际完成值').inputValue(), { timeout: 10_000 }).toBe('91.5');
    await fits({ page });
    await picture(page, 'project-form');
    await page.getByRole('button', { name: /上报给单位负责人$/ }).click();
    await confirm(await signedIn('王学军'), '上报给单位负责人');
    await page.getByText('已自评待签发').waitFor();
  });

  it('is returned by the leader on a phone with a reason, reported again and signed', async () => {
    const leader = await signedIn('雷若兰', phone);
    const { page } = leader;
    await page.reload();
    await page.getByRole('link', { name: '去签发' }).click();
    await page.getByRole('heading', { level: 1, name: `${health.content.name} 单位自评表` }).waitFor();
    await fits(leader);
    await page.getByRole('button', { name: /退回$/ }).click();
    await page.getByLabel('退回理由').fill('满意度请附调查表');
    await confirm(leader, '退回');
    const reporter = await signedIn('王学军');
    await reporter.page.reload();
    await reporter.page.getByText('退回原因:满意度请附调查表').waitFor();
    await reporter.page.getByRole('button', { name: /上报给单位负责人$/ }).click();
    await confirm(reporter, '上报给单位负责人');
    await page.reload();
    await page.getByRole('button', { name: /签发$/ }).click();
    await confirm(leader, '签发');
    await page.getByText('待评审').waitFor();
    expect(leader.complaints).toEqual([]);
  });

  it('is reviewed by finance, where another score needs a reason, and decided by the head of the office', async () => {
    const finance = await signedIn('蔡宏伟');
    await go(finance, '我要做的事');
    await finance.page.getByRole('link', { name: '去评审' }).click();
    await finance.page.getByLabel('就近就医条件 评审分').fill('18');
    await finance.page.getByRole('button', { name: /提交评审意见$/ }).click();
    await confirm(finance, '提交评审意见');
    await finance.page.getByRole('alert').filter({ hasText: '与前一环节的 19 分不同,应说明理由' }).waitFor();
    await finance.page.getByLabel('就近就医条件 评审理由').fill('设备配置未全部到位');
    await fits(finance);
    await picture(finance.page, 'project-review');
    await finance.page.getByRole('button', { name: /提交评审意见$/ }).click();
    await confirm(finance, '提交评审意见');
    await finance.page.getByText('已评审待定分').waitFor();
    const head = await signedIn('罗淑芬');
    await head.page.getByRole('link', { name: '去定分' }).click();
    await head.page.getByText('评审:设备配置未全部到位').waitFor();
    await fits(head);
    await head.page.getByRole('button', { name: /定分$/ }).click();
    await confirm(head, '定分');
    await head.page.getByText('已定分').first().waitFor();
    const { total, grade } = await standing();
    await go(head, '项目评价');
    await head.page.getByRole('row', { name: new RegExp(`单位自评 ${total} 分.${grade}`) }).waitFor();
    const reporter = await signedIn('王学军');
    await go(reporter, '项目评价');
    await reporter.page.getByRole('row', { name: new RegExp(`单位自评 ${total} 分`) }).waitFor();
    expect(await reporter.page.getByText(shows.content.name).count()).toBe(0);
    for (const each of [finance, head, reporter]) expect(each.complaints).toEqual([]);
  });
});
