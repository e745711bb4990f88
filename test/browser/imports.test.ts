import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../infra/local/cloud.ts';
import type { Pages } from '../../infra/local/pages/serve.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { prepare } from '../../infra/local/play/prepare.ts';
import { beginLine } from '../../infra/local/play/progress.ts';
import { atRest, type Browser, barriersOn, openBrowser, overflows, picture, signIn } from '../support/browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { servedConsole } from '../support/console.ts';
import { named } from '../support/named.ts';
import { smallCounty } from '../support/small-county.ts';

let cloud: TestCloud;
let game: Game;
let pages: Pages;
let clerk: Browser;

beforeAll(async () => {
  const port = await freePort(0);
  // Files are posted to the store from the console's own address: it must be the one that the store lets in.
  cloud = await deployedCloud('browser-imports', undefined, `http://localhost:${port}`);
  game = await foundedGame(cloud, (county) => named(smallCounty(county)));
  await prepare(game, beginLine('准备', 5, { write: () => true }));
  pages = await servedConsole(cloud, { port });
  clerk = await openBrowser(pages.address);
});
afterAll(async () => {
  await clerk?.close();
  await pages?.stop();
  await cloud?.stop();
});

const rows = ['单位,数据项,月份,数值', '样1局,党建得分,2025-12,91', '样2局,党建得分,2025-12,待定', '样3局,党建得分,2025-12,９２'];
const file = { name: '12月党建得分.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };

describe('the office imports a file of a source', () => {
  it('is told what comes first: a source, then a file', async () => {
    const { page } = clerk;
    await signIn(page, '孙敏');
    await page.getByRole('link', { name: '数据导入' }).click();
    await page.getByText('还没有登记数据来源').waitFor();
    await page.getByText('还没有导入过文件').waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await game.as('office-clerk').put('/ingestion/sources/party', { name: '组织部', owner: { name: '县委组织部' }, precedence: 1 });
    await page.reload();
  });

  it('sees every bad cell with its place and a reading that is offered, not taken', async () => {
    const { page } = clerk;
    await page.getByRole('combobox', { name: '数据来源' }).click();
    await page.getByTitle('组织部').click();
    await page.getByLabel('选择文件').setInputFiles(file);
    await page.getByText('12月党建得分.csv 已上传,正在校验').waitFor();
    const row = page.getByRole('row', { name: /12月党建得分\.csv/ });
    await row.getByText('待确认').waitFor({ timeout: 30_000 });
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'imports-clerk');
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: '12月党建得分.csv' }).waitFor();
    await page.getByRole('row', { name: /^D3 .*待定/ }).waitFor();
    await page.getByRole('row', { name: /^D4 .*９２.* 92$/ }).waitFor();
    await page.getByText('共 3 行,错误 2 行(2 个单元格);可入库 1 项:新增 1').waitFor();
    await atRest(page);
    expect([await barriersOn(page), await overflows(page)]).toEqual([[], false]);
    await picture(page, 'import-preview-clerk');
  });

  it('takes the offered reading, posts the good rows only, and takes the batch back', async () => {
    const { page } = clerk;
    const confirm = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await confirm('按建议换算后重新校验');
    await page.getByText('错误 1 行(1 个单元格);可入库 2 项').waitFor({ timeout: 30_000 });
    expect(await page.getByRole('button', { name: '全部入库' }).count()).toBe(0);
    await confirm('只入库正确的行');
    await page.getByRole('button', { name: '撤回这一批' }).click({ timeout: 30_000 });
    const layer = page.getByRole('dialog');
    await layer.getByLabel('理由(留痕)').fill('来源更正后重报');
    await layer.getByRole('button', { name: '撤回这一批' }).click();
    await page.getByText('已撤回').waitFor();
    expect(clerk.complaints).toEqual([]);
  });
});
