import { describe, expect, it } from 'vitest';
import type { MergedRange } from '#domain/ingestion/cell.ts';
import { type Counting, checkRows, standingIn } from '#domain/ingestion/check-rows.ts';
import { aBook, aReading, sheetRows, type Written } from '../../support/a-book.ts';

const long = ['单位编号', '单位', '数据项', '月份', '数值'];
const income = '一般公共预算收入';

interface Manner extends NonNullable<Parameters<typeof aReading>[1]> {
  merges?: readonly MergedRange[];
  posted?: Counting;
}

const check = (rows: readonly (readonly Written[])[], { merges = [], posted = new Map(), ...manner }: Manner = {}) => {
  const { reading, body } = aReading(sheetRows(rows), manner);
  const checking = checkRows(reading, merges);
  for (const row of body) checking.take(row);
  return checking.finish(posted);
};
const told = (rows: readonly (readonly Written[])[], manner: Manner = {}) =>
  check([long, ...rows], manner).problems.map(({ row, column, code, got, offer }) => [`${column}${row}`, code, got, ...(offer === undefined ? [] : [offer])]);

describe('rows of a file', () => {
  it('become values of the source, units named by id or by name', () => {
    const { values, problems, counts } = check([
      ['2026年财政数据'],
      [],
      long,
      ['U001', '样1局', income, '2026-03', 1234.5],
      ['样2局', '', income, '3月', '80'],
      ['U003', '', '三公经费', 202604, 7],
      [null, '', '', '', ''],
    ]);
    expect(problems).toEqual([]);
    expect(values).toEqual([
      { unit: 'U001', figure: income, period: '2026-03', value: '1234.5', source: '财政局' },
      { unit: 'U002', figure: income, period: '2026-03', value: '80', source: '财政局' },
      { unit: 'U003', figure: '三公经费', period: '2026-04', value: '7', source: '财政局' },
    ]);
    expect(counts).toEqual({ rows: 3, badRows: 0, badCells: 0, values: 3, unchanged: 0, replacing: 0, blank: 0 });
  });

  it('name every bad cell, whatever else is wrong in its row', () => {
    expect(
      told([
        ['U009', '', income, '2026-03', '八十'],
        ['U001', '样2局', income, '2026-03', 1],
        ['U001', '', '不存在的数据', '13月', { kind: 'error', text: '#REF!' }],
        ['U001', '', '三公经费', '2026-03', 1],
        ['U001', '', '办件量', '2026-03', 1],
        ['', '', income, '2026-03', 1],
        ['U001', '', '', '', 1],
        ['U001', '', income, '2026-09', 1],
        ['U001', '', income, '2023-12', 1],
        ['U001', '', '预算执行率', '2026-03', 101],
        ['U001', '', income, '2026-03', { kind: 'uncomputed', text: '' }],
        ['U001', '', income, '2026-03', { kind: 'date', text: '2026-03-05' }],
        ['U001', '', income, '2026-03', { kind: 'boolean', text: 'TRUE' }],
        ['U001', '', income, '2026-03', ''],
      ]),
    ).toEqual([
      ['A2', 'unknown-unit', 'U009'],
      ['E2', 'not-a-number', '八十'],
      ['B3', 'unit-contradicted', '样2局'],
      ['D4', 'not-a-month', '13月'],
      ['C4', 'unknown-figure', '不存在的数据'],
      ['E4', 'formula-error', '#REF!'],
      ['C5', 'figure-not-asked', '三公经费'],
      ['C6', 'figure-of-another-source', '办件量'],
      ['A7', 'no-unit', undefined],
      ['D8', 'no-month', undefined],
      ['C8', 'no-figure', undefined],
      ['D9', 'month-to-come', '2026-09'],
      ['D10', 'month-out-of-range', '2023-12'],
      ['E11', 'outside-domain', '101'],
      ['E12', 'formula-not-computed', undefined],
      ['E13', 'date-for-number', '2026-03-05'],
      ['E14', 'not-a-number', 'TRUE'],
      ['E15', 'no-value', undefined],
    ]);
  });

  it('say in Chinese what was expected', () => {
    const [problem] = check([long, ['U001', '', income, '2026-03', 'x']]).problems;
    expect(problem).toEqual({
      sheet: '数据',
      row: 2,
      column: 'E',
      header: '数值',
      code: 'not-a-number',
      message: '不是数字',
      expected: '十进制数字,如 95.10(单位:万元)',
      got: 'x',
    });
  });

  const mixed: Written[][] = [
    ['U001', '', income, '2026-01', '12.5亿元'],
    ['U001', '', '预算执行率', '2026-01', '９５'],
    ['U001', '', income, '２０２６－02', '1,234'],
    ['U001', '', income, '2026/3/15', 5],
    ['U001', '', income, { kind: 'date', text: '2026-04-01' }, 6],
    ['Ｕ００２', '', income, '2026-01', 7],
  ];
  it('offer a conversion and never make one by themselves', () => {
    expect(told(mixed)).toEqual([
      ['E2', 'not-a-plain-number', '12.5亿元', '125000'],
      ['E3', 'not-a-plain-number', '９５', '95'],
      ['D4', 'month-written-otherwise', '２０２６－02', '2026-02'],
      ['E4', 'not-a-plain-number', '1,234', '1234'],
      ['D5', 'month-written-otherwise', '2026/3/15', '2026-03'],
      ['A7', 'unit-written-otherwise', 'Ｕ００２', 'U002'],
    ]);
  });

  it('take the offered conversions once the operator has said so', () => {
    const { values, problems } = check([long, ...mixed], { conversions: 'take' });
    expect(problems).toEqual([]);
    expect(values.map(({ unit, period, value }) => [unit, period, value])).toEqual([
      ['U001', '2026-01', '125000'],
      ['U001', '2026-01', '95'],
      ['U001', '2026-02', '1234'],
      ['U001', '2026-03', '5'],
      ['U001', '2026-04', '6'],
      ['U002', '2026-01', '7'],
    ]);
  });

  it('in merged cells are no row of their own, in any of their rows', () => {
    const merges = [
      { top: 3, left: 1, bottom: 4, right: 1 },
      { top: 1, left: 1, bottom: 1, right: 5 },
    ];
    const { values, problems } = check([long, ['U001', '', income, '2026-01', 1], ['U001', '', income, '2026-02', 2], ['', '', income, '2026-03', 3]], {
      merges,
    });
    expect(values.map(({ period }) => period)).toEqual(['2026-01']);
    expect(problems.map(({ row, column, message }) => [row, column, message])).toEqual([
      [3, 'A', '合并单元格 A3:A4;请取消合并,并在每一行填写'],
      [4, 'A', '合并单元格 A3:A4;请取消合并,并在每一行填写'],
    ]);
  });

  it('that speak twice of the same cell are told, and neither counts where they differ', () => {
    const { values, problems } = check([
      long,
      ['U001', '', income, '2026-01', 1],
      ['U001', '', income, '2026-01', 2],
      ['U002', '', income, '2026-01', 5],
      ['U002', '', income, '2026-01', 5],
    ]);
    expect(values.map(({ unit, value }) => [unit, value])).toEqual([['U002', '5']]);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'value-repeated'],
      [3, 'value-repeated'],
      [5, 'value-repeated'],
    ]);
  });

  it('are compared with what counts of the source: all are values of the batch, the unchanged ones too', () => {
    const posted = new Map([
      [`U001|${income}|2026-01`, '1.0'],
      [`U001|${income}|2026-02`, '2'],
    ]);
    const { values, counts } = check([long, ['U001', '', income, '2026-01', 1], ['U001', '', income, '2026-02', 3], ['U001', '', income, '2026-03', 4]], {
      posted,
    });
    expect(values.map(({ value }) => value)).toEqual(['1', '3', '4']);
    expect(counts).toMatchObject({ values: 3, unchanged: 1, replacing: 1 });
    expect(standingIn(values, posted)).toEqual(['1.0', '2', null]);
  });
});

describe('wide tables', () => {
  it('have a column for every month', () => {
    const { values, counts } = check([
      ['单位', '数据项', '1月', '２月', '2026年3月', '合计'],
      ['样1局', income, 1, '', 3, 4],
    ]);
    expect(values.map(({ period, value }) => [period, value])).toEqual([
      ['2026-01', '1'],
      ['2026-03', '3'],
    ]);
    expect(counts.blank).toBe(1);
  });

  it('have a column for every figure, with its unit of measure or without', () => {
    const { values, problems } = check([
      ['部门', '月份', '一般公共预算收入(万元)', '三公经费', '备注'],
      ['样3局', '2026-02', 1, 2, 'x'],
      ['样1局', '2026-02', 1, 2, 'x'],
    ]);
    expect(values.map(({ unit, figure }) => [unit, figure])).toEqual([
      ['U003', income],
      ['U003', '三公经费'],
    ]);
    expect(problems.map(({ row, column, code }) => [`${column}${row}`, code])).toEqual([['D3', 'figure-not-asked']]);
  });

  it('say nothing in a row without any value, whatever else stands there', () => {
    const { problems, counts } = check([
      ['单位', '数据项', '1月', '2月'],
      ['没有的单位', '没有的数据', '', ''],
      ['没有的单位', '没有的数据', '', 1],
    ]);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'unknown-unit'],
      [3, 'unknown-figure'],
    ]);
    expect(counts.blank).toBe(3);
  });

  it('leave a month that is still to come unread', () => {
    expect(
      check([
        ['单位', '数据项', '9月'],
        ['样1局', income, 1],
      ]).problems.map(({ code }) => code),
    ).toEqual(['month-to-come']);
  });
});

describe('the header', () => {
  it('that is missing a column is told with what was found', () => {
    expect(() =>
      check([
        ['单位', '数据项', '月份'],
        ['样1局', income, '2026-01'],
      ]),
    ).toThrow('第 1 行像是表头,但缺少“数值”列;请补上,或使用导出的模板,或先为该数据来源保存列对应关系');
    try {
      check([
        ['单位', '数据项', '月份'],
        ['样1局', income, '2026-01'],
      ]);
    } catch (error) {
      expect(error).toMatchObject({ problem: { got: '第 1 行:单位、数据项、月份' } });
    }
  });

  const saved = {
    unit: '预算单位',
    month: '所属月',
    values: [{ column: '本月数', figure: income }],
    unitAliases: { 样一局: 'U001' },
    figureAliases: {},
  };
  it('is found by the saved mapping, with the names that the source has for units', () => {
    const { values } = check([['某系统导出'], ['所属月', '预算单位', '本月数'], ['2026-01', '样一局', 3]], { saved });
    expect(values).toEqual([{ unit: 'U001', figure: income, period: '2026-01', value: '3', source: '财政局' }]);
  });

  it('names the columns that the saved mapping misses', () => {
    expect(() => check([['所属月', '预算单位', '金额']], { saved })).toThrow('表头缺少“本月数”列');
  });
});

describe('the book', () => {
  it('knows figures that a source delivers besides those it is named for', () => {
    expect(told([['U001', '', '办件量', '2026-03', 1]], { book: aBook('2026-08-03', ['办件量']) })).toEqual([]);
  });
});
