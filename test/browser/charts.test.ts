import { afterEach, describe, expect, it } from 'vitest';
import { buildConsole } from '../../infra/local/pages/build.ts';
import { type Pages, servePages } from '../../infra/local/pages/serve.ts';
import { analysedCounty, type Shown, type StandIn } from '../support/analysed-county.ts';
import { type Browser, desk, fits, openBrowser, overflows, phone } from '../support/browser.ts';
import { smallMap } from '../support/small-county.ts';

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
/** The words of a drawing, and its own frame, as they lie on the screen. */
interface Drawn {
  frame: Box;
  words: Box[];
}
const look = `(name) => {
  const place = [...document.querySelectorAll('[role=img]')].find((each) => each.getAttribute('aria-label') === name);
  if (place === undefined) throw new Error('no drawing ' + name);
  const box = (element) => { const { left, right, top, bottom } = element.getBoundingClientRect(); return { text: element.textContent, left, right, top, bottom }; };
  return { frame: box(place), words: [...place.querySelectorAll('svg text')].map(box) };
}`;

const over = (a: Box, b: Box): boolean => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
const covered = ({ words }: Drawn): string[] =>
  words.flatMap((word, at) => words.slice(at + 1).flatMap((other) => (over(word, other) ? [`${word.text} / ${other.text}`] : [])));
const cut = ({ frame, words }: Drawn): string[] =>
  words.flatMap((word) =>
    word.left < frame.left - 1 || word.right > frame.right + 1 || word.top < frame.top - 1 || word.bottom > frame.bottom + 1 ? [word.text] : [],
  );

let standIn: StandIn;
let pages: Pages;
let browser: Browser;
const openWith = async (count: number, size: typeof phone, shown: Shown = {}): Promise<Browser> => {
  standIn = await analysedCounty(count, shown);
  const files = await buildConsole();
  pages = await servePages({ files, api: standIn.base, endpoint: standIn.base, citizens: { files, api: standIn.base }, port: 0 });
  browser = await openBrowser(pages.address, size);
  await browser.page.goto('/analysis');
  await browser.page.getByRole('heading', { level: 1, name: '图表分析' }).waitFor();
  return browser;
};
afterEach(async () => {
  await browser?.close();
  await pages?.stop();
  await standIn?.stop();
});

describe.each([
  ['a desk', desk],
  ['a phone', phone],
] as const)('the charts on %s', (_, size) => {
  it.each([1, 24, 120])('can be read with %i units: no word lies over another or is cut off, and the table behind has them all', async (count) => {
    const there = await openWith(count, size);
    const { page } = there;
    const charts = ['得分率怎样分布', '分丢在哪些指标上', '与上年比'];
    for (const name of charts) {
      await page.getByRole('img', { name, exact: true }).locator('svg text').first().waitFor({ state: 'attached' });
      const drawn = await page.evaluate<Drawn>(`(${look})(${JSON.stringify(name)})`);
      expect({ name, words: drawn.words.length > 0, covered: covered(drawn), cut: cut(drawn) }).toEqual({ name, words: true, covered: [], cut: [] });
    }
    const trend = page.getByRole('region', { name: '与上年比' });
    await trend.getByText('看数据表').click();
    expect(await trend.getByRole('row').count()).toBe(count + 1);
    expect(await page.getByRole('region', { name: '甲类的各单位与各指标' }).getByRole('rowheader').count()).toBe(count);
    // axe needs half a minute for the 7200 cells of the largest table, which are like those of the smaller one.
    if (count <= 24) await fits(there);
    else expect(await overflows(page)).toBe(false);
    expect([there.complaints, standIn.unknown]).toEqual([[], []]);
  });
});

describe('where results are shown on a map', () => {
  const heading = { level: 2, name: '在哪些乡镇' } as const;

  it('the office reads where a map is imported as long as there is none; nobody else does', async () => {
    const { page } = await openWith(3, desk, { role: 'office-clerk', townships: true });
    await page.getByRole('region', { name: heading.name }).getByText('还没有导入乡镇地图').waitFor();
    await fits({ page });
    await page.getByRole('region', { name: heading.name }).getByRole('link', { name: '导入乡镇地图' }).click();
    await page.getByRole('heading', { level: 1, name: '乡镇地图' }).waitFor();
  });

  it.each([
    ['a leader of townships', { role: 'county-leader', townships: true }],
    ['the office of bureaus', { role: 'office-clerk' }],
  ] as const)('%s is told nothing of a map that is not there', async (_, shown) => {
    const { page } = await openWith(3, desk, shown);
    await page.getByRole('img', { name: '与上年比' }).locator('svg text').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('heading', heading).count()).toBe(0);
  });

  it('the office comes from the map that is there to where it is replaced', async () => {
    const { page } = await openWith(3, desk, { role: 'office-clerk', map: smallMap });
    const part = page.getByRole('region', { name: heading.name });
    await part.getByRole('img').locator('svg text').first().waitFor();
    await part.getByRole('link', { name: '查看或更换地图' }).click();
    await page.getByRole('button', { name: '更换地图' }).waitFor();
    await page.getByRole('region', { name: '现行地图' }).getByText('对上单位 2 个').waitFor();
  });
});
