import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { countyAt } from './console.ts';
import { root } from './planted-tree.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const advice = '没有找到 Chromium,请执行(run this, then try again): sudo apt-get install -y chromium fonts-noto-cjk';

const executable = (): string => {
  const found = [process.env['CHROMIUM'] ?? '', ...places].find((place) => place !== '' && existsSync(place));
  if (found === undefined) throw new Error(advice);
  return found;
};

/** No call home at the start, and no sandbox of its own inside a container. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

/** A browser of its own for one person, with an empty profile. */
export interface Browser {
  context: BrowserContext;
  page: Page;
  /** What the page threw or wrote as an error; a test that ends well leaves it empty. */
  complaints: string[];
  close: () => Promise<void>;
}

export const openBrowser = async (address: string, viewport = desk): Promise<Browser> => {
  const profile = mkdtempSync(join(tmpdir(), 'xianheng-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable(),
    headless: true,
    args: quietly,
    // Without a locale of UTF-8 Chromium gives up Chinese names of files.
    env: { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>,
    viewport,
    locale: 'zh-CN',
    baseURL: address,
    reducedMotion: 'reduce',
    ...(viewport === phone ? { hasTouch: true, isMobile: true } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    // A refusal that the page shows (401 before signing in, 409, 412, 422) is written by the browser as an error too.
    if (line.type() === 'error' && !/status of (401|404|409|412|422)/.test(line.text())) complaints.push(`${line.text()} ${line.location().url}`);
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, page, complaints, close };
};

/** From now on the line is that of a village on the edge of a cell: 400 kbit/s, and 400 ms until the first answer. */
export const slowLine = async ({ context, page }: Browser): Promise<void> => {
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  const bytes = (400 * 1000) / 8;
  await tools.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: bytes, uploadThroughput: bytes });
};

/** What finds a person of the county in the list of sample people. */
export const soughtAs = (page: Page, name: string): string => [countyAt(new URL(page.url()).origin) ?? '', name].join(' ').trim();

/** Signs in as a sample person does: finds the name, presses it. */
export const signIn = async (page: Page, name: string): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('按姓名、岗位或单位查找').fill(soughtAs(page, name));
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('heading', { level: 1, name: '我要做的事' }).waitFor();
};

/** In the page: two looks in a row, frames apart, at which nothing with an end is under way; what has just been asked for begins a frame later. */
const calm = `async () => {
  const frames = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  for (let looks = 0; looks < 2; ) {
    await frames();
    const moving = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    looks = moving.length === 0 ? looks + 1 : 0;
  }
}`;

/** Until nothing moves or fades any more: what is half transparent has no contrast to judge. */
export const atRest = (page: Page): Promise<unknown> => page.evaluate(`(${calm})()`);

/** What axe finds on the page as it is (WCAG 2.2 A and AA), each with the places. */
export const barriersOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
};

/** Whether something is wider than the window, so that one has to scroll sideways. */
export const overflows = async (page: Page): Promise<boolean> =>
  // Not `innerWidth`: on a phone it grows with what is too wide.
  (await page.evaluate<number>('document.documentElement.scrollWidth')) > (page.viewportSize() ?? desk).width;

/** The page at rest has no barriers and nothing is wider than the window. */
export const fits = async ({ page }: Pick<Browser, 'page'>): Promise<void> => {
  await atRest(page);
  expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
};

const pictures = join(root, 'docs', 'guide', 'pictures');
/** The whole page in a window high enough for it, so that what sticks to an edge is at its edge; nothing is still being read. */
export const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  await page.getByText('正在读取…').first().waitFor({ state: 'hidden' });
  const window = page.viewportSize() ?? desk;
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...window, height: Math.max(window.height, height) });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, animations: 'disabled', caret: 'hide' });
  await page.setViewportSize(window);
};
