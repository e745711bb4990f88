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
import { columns, workbookOf } from '../support/read-file.ts';
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

describe('files that are bad in the ways that offices send them', () => {
  const school = 'school';
  const settings = { name: '县委党校', owner: { name: '县委党校' }, figures: ['党建得分'], precedence: 2 };
  const row = 'U001,党建得分,2025-12,';

  beforeAll(async () => {
    await clerk().put(`/ingestion/sources/${school}`, settings);
  });

  it('are told cell by cell, sheet, row and column; what can be read otherwise is offered; the good row is posted, the bad ones are kept', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(columns);
      sheet.addRow(['U001', '党建得分', '2025-11', 1]);
      sheet.addRow(['U001', '党建得分', '2025-12', 2]);
      sheet.mergeCells('A2:A3');
      sheet.addRow(['U002', '党建得分', '2025-12', { formula: 'D2/0', result: { error: '#DIV/0!' } }]);
      sheet.addRow(['U003', '党建得分', '2025-12-31', 93]);
      sheet.addRow(['U003', '党建得分', '2025-11', '９１分']);
      sheet.addRow(['U003', '党建得分', '2025-10', 0.9]).getCell(4).numFmt = '0%';
      sheet.addRow(['U004', '党建得分', '2025-12', 94]);
    });
    await uploadFile(game, school, '各种错.xlsx', bytes);
    const intake = await intakeIs(game, '各种错.xlsx', 'checked');
    const merged = '合并单元格 A2:A3;请取消合并,并在每一行填写';
    const told = await problemsOf(game, intake);
    expect(told.map(({ sheet, row: at, column, header: over, message, got, offer }) => [`${sheet}!${column}${at}`, over, message, got, offer])).toEqual([
      ['数据!A2', '单位编号', merged, 'U001', undefined],
      ['数据!A3', '单位编号', merged, undefined, undefined],
      ['数据!D4', '数值', '公式出错(#DIV/0!),请修正公式或改填数值', '#DIV/0!', undefined],
      ['数据!C5', '月份', '可读作 2025-12,须由经办人确认', '2025-12-31', '2025-12'],
      ['数据!D6', '数值', '含有全角字符、单位,可换算为 91分,须由经办人确认', '９１分', '91'],
      ['数据!D7', '数值', '单元格显示为“90%”,所存的是 0.9;请将单元格格式改为“常规”,核对数值后再导入', '0.9', undefined],
    ]);
    expect(told.every(({ expected }) => (expected ?? '').length > 3)).toBe(true);
    await expect(act(intake, 'confirm', { choice: 'all' })).rejects.toMatchObject({ code: 'bad-rows' });
    await act(intake, 'confirm', { choice: 'good-rows' });
    await intakeIs(game, '各种错.xlsx', 'posted');
    expect(await batchOf(intake)).toMatchObject({ status: 'posted', count: 1, source: '县委党校' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await marked(intake)).buffer as ArrayBuffer);
    expect(['A2', 'D4', 'C5', 'D6', 'D7'].map((cell) => typeof book.getWorksheet('数据')?.getCell(cell).note)).toEqual(Array(5).fill('string'));
    expect(book.getWorksheet('数据')?.getCell('D6').value).toBe('９１分');
  });

  it('with a template of other papers are refused by the paper that has changed since', async () => {
    const { url } = await clerk().post<{ url: string }>(`/ingestion/${game.cycle}/templates`, { source: school, from: '2026-01', to: '2026-12' });
    const template = new Uint8Array(await (await fetch(url)).arrayBuffer());
    await clerk().ask('PUT', `/ingestion/sources/${school}`, { body: { ...settings, precedence: 3 }, ifMatch: 1 });
    await uploadFile(game, school, '旧模板.xlsx', template);
    const { refusal } = await intakeIs(game, '旧模板.xlsx', 'refused');
    expect(refusal).toMatchObject({
      path: 'template.version',
      code: 'wrong-template',
      message: '年度方案、细则或来源登记在模板导出后有变化(来源登记第 1 版→第 2 版);请重新导出模板,把数据粘贴到新模板后再导入',
      expected: expect.stringMatching(/^模板版本 .*\.2$/),
      got: expect.stringMatching(/^模板版本 .*\.1$/),
    });
  });

  it('with ten megabytes of empty rows are read, and the bad row below them keeps its number', async () => {
    const empty = 3_500_000;
    await uploadFile(game, school, '空行.csv', text(`${columns.join(',')}\n${row}91\n${',,\n'.repeat(empty)}${row.replace('12', '11')}未报\n`));
    const intake = await intakeIs(game, '空行.csv', 'checked');
    expect(intake.bytes).toBeGreaterThan(10 * 1024 * 1024);
    expect(intake.counts).toMatchObject({ rows: 2, badRows: 1, badCells: 1, values: 1 });
    expect(await problemsOf(game, intake)).toMatchObject([{ row: empty + 3, column: 'D', header: '数值', message: '不是数字', got: '未报' }]);
  });

  it('with three columns are refused by the one that is missing', async () => {
    await uploadFile(game, school, '缺数据项.csv', text('单位,月份,数值\n样1局,2025-12,1\n'));
    expect((await intakeIs(game, '缺数据项.csv', 'refused')).refusal).toMatchObject({
      code: 'columns-missing',
      message: '第 1 行像是表头,但缺少“数据项”列;请补上,或使用导出的模板,或先为该数据来源保存列对应关系',
      got: '第 1 行:单位、月份、数值',
    });
  });
});
