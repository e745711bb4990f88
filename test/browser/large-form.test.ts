import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { smallPdf } from '../../infra/local/play/small-pdf.ts';
import { type Browser, fits, openBrowser, phone, picture, signIn } from '../support/browser.ts';
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
const firstFigure = '第1项工作的完成质量和按期办结情况';
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

  it('takes a document by drag and drop, and says clearly why another one is refused', async () => {
    const reporter = await browser();
    const { page } = reporter;
    await openForm(reporter);
    const place = page.locator('.drop').first();
    const drop = async (name: string, bytes: Buffer) => {
      const files = await page.evaluateHandle(`(() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([Uint8Array.from(atob('${bytes.toString('base64')}'), (each) => each.charCodeAt(0))], '${name}'));
        return dropped;
      })()`);
      await place.dispatchEvent('drop', { dataTransfer: files });
    };
    await drop('台账.txt', Buffer.from('台账'));
    await page.getByText(/^台账\.txt:/).waitFor();
    await drop('假.pdf', Buffer.from('不是 PDF'));
    await page.getByText(/^假\.pdf · 未通过:/).waitFor({ timeout: 60_000 });
    await drop('办件清单.pdf', smallPdf('BT ET'));
    await page.getByText(/^办件清单\.pdf · 检查通过/).waitFor({ timeout: 60_000 });
    await fits(reporter);
    await picture(page, 'evidence-reporter');
    await page
      .getByRole('listitem')
      .filter({ hasText: /^办件清单\.pdf/ })
      .getByRole('button', { name: '撤回' })
      .click();
    await page.getByLabel('撤回原因').fill('传错了一份');
    await page.getByRole('dialog').getByRole('button', { name: /撤回$/ }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText(/^办件清单\.pdf · 检查通过/).waitFor({ state: 'detached' });
    expect(reporter.complaints).toEqual([]);
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

  it('tells a role without tasks what comes next, and whoever follows a link to what is not theirs why it is closed', async () => {
    const auditor = await browser();
    await signIn(auditor.page, 'auditor');
    await auditor.page.getByText('有新的待办时,会出现在这里').waitFor();
    await fits(auditor);
    const other = await browser();
    await signIn(other.page, 'U001unit-reporter');
    await other.page.goto('/reporting/2026/2026H1/U003');
    await other.page.getByText('您的岗位不能查看这一页').waitFor();
    await other.page.getByText('如需查看,请联系考评办。').waitFor();
    await fits(other);
    expect(auditor.complaints).toEqual([]);
  });

  it('shows the office a document that it does not believe: the unit is told why', async () => {
    const reporter = game.as('unit-reporter', 'U003');
    const { asked } = await reporter.get<{ asked: { figure: string; month: string; value?: string }[] }>('/reporting/2026/2026H1/U003');
    const figures = asked.filter(({ value }) => value === undefined).map(({ figure, month }) => ({ figure, month, value: '90' }));
    await reporter.put('/reporting/2026/2026H1/U003/figures', { figures });
    const { page } = await browser();
    await openForm({ page } as Browser);
    await page
      .locator('.drop input[type=file]')
      .first()
      .setInputFiles({ name: '清单.pdf', mimeType: 'application/pdf', buffer: smallPdf('BT /F1 ET') });
    await page.getByText(/^清单\.pdf · 检查通过/).waitFor({ timeout: 60_000 });
    await reporter.post('/reporting/2026/2026H1/U003/report', {
      missing: [],
      withoutEvidence: [{ figure: firstFigure, month: '2026-06', reason: '随后补交' }],
    });
    await game.as('unit-leader', 'U003').post('/reporting/2026/2026H1/U003/sign');
    const clerk = await browser();
    await signIn(clerk.page, 'office-clerk');
    await clerk.page.getByRole('link', { name: '去审核' }).click();
    await clerk.page.getByText('清单.pdf', { exact: true }).waitFor();
    await clerk.page.getByRole('button', { name: '不采信' }).last().click();
    await clerk.page.getByLabel('不采信的理由').fill('清单没有盖章');
    await clerk.page
      .getByRole('dialog')
      .getByRole('button', { name: /不采信$/ })
      .click();
    await clerk.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await clerk.page.getByText('清单没有盖章').waitFor();
    await fits(clerk);
    const { notifications } = await reporter.get<{ notifications: { told: { kind: string } }[] }>('/tasks/notifications?limit=50');
    expect(notifications.map(({ told }) => told.kind)).toContain('evidence-refused');
  });
});
