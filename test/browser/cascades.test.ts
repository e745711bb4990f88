import { describe, expect, it } from 'vitest';
import type { Cascade } from '#domain/targets/cascade.ts';
import { agreeOnTargets } from '../../infra/local/play/agree-targets.ts';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser(
  'browser-cascades',
  (code) => {
    const sample = named(smallCounty(code));
    const targets = Object.entries(agreed).map(([unit, target]) => ({ unit, indicator: 'R1', target, milestones: [] }));
    return { ...sample, targets, joining: [] };
  },
  (game) => publishPapers(game, quiet),
);
const { signedIn } = county;

const agreed: Record<string, string> = { U001: '250', U002: '125', U003: '125', U004: '150' };
const kept = async (): Promise<Cascade[]> => (await county.game.as('office-clerk').get<{ cascades: Cascade[] }>('/targets/2026/cascades')).cascades;
const numbersOf = async (id: string) => (await kept()).find((each) => each.id === id)?.shares.map(({ unit, value }) => `${unit} ${value}`);

const choose = async ({ page }: Browser, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-content', { hasText: option }).first().click();
};
const goTo = ({ page }: Browser) => page.getByRole('navigation').getByRole('link', { name: '目标分解', exact: true }).click();
const press = ({ page }: Browser, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const card = ({ page }: Browser, title: string) => page.getByRole('region', { name: title, exact: true }).first();

describe('the office hands a total of the county down', () => {
  it('is told while it types what does not add up; nothing is saved by looking', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await goTo(clerk);
    await page.getByText('还没有目标分解').waitFor();
    await fits(clerk);
    await page.getByRole('link', { name: '新建分解' }).click();
    await page.getByRole('heading', { level: 1, name: '新建目标分解' }).waitFor();
    await page.getByText('第 1 行:单位、指标和数字').waitFor();
    expect(await page.getByLabel('编号').inputValue()).toBe('FJ-01');
    await page.getByLabel('名称', { exact: true }).fill('全县办件量');
    await page.getByLabel('总量', { exact: true }).fill('400');
    await choose(clerk, '按指标加全部单位', '办件量(R1),4 个单位');
    await page.getByRole('button', { name: '删除第 3 行' }).click();
    await page.getByRole('button', { name: '删除第 2 行' }).click();
    await page.getByLabel('第 1 行 分解数').fill('250');
    await page.getByLabel('第 2 行 分解数').fill('一百五');
    await page.getByText('第 2 行:单位、指标和数字').waitFor();
    await page.getByLabel('第 2 行 分解数').fill('140');
    await page.getByText('合计 390 · 应为 400').waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('dialog').getByText('分解数合计与总量不符,少 10').waitFor();
    expect(await press(clerk, '确认保存').isDisabled()).toBe(true);
    await fits(clerk);
    await press(clerk, '取消').click();
    expect(await kept()).toEqual([]);
  });

  it('saves what adds up once it has looked at it and confirmed', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByLabel('第 2 行 分解数').fill('150');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('dialog').getByRole('row', { name: '样4局 办件量 R1 新增 150' }).waitFor();
    expect(await kept()).toEqual([]);
    await press(clerk, '确认保存').click();
    await card(clerk, '全县办件量').getByText('相加一致').waitFor();
    await card(clerk, '全县办件量').getByText('已声明,可以修改').waitFor();
    await page.getByRole('row', { name: '合计 400' }).waitFor();
    expect(await numbersOf('FJ-01')).toEqual(['U001 250', 'U004 150']);
    await fits(clerk);
  });
});

describe('the head of a lead unit hands its share on', () => {
  const title = '样一局牵头的办件量';

  it('sees what binds the unit, and declares for it alone', async () => {
    const leader = await signedIn('雷若兰');
    const { page } = leader;
    await goTo(leader);
    await card(leader, '全县办件量').waitFor();
    expect(await page.getByRole('link', { name: /^修改/ }).count()).toBe(0);
    await page.getByRole('link', { name: '新建分解' }).click();
    expect(await page.getByLabel('编号').inputValue()).toBe('FJ-U001-1');
    await page.getByLabel('名称', { exact: true }).fill(title);
    await choose(leader, '牵头单位的指标', '办件量');
    await page.getByLabel('总量', { exact: true }).fill('240');
    await choose(leader, '第 1 行 单位', '样2局');
    await choose(leader, '第 1 行 指标', '办件量');
    await page.getByLabel('第 1 行 分解数').fill('120');
    await page.getByRole('button', { name: '加一个单位' }).click();
    await choose(leader, '第 2 行 单位', '样3局');
    await choose(leader, '第 2 行 指标', '办件量');
    await page.getByLabel('第 2 行 分解数').fill('120');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('dialog').getByText('总量应等于上一级分解给牵头单位的数').waitFor();
    await press(leader, '取消').click();
    await page.getByLabel('总量', { exact: true }).fill('250');
    await page.getByLabel('第 2 行 分解数').fill('130');
    await page.getByRole('button', { name: '预览' }).click();
    await press(leader, '确认保存').click();
    await card(leader, '全县办件量')
      .getByRole('link', { name: `再分解:${title}` })
      .waitFor();
    expect(await numbersOf('FJ-U001-1')).toEqual(['U002 120', 'U003 130']);
    await fits(leader);
  });

  it('is shown what somebody else has changed meanwhile, and saves over it only when that is agreed to', async () => {
    const leader = await signedIn('雷若兰');
    const { page } = leader;
    await page.getByRole('link', { name: `修改:${title}` }).click();
    await page.getByLabel('第 1 行 分解数').fill('125');
    await page.getByLabel('第 2 行 分解数').fill('125');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('dialog').getByRole('row', { name: '样2局 办件量 R1 120 125' }).waitFor();
    const there = (await kept()).find(({ id }) => id === 'FJ-U001-1');
    const { lead, total, rule, rev } = there ?? {};
    const shares = [
      { unit: 'U002', indicator: 'R1', value: '110' },
      { unit: 'U003', indicator: 'R1', value: '140' },
    ];
    await county.game.as('office-clerk').put('/targets/2026/cascades/FJ-U001-1', { title, lead, total, rule, shares }, { ifMatch: rev ?? 0 });
    await press(leader, '确认保存').click();
    await page.getByRole('dialog').getByText('已由他人改过').waitFor();
    await page.getByRole('dialog').getByRole('row', { name: '样2局 办件量 R1 110 125' }).waitFor();
    expect([await press(leader, '确认保存').isDisabled(), await numbersOf('FJ-U001-1')]).toEqual([true, ['U002 110', 'U003 140']]);
    await fits(leader);
    await page.getByRole('checkbox', { name: '已核对,仍按右栏保存' }).check();
    await press(leader, '确认保存').click();
    await card(leader, title).getByText('相加一致').waitFor();
    expect(await numbersOf('FJ-U001-1')).toEqual(['U002 125', 'U003 125']);
  });
});

describe('a unit that bears a share', () => {
  it('reads on a phone what binds it and nobody else’s, and changes nothing; in English too', async () => {
    const reporter = await signedIn('U002unit-reporter', phone);
    const { page } = reporter;
    await page.goto('/cascades');
    await card(reporter, '样一局牵头的办件量').getByRole('row', { name: '样2局 办件量 R1 125' }).waitFor();
    expect(await page.getByText('全县办件量').count()).toBe(0);
    expect(await page.getByRole('link', { name: /新建分解|修改|申请调整/ }).count()).toBe(0);
    await fits(reporter);
    await page.goto('/cascades/2026/edit?id=FJ-01');
    await page.getByText('没有这个目标分解').waitFor();
    await page.evaluate(`localStorage.setItem('xianheng.language', 'en')`);
    await page.goto('/cascades');
    await page.getByRole('heading', { level: 1, name: 'Target allocation' }).waitFor();
    await page.getByText('Adds up').waitFor();
    await fits(reporter);
  });
});

describe('a cascade in force', () => {
  it('changes by a request only, which says what the head has to restate; on a phone too', async () => {
    await agreeOnTargets(county.game);
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.goto('/cascades');
    const countys = card(clerk, '全县办件量');
    await countys.getByText('已生效,只能申请调整').waitFor();
    await countys.getByRole('row', { name: /样4局 .*已核定/ }).waitFor();
    await fits(clerk);
    await picture(page, 'cascades-clerk');
    await page.getByRole('link', { name: '申请调整:全县办件量' }).click();
    await page.getByLabel('样4局 调整后的分解数').fill('140');
    await page.getByText('全县办件量:合计 390,应为 400').waitFor();
    await page.getByText('FJ-01=390').waitFor();
    await page.getByLabel('调整理由').fill('机构改革,业务划出');
    await fits(clerk);
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('dialog').getByRole('row', { name: '样4局 办件量 R1 150 140' }).waitFor();
    await fits(clerk);
    await press(clerk, '确认提出申请').click();
    await page.getByRole('heading', { level: 1, name: '绩效目标' }).waitFor();
    const head = county.game.as('office-head');
    const { changes } = await head.get<{ changes: { id: string; lines: { unit: string; to: { target: string } }[] }[] }>('/targets/2026/changes');
    expect(changes.map(({ id, lines }) => [id, lines.map(({ unit, to }) => `${unit} ${to.target}`)])).toEqual([['BG-001', ['U004 140']]]);
    expect(await numbersOf('FJ-01')).toEqual(['U001 250', 'U004 150']);
    await head.post('/targets/2026/changes/BG-001/approve', { totals: [{ cascade: 'FJ-01', to: '390' }] });

    const onPhone = await signedIn('罗淑芬', phone);
    await onPhone.page.goto('/cascades');
    await card(onPhone, '全县办件量').getByText('总量 390').waitFor();
    await fits(onPhone);
    await onPhone.page.goto('/cascades/2026/edit');
    await onPhone.page.getByRole('button', { name: '加一个单位' }).waitFor();
    await fits(onPhone);
    await onPhone.page.goto('/cascades/2026/edit?id=FJ-U001-1');
    await onPhone.page.getByLabel('样2局 调整后的分解数').waitFor();
    await fits(onPhone);
  });
});

describe('at the end', () => {
  it('nothing went wrong in any page', () => {
    expect(county.complaints()).toEqual([]);
  });
});
