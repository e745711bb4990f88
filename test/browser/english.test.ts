import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import { upToReview } from '../../infra/local/play/feedback.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import { atRest, type Browser, desk, fits, openBrowser, overflows, phone, picture, signIn } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { notEnglish, OfTheCounty } from '../support/english.ts';
import { playToFirstWindow, quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

let cloud: TestCloud;
const games = new Map<string, Game>();
const served: Pages[] = [];
const open: Browser[] = [];

/** Two moments of a year between which every page has something to show. */
const moments = {
  'while units report': playToFirstWindow,
  'when results are reviewed': async (game: Game) => {
    await playYear(game, 'feedback');
    await upToReview(game, quiet);
  },
};
type Moment = keyof typeof moments;

beforeAll(async () => {
  cloud = await deployedCloud('browser-english');
});
afterAll(async () => {
  await Promise.all(open.map(({ close }) => close()));
  await Promise.all(served.map(({ stop }) => stop()));
  await cloud?.stop();
});

/** Signed in and switched to English. Whatever is pressed from now on writes nothing. */
const inEnglish = async (moment: Moment, name: string) => {
  const game = games.get(moment) ?? (await foundedGame(cloud, (county) => named(smallCounty(county))));
  if (!games.has(moment)) {
    games.set(moment, game);
    await moments[moment](game);
  }
  const pages = await servedConsole(cloud, { county: game.sample.policy.county });
  served.push(pages);
  const browser = await openBrowser(pages.address);
  open.push(browser);
  const county = new OfTheCounty(browser.page);
  await signIn(browser.page, name);
  // As long as the console speaks Chinese, nearly every text is a fault.
  expect((await notEnglish(browser.page, county)).length).toBeGreaterThan(10);
  await browser.page.getByRole('button', { name: 'English' }).click();
  await browser.page.route('**/api/**', (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()));
  return { ...browser, county };
};

/** The page has read what it shows. */
const settled = async (page: Page): Promise<void> => {
  await page.getByText('Loading…').first().waitFor({ state: 'hidden' });
  await page.waitForLoadState('networkidle');
  await atRest(page);
};

/** Pages of one kind have the same path but for what they are about. */
const kindOf = (path: string): string => {
  const [, first = '', ...more] = new URL(path, 'http://console').pathname.split('/');
  return [first, more.includes('new') ? 'new' : more.length].join('/');
};
const linksOn = (page: Page, within: string): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('${within} a[href^="/"]')].map((each) => each.getAttribute('href'))`);

/** In the page: what reaches beyond its right edge, the innermost last. */
const beyond = `[...document.querySelectorAll('main *')]
  .filter((each) => each.closest('.scroll') === null && each.getBoundingClientRect().right > window.innerWidth)
  .map((each) => each.tagName + '.' + each.className + ' ' + each.textContent.slice(0, 40))`;

/** English is longer: on a desk and on a phone nothing may be wider than the window. */
const tooWide = async (page: Page): Promise<string[]> => {
  const wide: string[] = [];
  for (const [name, size] of Object.entries({ phone, desk })) {
    await page.setViewportSize(size);
    await atRest(page);
    if (await overflows(page)) wide.push(`wider than a ${name}: ${(await page.evaluate<string[]>(beyond)).join(' > ')}`);
  }
  return wide;
};

/** What was pressed already on a page of its kind, by whomever. */
const pressed = new Set<string>();
const most = 15;

/** Opens whatever a button, a tab, a list of choices or a fold hides, one after the other, and reads what appears. */
const readHidden = async (page: Page, county: OfTheCounty, kind: string): Promise<string[]> => {
  const faults: string[] = [];
  const hidden = page.locator('main').locator('button:enabled, [role=tab], summary, .ant-select:not(.ant-select-disabled)');
  const count = await hidden.count();
  for (let at = 0, opened = 0; at < count && opened < most; at++) {
    const each = hidden.nth(at);
    if (!(await each.isVisible())) continue;
    const name = `${kind} ${(await each.innerText()).replaceAll(/\d+/g, '') || (await each.getAttribute('aria-label'))} ${await each.evaluate('(it) => it.tagName + it.className')}`;
    if (pressed.has(name)) continue;
    pressed.add(name);
    opened += 1;
    const address = page.url();
    await each.click({ timeout: 5_000 });
    await settled(page);
    faults.push(...(await notEnglish(page, county)).map((fault) => `${name.split(' ')[1]} → ${fault}`));
    await page.keyboard.press('Escape');
    await page.locator('.ant-modal-wrap:visible, .ant-drawer-mask:visible').first().waitFor({ state: 'hidden' });
    if (page.url() !== address) {
      await page.goto(address);
      await settled(page);
    }
  }
  return faults;
};

/** All pages of the menu, and one of each kind that they lead to; what is not English on them. */
const readAll = async ({ page, county }: Awaited<ReturnType<typeof inEnglish>>): Promise<Record<string, string[]>> => {
  await settled(page);
  const found: Record<string, string[]> = {};
  const seen = new Set<string>();
  const waiting = ['/sessions', ...(await linksOn(page, 'nav'))];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.add(kind);
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled(page);
    waiting.push(...(await linksOn(page, 'main')));
    const faults = new Set([...(await tooWide(page)), ...(await notEnglish(page, county)), ...(await readHidden(page, county, kind))]);
    if (faults.size > 0) found[path] = [...faults];
  }
  expect(seen.size).toBeGreaterThan(3);
  return found;
};

const people: readonly (readonly [Moment, string, string])[] = [
  ['while units report', 'the reporter', '王学军'],
  ['while units report', 'the unit’s leader', '雷若兰'],
  ['while units report', 'the office’s clerk', '孙敏'],
  ['when results are reviewed', 'the office’s head', '罗淑芬'],
  ['when results are reviewed', 'the county leader', '黎秀兰'],
  ['when results are reviewed', 'the lead unit', '谢伟民'],
  ['when results are reviewed', 'finance', '蔡宏伟'],
  ['when results are reviewed', 'the auditor', '毛俊杰'],
  ['when results are reviewed', 'the reporter', '王学军'],
];

describe('in English', () => {
  it.each(people)(
    '%s, %s reads no word of the console in Chinese, and no key of one',
    async (moment, _, name) => {
      expect(await readAll(await inEnglish(moment, name))).toEqual({});
    },
    400_000,
  );

  it('looks like this', async () => {
    const reporter = await inEnglish('while units report', '王学军');
    await reporter.page.goto('/reporting/2026/2026H1/U001');
    await settled(reporter.page);
    await fits(reporter);
    await picture(reporter.page, 'english-form');
    const head = await inEnglish('when results are reviewed', '罗淑芬');
    for (const name of ['today', 'proposal', 'decisions', 'overview']) {
      await head.page.goto(`/${name}`);
      await settled(head.page);
      await fits(head);
      await picture(head.page, `english-${name}`);
    }
  });
});
