import { beforeAll, describe, expect, it } from 'vitest';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { beginLine } from '../../infra/local/play/progress.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser(
  'browser-office',
  (code) => {
    const sample = named(smallCounty(code));
    return {
      ...sample,
      policy: {
        ...sample.policy,
        vetoes: [{ code: 'V1', name: '重大安全事故', effect: { gradeCap: '合格' }, document: '省安委〔2025〕1号', article: '第十七条' }],
      },
    };
  },
  (game) => publishPapers(game, beginLine('准备', 4, { write: () => true })),
);
const { signedIn } = county;
const go = ({ page }: Browser, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const choose = async ({ page }: Browser, label: string, option: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option).click();
};
/** Confirms the open form by the button that names its act. */
const send = async ({ page }: Browser, name: string): Promise<void> => {
  // While a button is busy, its name begins with its spinner's.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${name}$`) })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

describe('people and posts', () => {
  it('the clerk takes somebody on; a wrong telephone number is told at its field and keeps what was typed', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await go(clerk, '人员与任职');
    await page.getByRole('link', { name: '王学军' }).waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '增加人员' }).click();
    await page.getByLabel('姓名', { exact: true }).fill('秦晓岚');
    await page.getByLabel('电话').fill('无');
    await choose(clerk, '岗位', '单位填报人');
    await choose(clerk, '单位(填报人、单位负责人必选)', '样1局');
    await page.getByLabel('理由').fill('新进人员');
    await page.getByRole('dialog').getByRole('button', { name: '增加人员' }).click();
    await page.getByRole('alert').filter({ hasText: '电话号码应由' }).first().waitFor();
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe('秦晓岚');
    await page.getByLabel('电话').fill('0570-1234567');
    await send(clerk, '增加人员');
    await page.getByLabel('查找姓名、单位、岗位').fill('样1局');
    await page.getByRole('row', { name: /秦晓岚 单位填报人\(样1局\) 0570-1234567/ }).waitFor();
    await picture(page, 'people-clerk');
  });

  it('a post gets a last day; nobody gives a post to oneself', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('link', { name: '秦晓岚' }).click();
    await page.getByRole('heading', { level: 1, name: '秦晓岚' }).waitFor();
    await page.getByText('还没有登记账号,不能登录').waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '免去' }).click();
    await page.getByLabel('最后一天').fill('2026-03-31');
    await page.getByLabel('理由').fill('借调期满');
    await send(clerk, '免去');
    await page.getByRole('row', { name: /单位填报人\(样1局\).*2026年3月31日/ }).waitFor();
    await page.goto('/people/office-clerk');
    await page.getByRole('button', { name: '任职', exact: true }).click();
    await choose(clerk, '岗位', '单位负责人');
    await choose(clerk, '单位(填报人、单位负责人必选)', '样2局');
    await page.getByLabel('理由').fill('兼任');
    await page.getByRole('dialog').getByRole('button', { name: '任职', exact: true }).click();
    await page.getByText('不能办理本人的任职和登录账号').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });

  it('a reporter asks a colleague of the unit to stand in, and ends it early', async () => {
    const reporter = await signedIn('王学军');
    const { page } = reporter;
    await go(reporter, '代办');
    await page.getByText('没有代办').waitFor();
    await page.getByRole('button', { name: '请人代办' }).click();
    await choose(reporter, '哪个岗位', '王学军 单位填报人');
    await choose(reporter, '谁来代办', '秦晓岚');
    await page.getByLabel('最后一天').fill('2026-01-10');
    await page.getByLabel('理由').fill('年休假');
    await send(reporter, '请人代办');
    await page.getByRole('row', { name: /王学军 单位填报人\(样1局\) 秦晓岚.*代办中/ }).waitFor();
    await fits(reporter);
    await picture(page, 'substitutions-reporter');
    await page.getByRole('button', { name: '提前结束' }).click();
    await page.getByLabel('理由').fill('提前返岗');
    await send(reporter, '提前结束');
    await page.getByRole('row', { name: /秦晓岚.*提前结束/ }).waitFor();
  });
});

describe('signing in and leaving', () => {
  it('the clerk signs somebody out everywhere and is told of how many sign-ins', async () => {
    const reporter = await signedIn('U002unit-reporter');
    const clerk = await signedIn('孙敏');
    await clerk.page.goto('/people/unit-reporter-U002');
    await clerk.page.getByRole('button', { name: '在所有地方退出' }).click();
    await send(clerk, '在所有地方退出');
    await clerk.page.getByText('已退出 1 处登录').waitFor();
    await reporter.page.reload();
    await reporter.page.getByRole('heading', { name: '登录县衡' }).waitFor();
    expect(await clerk.page.getByRole('button', { name: '登记账号' }).count()).toBe(0);
  });

  it('somebody leaves, gets nothing meanwhile, and comes back without a post', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await go(clerk, '人员与任职');
    await page.getByRole('link', { name: '秦晓岚' }).click();
    await page.getByRole('button', { name: '离任' }).click();
    await page.getByLabel('理由').fill('调离本县');
    await send(clerk, '离任');
    await page.getByText('2025年12月1日离任').waitFor();
    expect(await page.getByRole('button', { name: /^(任职|免去)$/ }).count()).toBe(0);
    await fits(clerk);
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await page.getByLabel('理由').fill('调回');
    await send(clerk, '恢复');
    await page.getByText('2025年12月1日离任').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '任职', exact: true }).waitFor();
  });

  it('a link to what one’s post may not see is refused with the way on', async () => {
    const reporter = await signedIn('王学军');
    const { page, complaints } = reporter;
    const before = complaints.length;
    await page.goto('/people/office-clerk');
    await page.getByText('您的岗位不能查看这一页').waitFor();
    await page.getByText('如需查看,请联系考评办').waitFor();
    await fits(reporter);
    await page.getByRole('link', { name: '返回首页' }).click();
    await page.getByRole('heading', { level: 1, name: '我要做的事' }).waitFor();
    // The browser writes the refusal as an error.
    expect(complaints.splice(before).filter((each) => !each.includes('status of 403'))).toEqual([]);
  });
});

describe('what the office keeps besides', () => {
  it('a public commitment is entered by the clerk and published by the head', async () => {
    const clerk = await signedIn('孙敏');
    await go(clerk, '民生实事');
    await clerk.page.getByText('本年度还没有民生实事').waitFor();
    await clerk.page.getByRole('button', { name: '登记事项' }).click();
    await clerk.page.getByLabel('事项', { exact: true }).fill('新增学位');
    await clerk.page.getByLabel('承诺内容').fill('秋季学期新增学位 300 个');
    await choose(clerk, '责任单位', '样1局');
    await send(clerk, '登记事项');
    await clerk.page.getByRole('button', { name: '填写进展' }).click();
    await clerk.page.getByLabel('进展说明').fill('教学楼已开工');
    await send(clerk, '填写进展');
    await clerk.page.getByText('教学楼已开工').waitFor();
    await fits(clerk);

    const head = await signedIn('罗淑芬');
    await go(head, '民生实事');
    await head.page.getByText(/^待公布/).waitFor();
    await head.page.getByRole('button', { name: '公布', exact: true }).click();
    await send(head, '公布');
    await head.page.getByText(/^待公布/).waitFor({ state: 'hidden' });
    await fits(head);
    await picture(head.page, 'commitments-head');
  });

  it('the ledger takes a bonus, tells what is wrong with one, and a unit reads its own only', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await go(clerk, '加扣分台账');
    await page.getByRole('button', { name: '登记加扣分' }).click();
    await choose(clerk, '单位', '样1局');
    await page.getByLabel('事由').fill('获省级通报表扬');
    await page.getByLabel('文件').fill('省政办〔2026〕9号');
    await page.getByLabel('挂接的指标编码(不填的挂在总分上)').fill('X9');
    await page.getByLabel('分值(按级别计分的不填)').fill('1');
    await page.getByRole('dialog').getByRole('button', { name: '登记加扣分' }).click();
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await page.getByLabel('挂接的指标编码(不填的挂在总分上)').fill('');
    await send(clerk, '登记加扣分');
    await page.getByRole('row', { name: /TZ-001 样1局 加分 获省级通报表扬 1/ }).waitFor();
    await fits(clerk);
    await picture(page, 'ledger-clerk');

    const reporter = await signedIn('王学军');
    await go(reporter, '加扣分台账');
    await reporter.page.getByRole('row', { name: /TZ-001/ }).waitFor();
    expect(await reporter.page.getByRole('button', { name: '登记加扣分' }).count()).toBe(0);
  });
});

describe('what is written into the ledger by hand', () => {
  it('a veto fact and an exception, whose wrong month is told at its field', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('button', { name: '登记一票否决' }).click();
    expect(await page.getByLabel('编号', { exact: true }).inputValue()).toBe('TZ-002');
    await choose(clerk, '单位', '样2局');
    await choose(clerk, '否决事项', '重大安全事故');
    await page.getByLabel('事由').fill('较大生产安全责任事故');
    await page.getByLabel('文件').fill('样安委〔2026〕2号');
    await send(clerk, '登记一票否决');
    await page.getByRole('row', { name: /TZ-002 样2局 一票否决 较大生产安全责任事故/ }).waitFor();
    await page.getByRole('button', { name: '登记例外' }).click();
    await choose(clerk, '单位', '样2局');
    await page.getByLabel('指标编码', { exact: true }).fill('R1');
    await choose(clerk, '类别', '经批准剔除');
    await page.getByLabel('月份(只对部分月份的,如 2026-03、2026-04)').fill('2026-03、四月');
    await page.getByLabel('依据').fill('系统迁移停办');
    await page.getByLabel('文件').fill('样政办函〔2026〕5号');
    await page.getByRole('dialog').getByRole('button', { name: '登记例外' }).click();
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await page.getByLabel('月份(只对部分月份的,如 2026-03、2026-04)').fill('2026-03、2026-04');
    await send(clerk, '登记例外');
    await page.getByRole('row', { name: /TZ-003 样2局 经批准剔除 系统迁移停办 2026-03 2026-04/ }).waitFor();
    expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0);
    await fits(clerk);
  });

  it('the head withdraws an entry, which stays with its reason', async () => {
    const head = await signedIn('罗淑芬');
    const { page } = head;
    await go(head, '加扣分台账');
    await page
      .getByRole('row', { name: /TZ-002/ })
      .getByRole('button', { name: '撤回' })
      .click();
    await page.getByLabel('理由').fill('复核后不属责任事故');
    await send(head, '撤回');
    await page.getByRole('row', { name: /TZ-002.*复核后不属责任事故.*已撤回/ }).waitFor();
    await fits(head);
  });
});

const confirm = async ({ page }: Browser, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

describe('a unit and the office agree on targets', () => {
  let reporter: Browser;
  beforeAll(async () => {
    await county.game.as('office-clerk').post(`/targets/${county.game.cycle}/ask`);
  });

  it('the reporter is led there by the task; what is no number is refused and stays typed', async () => {
    reporter = await signedIn('王学军');
    const { page } = reporter;
    await go(reporter, '我要做的事');
    await page.getByRole('link', { name: '去申报' }).click();
    await page.getByRole('heading', { level: 1, name: '样1局的绩效目标' }).waitFor();
    const target = page.getByLabel('办件量 年度目标');
    await target.fill('一百');
    expect(await page.getByRole('button', { name: '申报给单位负责人' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /保存$/ }).click();
    await page.getByRole('alert').filter({ hasText: '数字' }).first().waitFor();
    expect(await target.inputValue()).toBe('一百');
    await target.fill('100');
    await page.getByRole('button', { name: /保存$/ }).click();
    await page.getByText('已保存').waitFor();
  });

  it('milestones are typed beside it; a last one that is not the target is told at the milestones and stays typed', async () => {
    const { page } = reporter;
    const milestone = (n: number, part: '月份' | '数值') => page.getByLabel(`办件量 第 ${n} 个里程碑 ${part}`);
    for (const [n, month, value] of [
      [1, '2026-06', '60'],
      [2, '2026-12', '90'],
    ] as const) {
      await page.getByRole('button', { name: '办件量 加里程碑' }).click();
      await milestone(n, '月份').fill(month);
      await milestone(n, '数值').fill(value);
    }
    await page.getByRole('button', { name: /保存$/ }).click();
    await page.getByRole('alert').filter({ hasText: '最后一个里程碑应等于目标值' }).waitFor();
    expect(await milestone(2, '数值').inputValue()).toBe('90');
    await milestone(2, '数值').fill('100');
    await page.getByRole('button', { name: /保存$/ }).click();
    await page.getByRole('alert').filter({ hasText: '里程碑' }).waitFor({ state: 'hidden' });
    await expect
      .poll(
        async () =>
          (
            await county.game.as('unit-reporter', 'U001').get<{ lines: { indicator: string; milestones: unknown }[] }>(`/targets/${county.game.cycle}/U001`)
          ).lines.find(({ indicator }) => indicator === 'R1')?.milestones,
        { timeout: 20_000 },
      )
      .toEqual([
        { month: '2026-06', value: '60' },
        { month: '2026-12', value: '100' },
      ]);
    await fits(reporter);
    await picture(page, 'targets-reporter');
    await confirm(reporter, '申报给单位负责人');
    await page.getByText('已申报待签发').waitFor();
  });

  it('the leader signs on a phone, the office returns it with a reason that the reporter reads', async () => {
    const leader = await signedIn('雷若兰', phone);
    await leader.page.getByRole('link', { name: '去签发' }).click();
    await leader.page.getByRole('row', { name: /办件量.*100/ }).waitFor();
    await fits(leader);
    await confirm(leader, '签发');
    await leader.page.getByText('已签发待核定').waitFor();

    const clerk = await signedIn('孙敏');
    await clerk.page.getByRole('navigation').getByRole('link', { name: '绩效目标' }).click();
    await clerk.page.getByRole('row', { name: /样1局 已签发待核定/ }).waitFor();
    await fits(clerk);
    await clerk.page.getByRole('link', { name: '样1局' }).click();
    await clerk.page.getByRole('button', { name: '退回', exact: true }).click();
    await clerk.page.getByLabel('退回原因').fill('低于上年,请重新测算');
    await clerk.page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await clerk.page.getByText('已退回待重报').waitFor();

    await reporter.page.reload();
    await reporter.page.getByText('已退回:低于上年,请重新测算').waitFor();
    await reporter.page.getByLabel('办件量 年度目标').fill('120');
    await reporter.page.getByLabel('办件量 第 2 个里程碑 数值').fill('120');
    await reporter.page.getByRole('button', { name: /保存$/ }).click();
    await reporter.page.getByText('已保存').waitFor();
    await confirm(reporter, '申报给单位负责人');
    await leader.page.reload();
    await confirm(leader, '签发');
    await clerk.page.reload();
    await clerk.page.getByRole('row', { name: /办件量.*120/ }).waitFor();
    await confirm(clerk, '核定');
    await clerk.page.getByText('已核定').first().waitFor();
  });

  it('an agreed target changes only on request: the leader asks, the head decides', async () => {
    const leader = await signedIn('雷若兰', phone);
    await leader.page.reload();
    await leader.page.getByRole('button', { name: '申请调整目标' }).click();
    await choose(leader, '指标', '办件量(R1)');
    await leader.page.getByLabel('调整后的年度目标').fill('110');
    await leader.page.getByLabel('调整理由').fill('职能划转');
    await send(leader, '申请调整目标');
    const head = await signedIn('罗淑芬');
    await go(head, '我要做的事');
    await head.page.getByRole('link', { name: '去审批' }).click();
    await head.page.getByText('职能划转').waitFor();
    await fits(head);
    await picture(head.page, 'target-change-head');
    await head.page.getByRole('button', { name: '批准', exact: true }).click();
    await send(head, '批准');
    await head.page.getByText('已批准', { exact: true }).first().waitFor();
    await leader.page.reload();
    await leader.page.getByRole('row', { name: /办件量.*110/ }).waitFor();
  });

  it('a refused change leaves the target; the unit reads why, and its next request has the next number', async () => {
    const leader = await signedIn('雷若兰', phone);
    await leader.page.getByRole('button', { name: '申请调整目标' }).click();
    expect(await leader.page.getByLabel('申请编号').inputValue()).toBe('BG-U001-2');
    await choose(leader, '指标', '办件量(R1)');
    await leader.page.getByLabel('调整后的年度目标').fill('60');
    await leader.page.getByLabel('调整理由').fill('人手不足');
    await send(leader, '申请调整目标');
    const head = await signedIn('罗淑芬');
    await head.page.reload();
    await head.page.getByRole('button', { name: '不批准' }).click();
    await head.page.getByLabel('不予批准的理由').fill('任务不减');
    await send(head, '不批准');
    await head.page.getByText('未获批准').waitFor();
    await leader.page.reload();
    await leader.page.getByText('人手不足 · 任务不减').waitFor();
    await leader.page.getByRole('row', { name: /办件量.*110/ }).waitFor();
    await fits(leader);
  });

  it('nothing went wrong in any page', () => {
    expect(county.complaints()).toEqual([]);
  });
});
