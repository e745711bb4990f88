import { describe, expect, it } from 'vitest';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { type Browser, fits, phone, picture } from '../support/browser.ts';
import { countyInBrowser } from '../support/county-in-browser.ts';
import { quiet } from '../support/first-window.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

const county = countyInBrowser(
  'browser-map',
  (code) => {
    const { plan, matters, ...sample } = named(smallCounty(code));
    const { map: _map, ...others } = matters;
    const units = plan.units.map((unit) => ({ ...unit, kind: 'township' as const, name: { U001: '青石镇', U002: '白沙镇' }[unit.id] ?? unit.name }));
    return { ...sample, plan: { ...plan, units }, matters: others };
  },
  (game) => publishPapers(game, quiet),
);
const { signedIn } = county;

type Corner = readonly [number, number];
const area = (unit: string, name: string, [x, y]: Corner, side = 0.2) => {
  const ring = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
  return { type: 'Feature', properties: { unit, name }, geometry: { type: 'Polygon', coordinates: [ring] } };
};
const mapOf = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const stone = area('U001', '青石镇', [118.6, 29]);
const sand = area('U002', '白沙镇', [118.8, 29]);
const strange = area('U999', '外来乡', [119, 29]);
const brook = area('U003', '双溪乡', [119, 29]);
const metres = mapOf(area('U001', '青石镇', [40_512_345, 3_230_000], 900), area('U002', '白沙镇', [40_513_345, 3_230_000], 900));

const choose = async ({ page }: Browser, name: string, text: string): Promise<void> =>
  page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) });
const confirmed = ({ page }: Browser, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const kept = () => county.game.as('office-head').get<{ map?: { features: { properties: { unit: string } }[] }; hash?: string }>('/cycles/map');
const unitsKept = async (): Promise<string[]> => ((await kept()).map?.features ?? []).map(({ properties }) => properties.unit);

describe('the map of the townships', () => {
  it('is not there at first; a file with mistakes is refused with each of them by the name of its township', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('navigation').getByRole('link', { name: '乡镇地图', exact: true }).click();
    await page.getByText('还没有导入乡镇地图').waitFor();
    await fits(clerk);
    await page.getByRole('button', { name: '导入地图' }).click();
    const dialog = page.getByRole('dialog');
    await choose(clerk, '乡镇.geojson', metres);
    await dialog.getByText('2 处问题').waitFor();
    expect(await dialog.locator('.problems > li').allInnerTexts()).toEqual([
      expect.stringContaining('“青石镇”的坐标看来是以米为单位的投影坐标'),
      expect.stringContaining('“白沙镇”的坐标看来是以米为单位的投影坐标'),
    ]);
    expect(await confirmed(clerk, '导入地图').isDisabled()).toBe(true);
    await fits(clerk);
    await choose(clerk, '乡镇.zip', 'PK\u0003\u0004');
    await dialog.getByText('这个文件不是文本').waitFor();
    expect(await kept()).toEqual({});
  });

  it('is looked at before it is taken: what is matched to a unit, what is not, what is missing', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    const dialog = page.getByRole('dialog');
    await choose(clerk, '乡镇.geojson', mapOf(stone, sand, strange));
    await dialog.getByText('对上单位 2 个').waitFor();
    await dialog.getByText('未对上 1 个').waitFor();
    await dialog.getByText('方案中有、地图中没有的乡镇(街道):样3局、样4局').waitFor();
    await dialog.getByRole('row', { name: '外来乡 U999 — 未对上' }).waitFor();
    await dialog.getByRole('row', { name: '青石镇 U001 青石镇 已对上' }).waitFor();
    await dialog.getByRole('img', { name: '地图预览' }).locator('svg text').getByText('外来乡').waitFor();
    await fits(clerk);
    expect(await kept()).toEqual({});
    await confirmed(clerk, '导入地图').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: '现行地图' }).getByText('共 3 个区域').waitFor();
    await page.getByRole('img', { name: '现行地图' }).locator('svg text').getByText('青石镇').waitFor();
    expect(await unitsKept()).toEqual(['U001', 'U002', 'U999']);
    await fits(clerk);
    await picture(page, 'map-clerk');
  });

  it('is replaced only when that is agreed to, and never one that nobody here has seen', async () => {
    const clerk = await signedIn('孙敏');
    const { page } = clerk;
    await page.getByRole('button', { name: '更换地图' }).click();
    const dialog = page.getByRole('dialog');
    await choose(clerk, '乡镇.geojson', mapOf(stone, sand, strange));
    await dialog.getByText('与现行地图完全相同').waitFor();
    expect(await confirmed(clerk, '更换地图').isDisabled()).toBe(true);
    await choose(clerk, '乡镇2.geojson', mapOf(stone, sand, brook));
    const agree = dialog.getByRole('checkbox', { name: /用它更换现行地图/ });
    await agree.waitFor();
    expect(await confirmed(clerk, '更换地图').isDisabled()).toBe(true);
    await agree.check();
    const { hash } = await kept();
    await county.game.as('office-head').post('/cycles/map', { text: mapOf(stone), replaces: hash });
    await confirmed(clerk, '更换地图').click();
    await dialog.getByText('现在的乡镇地图已由他人更换').waitFor();
    await dialog.getByText('用它更换现行地图(1 个区域)').waitFor();
    expect([await agree.isChecked(), await confirmed(clerk, '更换地图').isDisabled(), await unitsKept()]).toEqual([false, true, ['U001']]);
    await fits(clerk);
    await agree.check();
    await confirmed(clerk, '更换地图').click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await unitsKept()).toEqual(['U001', 'U002', 'U003']);
    expect(clerk.complaints).toEqual([]);
  });

  it('is read by the auditor on a phone, who changes nothing; in English too', async () => {
    const auditor = await signedIn('毛俊杰', phone);
    const { page } = auditor;
    await page.goto('/map');
    await page.getByText('对上单位 3 个').waitFor();
    expect(await page.getByRole('button', { name: /导入地图|更换地图/ }).count()).toBe(0);
    await fits(auditor);
    await page.evaluate(`localStorage.setItem('xianheng.language', 'en')`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Township map' }).waitFor();
    await page.getByText('3 matched to units').waitFor();
    await fits(auditor);
    expect(auditor.complaints).toEqual([]);
  });

  it('is previewed on a phone without anything wider than it', async () => {
    const head = await signedIn('罗淑芬', phone);
    const { page } = head;
    await page.goto('/map');
    await page.getByRole('button', { name: '更换地图' }).click();
    await choose(head, '乡镇.geojson', mapOf(stone, sand, strange));
    await page.getByRole('dialog').getByText('未对上 1 个').waitFor();
    await fits(head);
    expect(await unitsKept()).toEqual(['U001', 'U002', 'U003']);
  });
});
