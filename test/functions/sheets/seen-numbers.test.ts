import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { numberFormat } from '#platform/sheets/number-format.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { repacked } from '../../support/mutate-files.ts';
import { columns, readFile, wordsOf, workbookOf } from '../../support/read-file.ts';

const income = '一般公共预算收入';
/** Numbers (of a figure in %, or in 万元) in cells of a format. */
const cellsOf = (...cells: [number: number, format: string, figure?: string][]) =>
  workbookOf((sheet) => {
    sheet.addRow(columns);
    cells.forEach(([number, format, figure = income], at) => {
      sheet.addRow(['U001', figure, `2026-0${at + 1}`, number]).getCell(4).numFmt = format;
    });
  });
const valuesOf = async (bytes: Uint8Array, conversions: 'ask' | 'take' = 'ask') => (await readFile(bytes, conversions)).values.map(({ value }) => value);

describe('a number whose format shows something else', () => {
  const rate = '预算执行率';

  it('as a percentage: what is seen is offered, never what is held taken, nor the other way round', async () => {
    const bytes = await cellsOf([0.951, '0%', rate], [0.9, '0.00%', rate], [95, 'General', rate], [0.95, '0%', income]);
    const held = await readFile(bytes);
    expect(wordsOf(held)).toEqual([
      ['D2', '单元格显示为“95.1%”,所存的是 0.951;可换算为 95.1%,须由经办人确认', '0.951', '95.1'],
      ['D3', '单元格显示为“90%”,所存的是 0.9;可换算为 90%,须由经办人确认', '0.9', '90'],
      ['D5', '单元格显示为“95%”,所存的是 0.95;请将单元格格式改为“常规”,核对数值后再导入', '0.95'],
    ]);
    expect(held.problems[0]?.expected).toBe('十进制数字,如 95.10(单位:%)');
    expect(held.values.map(({ value }) => value)).toEqual(['95']);
    expect(await valuesOf(bytes, 'take')).toEqual(['95.1', '90', '95']);
  });

  it('with a unit of measure behind: taken where it is the figure’s own, offered where it is another, refused where it measures something else', async () => {
    const bytes = await cellsOf([12.5, '0.00"万元"'], [-3, '#,##0\\万\\元'], [2, '0.0"亿元";-0.0"亿元"'], [7, '0"人"'], [12000, '"¥"#,##0.00']);
    expect(wordsOf(await readFile(bytes))).toEqual([
      ['D3', `数据项“${income}”的数值超出取值范围`, '-3'],
      ['D4', '单元格显示为“2亿元”,所存的是 2;可换算为 20000万元,须由经办人确认', '2', '20000'],
      ['D5', '单元格显示为“7人”,所存的是 7;请将单元格格式改为“常规”,核对数值后再导入', '7'],
      ['D6', '单元格显示为“¥12000”,所存的是 12000;可换算为 1.2万元,须由经办人确认', '12000', '1.2'],
    ]);
    expect(await valuesOf(bytes, 'take')).toEqual(['12.5', '20000', '1.2']);
  });

  it('smaller than it is: neither is taken nor offered', async () => {
    const bytes = await cellsOf([125_432, '0!.0,"万"'], [125_432, '#,##0,'], [3, '[>=10000]0!.0,"万";0'], [125_432, '#,##0.00']);
    const why = (held: string) => `单元格的数字格式把数值缩小显示,所存的是 ${held};请将单元格格式改为“常规”,核对数值后再导入`;
    expect(wordsOf(await readFile(bytes))).toEqual([
      ['D2', why('125432'), '125432'],
      ['D3', why('125432'), '125432'],
      ['D4', why('3'), '3'],
    ]);
    expect(await valuesOf(bytes, 'take')).toEqual(['125432']);
  });

  it('is seen in cells and rows that do not say where they stand, and in those of a prefix', async () => {
    const bytes = await cellsOf([0.5, '0%', rate], [50, 'General', rate], [0.6, '0%', rate]);
    const inSheet = (edit: (xml: string) => string) =>
      repacked(bytes, (name, content) => (/sheet1\.xml$/.test(name) ? Buffer.from(edit(content.toString('utf8'))) : content));
    const placeless = await inSheet((xml) => xml.replaceAll(/<(row|c) r="[^"]*"/g, '<$1'));
    const prefixed = await inSheet((xml) =>
      xml
        .replaceAll(/<(\/?)(row|c|v)(?=[ >/])/g, '<$1x:$2')
        .replace('<worksheet ', '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '),
    );
    for (const each of [placeless, prefixed])
      expect(wordsOf(await readFile(each)).map(([at, , , offer]) => [at, offer])).toEqual([
        ['D2', '50'],
        ['D4', '60'],
      ]);
  });

  it('is no matter in a month, where what is seen is what is meant', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(columns);
      sheet.addRow(['U001', income, 3, 1]).getCell(3).numFmt = '0"月"';
    });
    expect((await readFile(bytes)).values).toMatchObject([{ period: '2026-03', value: '1' }]);
  });

  it('in a workbook of Excel 97–2003 cannot be known: a share of one is not taken for a percentage', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('../../support/files/xls/percent.xls', import.meta.url)));
    expect((await openTable(bytes)).format).toBe('xls');
    const held = await readFile(bytes);
    const mend = '旧版工作簿(xls)的数字格式无法读取';
    expect(wordsOf(held)).toEqual([
      ['D2', `${mend},0.95 可能显示为 95%;请另存为 xlsx 后再导入`, '0.95'],
      ['D4', `${mend},1 可能显示为 100%;请另存为 xlsx 后再导入`, '1'],
      ['D7', '公式出错(#DIV/0!),请修正公式或改填数值', '#DIV/0!'],
      ['A8', '合并单元格 A8:A9;请取消合并,并在每一行填写', 'U001'],
      ['A9', '合并单元格 A8:A9;请取消合并,并在每一行填写', undefined],
    ]);
    expect(held.values.map(({ value }) => value)).toEqual(['95', '0', '0.5']);
  });
});

describe('a number format', () => {
  const nothing = { before: '', behind: '', percent: false, scaled: false };
  it.each([
    [0, undefined],
    [164, 'General'],
    [164, '#,##0.00_ ;[Red]-#,##0.00\\ '],
    [164, '#,##0.00_);(#,##0.00)'],
    [164, 'G/通用格式'],
    [164, '[Red]0.0;[Blue]-0.0'],
    [164, '@'],
  ])('%i “%s” shows the number itself', (id, code) => expect(numberFormat(id, code)).toBeUndefined());

  it.each([
    [9, undefined, { behind: '%', percent: true }],
    [10, undefined, { behind: '%', percent: true }],
    [44, undefined, { before: '¥' }],
    [164, '[$¥-804]#,##0.00', { before: '¥' }],
    [164, '_ ¥* #,##0.00_ ', { before: '¥' }],
    [164, '0.00"万;元"', { behind: '万;元' }],
    [164, '0.0!倍', { behind: '倍' }],
    [164, '0"年"00"月"', { behind: '月' }],
    [164, '0.00,,"亿"', { behind: '亿', scaled: true }],
    [164, '0,.0', { scaled: true }],
  ])('%i “%s” shows more', (id, code, more) => expect(numberFormat(id, code)).toEqual({ ...nothing, ...more }));
});
