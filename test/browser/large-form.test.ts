import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { type Browser, fits, openBrowser, phone, signIn } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { longName, manyIndicators, wideCounty } from '../support/wide-county.ts';

let cloud: TestCloud;
let game: Game;
let pages: Pages;
const open: Browser[] = [];
const browser = async (size?: typeof phone): Promise<Browser> => {
  const opened = await openBrowser(pages.address, size);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  cloud = await deployedCloud('browser-large-form');
  game = await foundedGame(cloud, wideCounty);
  await playToFirstWindow(game);
  pages = await servedConsole(cloud, { county: game.sample.policy.county });
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await pages?.stop();
  await cloud?.stop();
});

const openForm = async ({ page }: Browser): Promise<void> => {
  await signIn(page, 'U003unit-reporter');
  await page.getByRole('link', { name: '去填报' }).click();
  await page.getByRole('heading', { level: 1, name: '上半年填报表' }).waitFor();
};
const last = `第${manyIndicators}项工作的完成质量和按期办结情况 2026年6月 本期数`;

describe('a form of 200 indicators, of a unit whose name has forty characters', () => {
  it('shows every cell and the whole name, nothing wider than the window', async () => {
    expect(longName).toHaveLength(40);
    const reporter = await browser();
    const { page } = reporter;
    await openForm(reporter);
    await page.getByLabel(last, { exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: /本期数$/ }).count()).toBe(2 * manyIndicators);
    await page.getByText(longName).first().waitFor();
    await page.getByText(`还有 ${2 * manyIndicators} 项未填`).waitFor();
    await fits(reporter);
    expect(reporter.complaints).toEqual([]);
  });

  it('takes the last of them as readily as the first', async () => {
    const { page } = await browser();
    await openForm({ page } as Browser);
    const field = page.getByLabel(last, { exact: true });
    await field.fill('96.5');
    await page.keyboard.press('Tab');
    await page.getByText(/^\d\d:\d\d 已保存$/).waitFor();
    await page.getByText(`还有 ${2 * manyIndicators - 1} 项未填`).waitFor();
  });

  it('fits a phone too, and so do the pages that name the unit', async () => {
    const reporter = await browser(phone);
    await openForm(reporter);
    await reporter.page.getByLabel(last, { exact: true }).waitFor();
    await fits(reporter);
    const clerk = await browser(phone);
    await signIn(clerk.page, 'office-clerk');
    for (const place of ['/units', '/people']) {
      await clerk.page.goto(place);
      await clerk.page.getByText(longName).first().waitFor();
      await fits(clerk);
    }
    expect([...reporter.complaints, ...clerk.complaints]).toEqual([]);
  });
});
