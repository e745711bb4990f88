import ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Intake } from '#domain/ingestion/intake.ts';
import type { Batch } from '#domain/reporting/batch.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { prepare } from '../../infra/local/play/prepare.ts';
import { beginLine } from '../../infra/local/play/progress.ts';
import { deployedCloud, foundedGame, outputOf, type TestCloud } from '../support/cloud.ts';
import { stopAll } from '../support/executions.ts';
import { dropFile, intakeIs, intakesOf, intakesPath, problemsOf, uploadFile } from '../support/inbox.ts';
import { invoke } from '../support/lambda.ts';
import { smallCounty } from '../support/small-county.ts';
import { trailOf } from '../support/trail.ts';

const source = 'party';
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const header = '单位编号,单位,数据项,月份,数值';

let cloud: TestCloud;
let game: Game;
beforeAll(async () => {
  cloud = await deployedCloud('ingest');
  game = await foundedGame(cloud, smallCounty);
  await prepare(game, beginLine('准备', 5, { write: () => true }));
  const settings = { name: '组织部', owner: { name: '县委组织部' }, precedence: 1 };
  await game.as('office-clerk').put(`/ingestion/sources/${source}`, settings);
});
afterAll(async () => cloud?.stop());

const clerk = () => game.as('office-clerk');
const act = (intake: Intake, what: string, body: unknown) => clerk().post(`${intakesPath(game)}/${intake.id}/${what}`, body);
const batchesOf = async (): Promise<Batch[]> => (await clerk().get<{ batches: Batch[] }>(`/reporting/${game.cycle}/batches`)).batches;
const batchOf = async (intake: Intake): Promise<Batch | undefined> => (await batchesOf()).find(({ id }) => id.startsWith(intake.id));
const marked = async (intake: Intake): Promise<Uint8Array> => {
  const { url } = await clerk().get<{ url: string }>(`${intakesPath(game)}/${intake.id}/marked`);
  const response = await fetch(url);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  return new Uint8Array(await response.arrayBuffer());
};

describe('a file that a system drops into its inbox', () => {
  /** 样1局 in GBK, then a bad value. */
  const gbk = (() => {
    const name = [0xd1, 0xf9, 0x31, 0xbe, 0xd6];
    const head = [0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xca, 0xfd, 0xbe, 0xdd, 0xcf, 0xee, 0x2c, 0xd4, 0xc2, 0xb7, 0xdd, 0x2c, 0xca, 0xfd, 0xd6, 0xb5, 0x0a];
    const figure = [0xb5, 0xb3, 0xbd, 0xa8, 0xb5, 0xc3, 0xb7, 0xd6];
    const ascii = (part: string) => [...text(part)];
    return Uint8Array.from([
      ...head,
      ...name,
      ...ascii(','),
      ...figure,
      ...ascii(',2025-11,91.5\n'),
      ...name,
      ...ascii(','),
      ...figure,
      ...ascii(',2025-12,n/a\n'),
    ]);
  })();

  it('is read in its encoding, its bad cell is listed and marked in the returned file', async () => {
    await dropFile(cloud, game, source, '党建得分.csv', gbk);
    const intake = await intakeIs(game, '党建得分.csv', 'checked');
    expect(intake).toMatchObject({ via: 'inbox', by: 'source:party', found: { format: 'csv', encoding: 'GBK / GB18030', headerRow: 1 }, marked: 'csv' });
    expect(intake.counts).toEqual({ rows: 2, badRows: 1, badCells: 1, values: 1, unchanged: 0, replacing: 0, blank: 0 });
    expect(await problemsOf(game, intake)).toMatchObject([{ row: 3, column: 'D', header: '数值', code: 'not-a-number', got: 'n/a' }]);
    const lines = new TextDecoder().decode(await marked(intake)).split('\r\n');
    expect(lines[0]).toBe('单位,数据项,月份,数值,错误(导入时忽略)');
    expect(lines[2]).toContain('D3 数值:不是数字');
  });

  it('with errors is not posted as a whole; the corrected file is, and the first one is given up', async () => {
    const first = await intakeIs(game, '党建得分.csv', 'checked');
    await expect(act(first, 'confirm', { choice: 'all' })).rejects.toMatchObject({ code: 'bad-rows' });
    const fixed = new TextDecoder().decode(await marked(first)).replace('n/a', '92');
    expect((await uploadFile(game, source, '党建得分-更正.csv', text(fixed))).status).toBe(201);
    const intake = await intakeIs(game, '党建得分-更正.csv', 'checked');
    expect(intake).toMatchObject({ via: 'upload', by: 'office-clerk', counts: { rows: 2, badRows: 0, values: 2 } });
    await act(intake, 'confirm', { choice: 'all' });
    await intakeIs(game, '党建得分-更正.csv', 'posted');
    expect(await batchOf(intake)).toMatchObject({ status: 'posted', count: 2, source: '组织部', by: 'office-clerk' });
    await act(first, 'give-up', { reason: '已报送更正文件' });
    await intakeIs(game, '党建得分.csv', 'withdrawn');
    expect(await batchOf(first)).toBeUndefined();
  });

  it('comes a second time and posts nothing twice', async () => {
    const [before, batches] = [await intakesOf(game), await batchesOf()];
    await dropFile(cloud, game, source, '党建得分.csv', gbk);
    const known = await intakeIs(game, '党建得分-更正.csv', 'posted');
    expect((await uploadFile(game, source, '又名.csv', text(`${header}\nU003,样3局,党建得分,2025-12,90\n`))).status).toBe(201);
    await intakeIs(game, '又名.csv', 'checked');
    expect((await intakesOf(game)).length).toBe(before.length + 1);
    expect(await batchesOf()).toEqual(batches);
    await expect(act(known, 'confirm', { choice: 'all' })).rejects.toMatchObject({ code: 'intake-posted' });
  });
});

describe('a workbook', () => {
  it('has its bad cells filled and commented; conversions are offered, then taken; its good rows are posted and withdrawn', async () => {
    const rows = [
      ['单位编号', '数据项', '月份', '数值'],
      ['U001', '党建得分', '2025-12', 93],
      ['U002', '党建得分', '2025-12', '９４'],
      ['U009', '党建得分', '2025-12', 95],
    ];
    await uploadFile(
      game,
      source,
      '党建.xlsx',
      await writeXlsx({
        sheets: [
          { name: '得分', rows },
          { name: '说明', rows: [['x']] },
        ],
      }),
    );
    const asked = await intakeIs(game, '党建.xlsx', 'checked');
    expect(asked).toMatchObject({ found: { sheet: '得分', otherSheets: ['说明'] }, counts: { rows: 3, badRows: 2, values: 1, replacing: 1 } });
    expect((await problemsOf(game, asked)).map(({ row, code, offer }) => [row, code, offer])).toEqual([
      [3, 'not-a-plain-number', '94'],
      [4, 'unknown-unit', undefined],
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await marked(asked)).buffer as ArrayBuffer);
    const sheet = book.getWorksheet('得分');
    expect(sheet?.getCell('A4').note).toContain('年度方案中没有单位“U009”');
    expect(sheet?.getCell('A4').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } });
    expect(sheet?.getCell('E3').value).toContain('D3 数值');

    await act(asked, 'recheck', { conversions: 'take' });
    const taken = await intakeIs(game, '党建.xlsx', 'checked', 2);
    expect(taken.counts).toMatchObject({ badRows: 1, values: 2, replacing: 1 });
    await act(taken, 'confirm', { choice: 'good-rows' });
    await intakeIs(game, '党建.xlsx', 'posted', 2);
    const batch = await batchOf(taken);
    expect(batch).toMatchObject({ id: `${taken.id}-2`, status: 'posted', count: 2, order: expect.any(Number) });
    await clerk().post(`/reporting/${game.cycle}/batches/${batch?.id}/withdraw`, { reason: '数据有误' });
    expect(await batchOf(taken)).toMatchObject({ status: 'withdrawn', reason: '数据有误' });
  });
});

describe('a file that cannot be taken in', () => {
  it('says what it is, what was expected and what to do', async () => {
    await uploadFile(game, source, '扫描件.pdf', text('%PDF-1.7 x'));
    expect(await intakeIs(game, '扫描件.pdf', 'refused')).toMatchObject({
      refusal: { code: 'format-not-supported', expected: 'xlsx、xls、csv', got: 'PDF 文件' },
    });
  });

  it('for want of a mapping is read again once it is saved', async () => {
    await uploadFile(game, source, '三列.csv', text('预算单位,所属月,本月\n样4局,2025-12,88\n'));
    const refused = await intakeIs(game, '三列.csv', 'refused');
    expect(refused.refusal).toMatchObject({ code: 'header-not-found', got: '第 1 行:预算单位、所属月、本月' });
    const mapping = { unit: '预算单位', month: '所属月', values: [{ column: '本月', figure: '党建得分' }] };
    await clerk().put(`/ingestion/mappings/${source}`, mapping);
    await expect(clerk().put(`/ingestion/mappings/${source}`, mapping)).rejects.toMatchObject({ status: 428 });
    await act(refused, 'recheck', {});
    expect(await intakeIs(game, '三列.csv', 'checked', 2)).toMatchObject({ attempt: 2, found: { mapping: 'saved' }, counts: { values: 1 } });
  });
});

describe('whatever is stopped', () => {
  it('goes on where it was when it is resumed, and a task that the office takes back ends it', async () => {
    const waiting = await intakeIs(game, '三列.csv', 'checked', 2);
    const stopped = await stopAll(cloud.endpoint, game.county);
    expect(stopped.some((name) => name.includes(`intake-${waiting.id}.2`))).toBe(true);
    await invoke(cloud.endpoint, outputOf(cloud, 'ResumeFunction'), { county: game.county, cycle: game.cycle, all: true });
    await act(waiting, 'confirm', { choice: 'all' });
    await intakeIs(game, '三列.csv', 'posted', 2);

    const other = await intakeIs(game, '又名.csv', 'checked');
    const task = await clerk().get<Task>(`/tasks/${game.cycle}/${other.task}`);
    await game.as('office-head').post(`/tasks/${game.cycle}/${task.id}/withdraw`, { reason: '重复' });
    expect(await intakeIs(game, '又名.csv', 'withdrawn')).toMatchObject({ reason: '重复' });
  });

  it('leaves every decision in the trail, once', async () => {
    const facts = (await trailOf(game)).map(({ fact }) => fact).filter((fact) => /^(file|intake|batch|mapping)-/.test(fact));
    expect([...Map.groupBy(facts, (fact) => fact)].map(([fact, all]) => `${fact} ${all.length}`).sort()).toEqual(
      expect.arrayContaining(['file-received 6', 'file-refused 2', 'intake-posted 3', 'intake-withdrawn 2', 'batch-withdrawn 1']),
    );
  });
});
