import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cellKey, checkRows } from '#domain/ingestion/check-rows.ts';
import type { TemplateMark } from '#domain/ingestion/template.ts';
import { templateRows } from '#domain/ingestion/template-rows.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { writeTemplate } from '#platform/sheets/write-template.ts';
import { findTable } from '../../../functions/ingestion/find-table.ts';
import { aBook } from '../../support/a-book.ts';

const income = '一般公共预算收入';
const posted = new Map<string, string>([
  [`U001|${income}|2026-01`, '1234.5'],
  [`U001|${income}|2026-02`, '0.1234567890123456789'],
  [`U003|三公经费|2026-01`, '-3'],
]);
const mark: TemplateMark = { format: 'xianheng-template/1', county: '330798', cycle: '2026', source: 'finance', version: aBook().version };

const exported = (book = aBook(), over: Partial<TemplateMark> = {}): Promise<Uint8Array> =>
  writeTemplate({
    title: '模板',
    mark: { ...mark, ...over },
    rows: templateRows(book, { from: '2026-01', to: '2026-02' }, posted),
    units: book.units.map(({ id }) => id),
    figures: book.delivered,
    months: ['2026-01', '2026-02'],
  });

const imported = async (bytes: Uint8Array, book = aBook()) => {
  const table = await findTable(await openTable(bytes), { book, conversions: 'ask', mark, saved: undefined });
  const check = checkRows(table.reading, table.sheet.merges);
  for await (const row of table.sheet.rows()) if (row.row > table.headerRow) check.take(row);
  return { mapping: table.mapping, ...check.finish(posted) };
};
const inExcel = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
};

describe('a template', () => {
  it('has a row for every unit, figure and month that the source owes, with the last value', async () => {
    const rows = templateRows(aBook(), { from: '2026-01', to: '2026-02' }, posted);
    expect(rows.map(({ unit, figure, month, value }) => [unit, figure, month, value]).slice(0, 5)).toEqual([
      ['U001', income, '2026-01', '1234.5'],
      ['U001', income, '2026-02', '0.1234567890123456789'],
      ['U001', '预算执行率', '2026-01', undefined],
      ['U001', '预算执行率', '2026-02', undefined],
      ['U002', income, '2026-01', undefined],
    ]);
    expect(rows).toHaveLength(4 * 2 * 2);
  });

  it('imported as it was exported says nothing new and nothing wrong', async () => {
    const { mapping, problems, values, counts } = await imported(await exported());
    expect([mapping, problems]).toEqual(['template', []]);
    expect(values.map((value) => posted.get(cellKey(value)) === value.value)).toEqual([true, true, true]);
    expect(counts).toMatchObject({ values: 3, unchanged: 3, replacing: 0, badCells: 0, blank: 13, rows: 16 });
  });

  it('filled in by another program brings the new values, spare rows included', async () => {
    const book = await inExcel(await exported());
    const sheet = book.getWorksheet('数据');
    if (sheet === undefined) throw new Error('no sheet');
    sheet.getCell('F4').value = 88.5;
    sheet.getRow(18).values = ['U002', null, income, null, '2026-06', 7];
    const { values, problems } = await imported(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(problems).toEqual([]);
    const brought = values.filter((value) => !posted.has(cellKey(value)));
    expect(brought.map(({ unit, figure, period, value }) => [unit, figure, period, value])).toEqual([
      ['U001', '预算执行率', '2026-01', '88.5'],
      ['U002', income, '2026-06', '7'],
    ]);
  });

  it('is locked but for the values and the spare rows, which have drop-downs', async () => {
    const sheet = (await inExcel(await exported())).getWorksheet('数据');
    expect(sheet?.getCell('F2').protection).toMatchObject({ locked: false });
    expect(sheet?.getCell('A2').protection?.locked ?? true).toBe(true);
    expect(sheet?.getCell('F4').dataValidation).toMatchObject({ type: 'decimal', operator: 'between' });
    expect(sheet?.getCell('A18').dataValidation).toMatchObject({ type: 'list', formulae: ['模板信息!$D$1:$D$4'] });
    expect((sheet as unknown as { sheetProtection?: { sheet?: boolean } }).sheetProtection?.sheet).toBe(true);
  });

  it('of another version, source or year is refused by what differs', async () => {
    const of = (version: string) => exported(aBook(), { version }).then((bytes) => imported(bytes));
    const mend = '请重新导出模板,把数据粘贴到新模板后再导入';
    expect(aBook().version).toBe('1.SA_1.SB_1.1');
    await expect(of('2.SA_1.SC_3.1')).rejects.toMatchObject({
      problem: {
        path: 'template.version',
        code: 'wrong-template',
        message: `年度方案、细则或来源登记在模板导出后有变化(年度方案第 2 版→第 1 版、考评细则 SC 第 3 版→无、考评细则 SB 无→第 1 版);${mend}`,
        expected: '模板版本 1.SA_1.SB_1.1',
        got: '模板版本 2.SA_1.SC_3.1',
      },
    });
    await expect(of('1.SA_1.SB_1.4')).rejects.toThrow('(来源登记第 4 版→第 1 版)');
    await expect(imported(await exported(aBook(), { source: 'audit' }))).rejects.toMatchObject({
      problem: { message: `模板的数据来源不符(应为 finance,模板是 audit);${mend}`, expected: '数据来源 finance', got: '数据来源 audit' },
    });
    await expect(imported(await exported(aBook(), { cycle: '2025' }))).rejects.toMatchObject({ problem: { path: 'template.cycle', got: '年度 2025' } });
  });

  const remarked = async (edit: (mark: ExcelJS.Worksheet) => void, over: Partial<TemplateMark> = {}) => {
    const book = await inExcel(await exported(aBook(), over));
    const mark = book.getWorksheet('模板信息');
    if (mark === undefined) throw new Error('no mark');
    edit(mark);
    return imported(new Uint8Array(await book.xlsx.writeBuffer()));
  };

  it('is known as one when somebody made its mark visible, and refused when the mark was changed or is of another format', async () => {
    const unhide = (mark: ExcelJS.Worksheet) => {
      mark.state = 'visible';
    };
    expect(await remarked(unhide)).toMatchObject({ mapping: 'template', problems: [], counts: { values: 3 } });
    await expect(remarked(unhide, { version: '9.SA_1.SB_1.1' })).rejects.toThrow('年度方案第 9 版→第 1 版');
    const wrong = { path: 'template.format', code: 'wrong-template', expected: '模板格式 xianheng-template/1,县(市、区)、年度、数据来源、模板版本齐全' };
    const other = (mark: ExcelJS.Worksheet) => {
      mark.getCell('B1').value = 'xianheng-template/2';
    };
    await expect(remarked(other)).rejects.toMatchObject({ problem: { ...wrong, got: '模板格式 xianheng-template/2' } });
    const cut = (mark: ExcelJS.Worksheet) => {
      mark.getCell('A5').value = null;
    };
    await expect(remarked(cut)).rejects.toMatchObject({ problem: { ...wrong, got: '模板格式 xianheng-template/1' } });
  });

  it('is no template when the sheet of that name is somebody else’s', async () => {
    const strange = (mark: ExcelJS.Worksheet) => {
      mark.getCell('B1').value = '说明';
    };
    expect((await remarked(strange)).mapping).toBe('header');
  });
});
