import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { ApiProblem } from '../../infra/local/client.ts';
import { postRows } from '../../infra/local/play/batches.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { formCounty } from '../support/form-county.ts';

const form = '/reporting/2026/2026H1/U001';
const firstYear = { none: '首年无上年数' };

interface FormAnswer {
  submission: Submission;
  indicators: { code: string; target?: string; expected?: string; value?: string; deviation?: string; explain: boolean }[];
  asked: (Partial<ReportedFigure> & { figure: string; month: string })[];
}
interface Saved {
  hints: { rule: string; month: string; got: string }[];
  saved: { figure: string; month: string; rev: number }[];
  refused: { figure: string; month: string; problem: { code: string; message: string } }[];
}

let cloud: TestCloud;
let game: Game;
const reporter = () => game.as('unit-reporter', 'U001');
const read = () => reporter().get<FormAnswer>(form);
const save = (...figures: object[]) => reporter().put<Saved>(`${form}/figures`, { figures });
const cellOf = async (figure: string, month: string) => (await read()).asked.find((cell) => cell.figure === figure && cell.month === month);
const revOf = async (figure: string, month: string) => ({ rev: (await cellOf(figure, month))?.rev });

beforeAll(async () => {
  cloud = await deployedCloud('a-form');
  game = await foundedGame(cloud, formCounty);
  await playToFirstWindow(game);
  await postRows(game, 'figures', '统计局', [{ unit: 'U001', figure: '办件量', period: '2026-06', value: '43', source: '统计局' }]);
});
afterAll(async () => cloud?.stop());

describe('a unit’s form', () => {
  it('shows beside each cell the last value, last year’s and what other sources say; a first year is labelled', async () => {
    const { asked, indicators } = await read();
    expect(asked).toEqual([
      { figure: '办件量', month: '2026-03', lastYear: firstYear },
      { figure: '办件量', month: '2026-06', lastYear: firstYear, others: [{ source: '统计局', value: '43' }] },
      ...['2026-03', '2026-06'].map((month) => ({
        figure: '窗口数',
        month,
        last: { value: '12', month: '2025-12' },
        lastYear: { value: '12', month: '2025-12' },
      })),
      ...['2026-03', '2026-06'].map((month) => ({ figure: '投诉件', month, lastYear: firstYear })),
    ]);
    expect(indicators).toMatchObject([
      { code: 'R1', target: '100', expected: '50', value: '43', deviation: '-14.00', explain: false },
      { code: 'R3', target: '12', expected: '12' },
      { code: 'R4', target: '20', expected: '10' },
    ]);
  });

  it('takes “no change” for all that can be carried forward in one act, and says so of each', async () => {
    const carried = ['2026-03', '2026-06'].map((month) => ({ figure: '窗口数', month, rev: 1 }));
    const { status, body } = await reporter().ask<Saved>('POST', `${form}/no-change`, { body: {} });
    expect([status, body]).toEqual([200, { saved: carried, refused: [], hints: [] }]);
    expect(await cellOf('窗口数', '2026-06')).toMatchObject({ value: '12', unchanged: true });
    expect((await reporter().post<Saved>(`${form}/no-change`)).saved).toEqual([]);
  });

  it('refuses “no change” for what each period brings anew', async () => {
    const { status, body } = await reporter().ask<Saved>('POST', `${form}/no-change`, { body: { cells: [{ figure: '投诉件', month: '2026-03' }] } });
    expect([status, body]).toMatchObject([207, { saved: [], refused: [{ figure: '投诉件', month: '2026-03', problem: { code: 'not-carried' } }] }]);
  });

  it('saves what no rule blocks, with hints; a block says which rule and in which numbers', async () => {
    const months = { march: { figure: '办件量', month: '2026-03', value: '20' }, june: { figure: '办件量', month: '2026-06', value: '40' } };
    const put = (...figures: object[]) => reporter().ask<Saved>('PUT', `${form}/figures`, { body: { figures } });
    expect(await put(months.march, months.june)).toMatchObject({
      status: 200,
      body: {
        saved: [months.march, months.june].map(({ figure, month }) => ({ figure, month, rev: 1 })),
        hints: [{ rule: 'V2', month: '2026-06', got: '2026-03 为 20,本期为 40,变动 100.00%' }],
      },
    });
    const { status, body } = await put({ figure: '投诉件', month: '2026-03', value: '25' });
    const problem = { path: 'figures[0].value', code: 'validation-block', got: '投诉件 = 25,办件量 = 20' };
    expect([status, body]).toMatchObject([207, { saved: [], refused: [{ figure: '投诉件', problem }] }]);
    expect(await cellOf('投诉件', '2026-03')).not.toHaveProperty('value');
  });

  it('lets the unit take a figure back: the cell waits again, the rev goes on, and nobody writes over it unseen', async () => {
    const june = { figure: '投诉件', month: '2026-06' };
    const put = (entry: object) => reporter().ask<Saved>('PUT', `${form}/figures`, { body: { figures: [{ ...june, ...entry }] } });
    expect(await put({ value: '' })).toMatchObject({ status: 207, body: { refused: [{ problem: { code: 'not-a-number' } }] } });
    expect(await put({ value: '7', reason: '误填' })).toMatchObject({ status: 200, body: { saved: [{ rev: 1 }] } });
    expect(await put({ value: '', rev: 1 })).toMatchObject({ status: 200, body: { saved: [{ rev: 2 }] } });
    expect(await put({ value: '', rev: 1 })).toMatchObject({ status: 200, body: { saved: [{ rev: 2 }] } });
    expect(await cellOf(june.figure, june.month)).toEqual({ ...june, rev: 2, lastYear: firstYear });
    expect(await put({ value: '8', rev: 1 })).toMatchObject({
      status: 207,
      body: {
        refused: [{ problem: { code: 'changed-by-another', message: '数据项“投诉件”(2026-06)已被他人撤回,请核对后再保存' }, current: { value: '', rev: 2 } }],
      },
    });
    expect(
      (await game.as('office-clerk').get<{ values: { figure: string; month: string }[] }>('/reporting/2026/values/U001')).values.filter(
        (each) => each.figure === june.figure && each.month === june.month,
      ),
    ).toEqual([]);
  });

  it('says at once of a report what is silent, what a rule blocks and which deviation is not explained', async () => {
    const missing = [{ figure: '窗口数', month: '2026-06', reason: '台账在途' }];
    const refused = await reporter()
      .post(`${form}/report`, { missing })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused instanceof ApiProblem ? [refused.status, refused.document['errors']] : []).toMatchObject([
      422,
      [
        { path: 'figures.投诉件.2026-03', code: 'not-reported' },
        { path: 'figures.投诉件.2026-06', code: 'not-reported' },
        { path: 'figures.窗口数.2026-06', code: 'validation-block', expected: '窗口数不得缺报', got: '缺报:窗口数' },
        { path: 'figures.办件量.2026-06.reason', code: 'deviation-unexplained', got: '未写原因' },
      ],
    ]);
  });

  it('keeps 原因 and 改进措施 with the figure, and shows them when the office gives the report back', async () => {
    const explained = { reason: '窗口搬迁停办两周', measures: '七月起增设延时服务' };
    await save(
      { figure: '办件量', month: '2026-06', value: '40', ...explained, ...(await revOf('办件量', '2026-06')) },
      { figure: '投诉件', month: '2026-03', value: '5' },
      { figure: '投诉件', month: '2026-06', value: '5', ...(await revOf('投诉件', '2026-06')) },
    );
    await reporter().post(`${form}/report`, { missing: [], acknowledged: [{ rule: 'V2', month: '2026-06', note: '二季度集中补登' }] });
    await game.as('unit-leader', 'U001').post(`${form}/sign`);
    await game.as('office-clerk').post(`${form}/return-to-unit`, { reason: '请附搬迁通知' });
    const asked = await read();
    expect(asked.submission).toMatchObject({
      status: 'returned',
      reason: '请附搬迁通知',
      hints: [{ rule: 'V2', month: '2026-06', figures: ['办件量'], acknowledged: '二季度集中补登' }],
    });
    expect(asked.asked.find(({ figure, month }) => figure === '办件量' && month === '2026-06')).toMatchObject({ value: '40', ...explained });
    expect(asked.indicators).toMatchObject([{ code: 'R1', value: '40', deviation: '-20.00', explain: true }, { code: 'R3' }, { code: 'R4', explain: false }]);
  });

  it('is accepted with a score of its quality, which the office sees beside the others’ and the unit in its own form', async () => {
    await reporter().post(`${form}/report`, { missing: [] });
    await game.as('unit-leader', 'U001').post(`${form}/sign`);
    await game.as('office-clerk').post(`${form}/accept`);
    // 43 of the statistics bureau against 40, and the hint about it: one cell of six is in doubt. Given back once: 80 for corrections.
    const counts = { asked: 6, answered: 6, lateDays: 0, doubtful: 1, returns: 1 };
    const quality = { score: '92.7', parts: { completeness: '100.0', timeliness: '100.0', consistency: '83.3', corrections: '80.0' }, counts };
    expect((await read()).submission).toMatchObject({ status: 'accepted', quality });
    const { units, outliers } = await game.as('office-clerk').get<{ units: object[]; outliers: object[] }>('/reporting/2026/2026H1/quality');
    expect(units).toMatchObject([
      { unit: 'U001', name: '样1局', status: 'accepted', quality },
      { unit: 'U002', status: 'open' },
      { unit: 'U003' },
      { unit: 'U004' },
    ]);
    expect(outliers).toEqual([]);
    const refused = await reporter()
      .get('/reporting/2026/2026H1/quality')
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 403, code: 'forbidden' });
  });
});
