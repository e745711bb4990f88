import { describe, expect, it } from 'vitest';
import { markErrors } from '#platform/sheets/mark-errors.ts';
import { openTable } from '#platform/sheets/open-table.ts';
import { columns, csvOf, readFile, refusalOf, wordsOf, workbookOf } from '../../support/read-file.ts';

const income = '一般公共预算收入';
const head = `${columns.join(',')}\n`;
const usual = '“单位编号”(或“单位”)、“数据项”、“月份”、“数值”;或按月份、按数据项分列';

describe('a csv file of three columns', () => {
  it.each([
    ['单位,月份,数值', '数据项'],
    ['单位编号,数据项,月份', '数值'],
    ['数据项,月份,数值', '单位编号'],
    ['统计表,,\n月份,单位编号,备注', '数据项”、“数值'],
  ])('%s is refused by the column that is missing', async (header, missing) => {
    const lines = header.split('\n');
    expect(await refusalOf(csvOf(`${header}\n甲,乙,1\n`))).toEqual({
      path: 'header',
      code: 'columns-missing',
      message: `第 ${lines.length} 行像是表头,但缺少“${missing}”列;请补上,或使用导出的模板,或先为该数据来源保存列对应关系`,
      expected: usual,
      got: `第 ${lines.length} 行:${lines.at(-1)?.replaceAll(',', '、')}`,
    });
  });

  it('without any header is refused by its first row', async () => {
    expect(await refusalOf(csvOf('样1局,2026-03,1\n样2局,2026-03,2\n'))).toMatchObject({
      code: 'header-not-found',
      expected: usual,
      got: '第 1 行:样1局、2026-03、1',
    });
  });

  it('with a column for the figure is all that is needed', async () => {
    expect((await readFile(csvOf(`单位,月份,${income}\n样1局,2026-03,1\n`))).values).toMatchObject([
      { unit: 'U001', figure: income, period: '2026-03', value: '1' },
    ]);
  });
});

describe('a header', () => {
  it.each([
    ['单位编号,数据项,月份,数值,数值', '“数值”列有 2 个(D、E)'],
    ['单位编号,数据项,1月,２月,1月,2月', '“1月”列有 2 个(C、E);“2月”列有 2 个(D、F)'],
    ['单位编号,单位,数据项,单位,月份,数值', '“单位”列有 2 个(B、D)'],
  ])('that has a column twice is refused with both places: %s', async (header, where) => {
    expect(await refusalOf(csvOf(`${header}\n`))).toEqual({
      path: 'header',
      code: 'column-repeated',
      message: `第 1 行的表头中${where},无法判断用哪一个;请改名或删去多余的列`,
      expected: '每列的表头各不相同',
      got: where,
    });
  });

  it('of two rows is refused with the merged cells that make it two', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(['2026年统计表']);
      sheet.addRow(['单位', '数据项', '一季度']);
      sheet.addRow(['', '', '1月', '2月', '3月']);
      for (const range of ['A1:E1', 'A2:A3', 'B2:B3', 'C2:E2']) sheet.mergeCells(range);
    });
    expect((await refusalOf(bytes)).message).toBe(
      '工作表“数据”:第 2 行像是表头,但缺少“数值”列;请补上,或使用导出的模板,或先为该数据来源保存列对应关系;表头附近有合并单元格 A2:A3,表头只能占一行,请取消合并',
    );
  });

  it('that names a month 2026.1 is refused: a table program writes October so', async () => {
    expect(await refusalOf(csvOf('单位,数据项,2026.1,2026.2\n'))).toEqual({
      path: 'header',
      code: 'month-ambiguous',
      message: '第 1 行的“2026.1”列可能是 1 月,也可能是 10 月(表格软件会去掉小数末尾的 0);请写作“1月”“10月”',
      expected: '“1月”或“2026年1月”',
      got: 'C1:2026.1',
    });
  });
});

describe('merged cells of a real workbook', () => {
  it('are told in each of their rows, and no value of them is taken', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(columns);
      sheet.addRow(['U001', income, '2026-01', 1]);
      sheet.addRow(['U001', income, '2026-02', 2]);
      sheet.addRow(['U002', income, '2026-01', 3]);
      sheet.addRow(['U002', income, '2026-02', 4]);
      sheet.addRow(['U002', income, '2026-03', 5]);
      sheet.mergeCells('A2:A3');
      sheet.mergeCells('D4:D5');
    });
    const held = await readFile(bytes);
    const merged = (range: string) => `合并单元格 ${range};请取消合并,并在每一行填写`;
    expect(wordsOf(held)).toEqual([
      ['A2', merged('A2:A3'), 'U001'],
      ['A3', merged('A2:A3'), undefined],
      ['D4', merged('D4:D5'), '3'],
      ['D5', merged('D4:D5'), undefined],
    ]);
    expect(held.values).toMatchObject([{ unit: 'U002', period: '2026-03', value: '5' }]);
  });
});

describe('formulas of a real workbook', () => {
  it('that failed or were never computed are told, whatever column they are in; a computed one is its value', async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(columns);
      for (const error of ['#REF!', '#DIV/0!', '#N/A', '#VALUE!', '#NAME?', '#NUM!', '#NULL!'] as const)
        sheet.addRow(['U001', income, '2026-01', { formula: 'A1', result: { error } }]);
      sheet.addRow(['U001', income, '2026-01', { formula: 'A1' }]);
      sheet.addRow(['U001', income, { formula: 'A1', result: { error: '#N/A' } }, 1]);
      sheet.addRow(['U001', income, '2026-02', { formula: '1+1', result: 2 }]);
    });
    const held = await readFile(bytes);
    const failed = (error: string) => [`公式出错(${error}),请修正公式或改填数值`, error];
    expect(wordsOf(held)).toEqual([
      ['D2', ...failed('#REF!')],
      ['D3', ...failed('#DIV/0!')],
      ['D4', ...failed('#N/A')],
      ['D5', ...failed('#VALUE!')],
      ['D6', ...failed('#NAME?')],
      ['D7', ...failed('#NUM!')],
      ['D8', ...failed('#NULL!')],
      ['D9', '公式没有保存计算结果,请在表格软件中打开、重新计算并保存,或改填数值', undefined],
      ['C10', ...failed('#N/A')],
    ]);
    expect(held.values).toMatchObject([{ period: '2026-02', value: '2' }]);
  });
});

describe('a csv file', () => {
  it('has no row that is wider than its header: what a comma cuts in two is not taken for a number', async () => {
    const bytes = csvOf(`${head}U001,${income},2026-03,1,234\nU002,${income},2026-03,"1,234"\nU001,${income},2026-04,5,,\n`);
    const held = await readFile(bytes);
    expect(wordsOf(held)).toEqual([
      ['E2', '这一行有 5 列,表头只有 4 列;数值或文字中的分隔符(如 1,234 的逗号)请去掉,或把这一格放在英文引号里', '234'],
      ['D3', '含有千分位逗号,可换算为 1234万元,须由经办人确认', '1,234', '1234'],
    ]);
    expect(held.values).toMatchObject([{ period: '2026-04', value: '5' }]);
  });

  it('comes back with its errors in a column of their own, and mended is read', async () => {
    const bytes = csvOf(`${head}U001,${income},2026-03,1,234\nU002,${income},2026-03,8\n`);
    const file = await openTable(bytes);
    const marked = await markErrors({ file, sheet: await file.sheet(''), bytes, headerRow: 1, problems: (await readFile(bytes)).problems });
    const text = new TextDecoder().decode(marked.bytes);
    const rows = [];
    for await (const { cells } of (await (await openTable(marked.bytes)).sheet('')).rows()) rows.push(cells.map((cell) => cell.text));
    expect(rows).toEqual([
      [...columns, '', '错误(导入时忽略)'],
      ['U001', income, '2026-03', '1', '234', expect.stringMatching(/^E2:这一行有 5 列,表头只有 4 列;.*\(应为:4 列\)$/)],
      ['U002', income, '2026-03', '8'],
    ]);
    const mended = await readFile(csvOf(text.replace('1,234', '1234,')));
    expect([mended.problems, mended.values.map(({ value }) => value)]).toEqual([[], ['1234', '8']]);
  });

  it.each([
    ['never closed', `U001,${income},2026-03,"1\nU002,${income},2026-03,2\n`, 2],
    ['never closed in a column that nobody reads', `U002,${income},2026-03,2,\nU001,${income},2026-03,1,"说明\nU003,${income},2026-03,3,\n`, 3],
    ['closed in another row', `U001,${income},2026-03,1,"说明\nU002,${income},2026-03,2,"说明\n`, 2],
    ['never closed after a note of two lines', `U001,${income},2026-03,1,"两\n行"\nU002,${income},2026-03,"2\n`, 3],
  ])('with a quote that is %s is refused with the row: the rows behind it would be lost', async (_, body, row) => {
    expect(await refusalOf(csvOf(`${columns.join(',')},备注\n${body}`))).toMatchObject({
      code: 'quote-not-closed',
      message: `第 ${row} 行的英文引号没有成对,其后的各行都会并入这一格;请补上或删去引号后再导入`,
      got: expect.stringMatching(new RegExp(`^第 ${row} 行:"`)),
    });
  });

  it('may have quotes within a text, and notes of more lines in quotes', async () => {
    const held = await readFile(csvOf(`${columns.join(',')},备注\nU001,${income},2026-03,1,5" 管\nU002,${income},2026-03,2,"两\n行,""引""号"\n`));
    expect([held.problems, held.values.map(({ value }) => value)]).toEqual([[], ['1', '2']]);
  });
});

describe('ten megabytes of empty rows', () => {
  const megabytes = 10 * 1024 * 1024;
  const row = `U001,${income},2026-03,`;
  const lines = (line: string) => line.repeat(Math.ceil(megabytes / line.length));

  it.each([
    ['line ends', '\r\n'],
    ['commas', ',,,\r\n'],
    ['spaces and full-width spaces', ' ,\u3000,,\r\n'],
  ])('of a csv file (%s) are passed over, and the rows around them keep their numbers', { timeout: 60_000 }, async (_, line) => {
    const empty = lines(line);
    const held = await readFile(csvOf(`${head}${row}1\n${empty}${row}x\n`));
    expect(wordsOf(held)).toEqual([[`D${2 + empty.length / line.length + 1}`, '不是数字', 'x']]);
    expect([held.counts.rows, held.values.map(({ value }) => value)]).toEqual([2, ['1']]);
  });

  it('and nothing else are refused as what they are', { timeout: 60_000 }, async () => {
    expect(await refusalOf(csvOf(lines('\n')))).toMatchObject({ code: 'header-not-found', got: '没有任何内容' });
    expect(await refusalOf(csvOf(lines(',,\n')))).toMatchObject({ code: 'header-not-found', got: '没有任何内容' });
  });

  it('of a workbook, formatted and numbered, are passed over', { timeout: 60_000 }, async () => {
    const { repacked } = await import('../../support/mutate-files.ts');
    const bytes = await workbookOf((sheet) => {
      sheet.addRow(columns);
      sheet.addRow(['U001', income, '2026-03', 0.5]).getCell(4).numFmt = '0%';
    });
    const count = 150_000;
    const empty = Array.from(
      { length: count },
      (__, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/><c r="B${at + 3}" s="1"/><c r="D${at + 3}" s="1"/></row>`,
    ).join('');
    expect(empty.length).toBeGreaterThan(megabytes);
    const last = `<row r="${count + 3}"><c r="A${count + 3}" t="inlineStr"><is><t>U009</t></is></c><c r="D${count + 3}"><v>1</v></c></row>`;
    const large = await repacked(bytes, (name, content) =>
      /sheet1\.xml$/.test(name) ? Buffer.from(content.toString('utf8').replace('</sheetData>', `${empty}${last}</sheetData>`)) : content,
    );
    const held = await readFile(large);
    expect(held.problems.map(({ column, row: at, code }) => [`${column}${at}`, code])).toEqual([
      ['D2', 'number-seen-otherwise'],
      [`A${count + 3}`, 'unknown-unit'],
      [`C${count + 3}`, 'no-month'],
      [`B${count + 3}`, 'no-figure'],
    ]);
    expect(held.counts.rows).toBe(2);
  });
});
