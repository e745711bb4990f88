import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { beginLine } from '../../infra/local/play/progress.ts';
import { atRest, type Browser, barriersOn, openBrowser, overflows, phone, picture, signIn } from '../support/browser.ts';
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
  cloud = await deployedCloud('browser-targets');
  game = await foundedGame(cloud, (county) => named(smallCounty(county)));
  await publishPapers(game, beginLine('准备', 4, { write: () => true }));
  await game.as('office-clerk').post(`/targets/${game.cycle}/ask`);
  pages = await servedConsole(cloud);
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await cloud?.stop();
});

const fits = async ({ page }: Browser): Promise<void> => {
  await atRest(page);
  expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
};
const confirm = async ({ page }: Browser, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

describe('a unit and the office agree on targets', () => {
  let reporter: Browser;

  it('the reporter is led there by the task; what is no number is refused and stays typed', async () => {
    reporter = await signedIn('王学军');
    const { page } = reporter;
    await page.getByRole('link', { name: '去申报' }).click();
    await page.getByRole('heading', { level: 1, name: '样1局的绩效目标' }).waitFor();
    const target = page.getByLabel('办件量 年度目标');
    await target.fill('一百');
    expect(await page.getByRole('button', { name: '申报给单位负责人' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '数字' }).first().waitFor();
    expect(await target.inputValue()).toBe('一百');
    await target.fill('100');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存').waitFor();
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
    await reporter.page.getByRole('button', { name: '保存', exact: true }).click();
    await reporter.page.getByText('已保存').waitFor();
    await confirm(reporter, '申报给单位负责人');
    await leader.page.reload();
    await confirm(leader, '签发');
    await clerk.page.reload();
    await clerk.page.getByRole('row', { name: /办件量.*120/ }).waitFor();
    await confirm(clerk, '核定');
    await clerk.page.getByText('已核定').first().waitFor();
    expect(open.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
