import { describe, expect, it } from 'vitest';
import { checkRows } from '#domain/ingestion/check-rows.ts';
import { aReading, sheetRows, type Written } from '../../support/a-book.ts';

const long = ['单位编号', '单位', '数据项', '月份', '数值'];
const income = '一般公共预算收入';
const failed = (text: string): Written => ({ kind: 'error', text });
const rows: Written[][] = [
  ['U009', '', income, '2026-03', 1],
  ['U001', '样2局', income, '2026-03', 2],
  ['U001', '', '不存在的数据', '13月', failed('#REF!')],
  ['U001', '', '三公经费', '2026-03', 1],
  ['U001', '', '办件量', '2026-03', 1],
  ['', '', income, '2026-03', 1],
  ['U001', '', '', '', 1],
  ['U001', '', income, '2026-09', 1],
  ['U001', '', income, '2023-12', 1],
  ['U001', '', income, '2027-01', 1],
  ['U001', '', '预算执行率', '2026-03', 101],
  ['U001', '', income, '2026-04', { kind: 'uncomputed', text: '' }],
  ['U001', '', income, '2026-04', { kind: 'date', text: '2026-03-05' }],
  ['U001', '', income, '2026-04', { kind: 'boolean', text: 'TRUE' }],
  ['U001', '', income, '2026-04', ''],
  ['Ｕ００２', '', income, '2026/3/15', '12.5亿元'],
  [failed('#N/A'), '', failed('#NAME?'), failed('#VALUE!'), 1],
  ['U001', '', income, '2026-05', 1],
  ['U001', '', income, '2026-05', '1.0'],
  ['U001', '', income, '2026-06', 1],
  ['U001', '', income, '2026-06', 2],
  ['U001', '', income, '2026-07', '长'.repeat(61)],
  ['U001', '', income, '2026-07', '长'.repeat(60)],
  ['U001', '', income, '2024-01', 3],
  ['U001', '', income, '2026-08', 3],
  ['U001', '', income, '2025-12', 3],
  ['U002', '', income, '2026-08', 3],
  ['U002', '', income, '2025-12', 3],
  ['U003', '', income, 2026.1, 3],
  ['U003', '', income, '2026-02', { kind: 'number', text: '-2', seen: { as: '-2亿元' } }],
  ['U003', '', income, '2026-03', { kind: 'number', text: '2', seen: { as: '2件' } }],
  ['U003', '', income, '2026-04', { kind: 'number', text: '20000', seen: 'smaller' }],
  ['U001', '', '预算执行率', '2026-05', { kind: 'number', text: '-0.5', seen: 'untold' }],
  ['U001', '', '预算执行率', '2026-06', { kind: 'number', text: '1.5', seen: 'untold' }],
];
/** The figure of two rows stands in one cell. */
const merges = [{ top: 26, bottom: 27, left: 3, right: 3 }];

const month = '月份,如 2026-03 或 2026年3月';
const span = '2024-01 至 2026-08';
const number = '十进制数字,如 95.10';
const inUnits = `${number}(单位:万元)`;
const unit = '年度方案中的单位编号或名称';
const delivered = '一般公共预算收入、预算执行率、三公经费';
const computed = '公式的计算结果';
const merged = '合并单元格 C26:C27;请取消合并,并在每一行填写';

/** Place, what is wrong, what was expected, what stands there, what it could be read as: every word that the office reads. */
const told: (string | undefined)[][] = [
  ['A2', '年度方案中没有单位“U009”', unit, 'U009'],
  ['B3', '单位名称与单位编号 U001 不一致', '样1局', '样2局'],
  ['D4', '不是月份', month, '13月'],
  ['C4', '考评细则中没有数据项“不存在的数据”', delivered, '不存在的数据'],
  ['E4', '公式出错(#REF!),请修正公式或改填数值', computed, '#REF!'],
  ['C5', '不考核样1局的“三公经费”', '一般公共预算收入、预算执行率、办件量、党建得分', '三公经费'],
  ['C6', '数据项“办件量”不由“财政局”提供(来源为“自报”)', delivered, '办件量'],
  ['A7', '没有填写单位', '单位编号或名称'],
  ['D8', '没有填写月份', month],
  ['C8', '没有填写数据项', delivered],
  ['D9', '2026-09 尚未到来', span, '2026-09'],
  ['D10', '2023-12 不在本年度及前两年之内', span, '2023-12'],
  ['D11', '2027-01 尚未到来', span, '2027-01'],
  ['E12', '数据项“预算执行率”的数值超出取值范围', '应在 0 与 100 之间', '101'],
  ['E13', '公式没有保存计算结果,请在表格软件中打开、重新计算并保存,或改填数值', computed],
  ['E14', '单元格是日期格式,不是数字;请将单元格格式改为“常规”后重新填写', number, '2026-03-05'],
  ['E15', '不是数字', number, 'TRUE'],
  ['E16', '没有填写数值', '十进制数字;确实没有的,请删除这一行'],
  ['A17', '单位含有空格或全角字符,可读作“U002 样2局”,须由经办人确认', unit, 'Ｕ００２', 'U002'],
  ['D17', '可读作 2026-03,须由经办人确认', month, '2026/3/15', '2026-03'],
  ['E17', '含有单位,可换算为 125000万元,须由经办人确认', inUnits, '12.5亿元', '125000'],
  ['A18', '公式出错(#N/A),请修正公式或改填数值', computed, '#N/A'],
  ['D18', '公式出错(#VALUE!),请修正公式或改填数值', computed, '#VALUE!'],
  ['C18', '公式出错(#NAME?),请修正公式或改填数值', computed, '#NAME?'],
  ['E20', 'U001“一般公共预算收入”2026-05 与第 19 行重复', '第 19 行:1', '1.0'],
  ['E21', 'U001“一般公共预算收入”2026-06 与第 22 行的数值不同', '第 22 行:2', '1'],
  ['E22', 'U001“一般公共预算收入”2026-06 与第 21 行的数值不同', '第 21 行:1', '2'],
  ['E23', '不是数字', inUnits, `${'长'.repeat(57)}…`],
  ['E24', '不是数字', inUnits, '长'.repeat(60)],
  ['C26', merged, '未合并的单元格', income],
  ['C27', merged, '未合并的单元格', income],
  ['D30', '可能是 1 月,也可能是 10 月(表格软件会去掉小数末尾的 0),请写明月份', month, '2026.1'],
  ['E31', '单元格显示为“-2亿元”,所存的是 -2;可换算为 -20000万元,须由经办人确认', inUnits, '-2', '-20000'],
  ['E32', '单元格显示为“2件”,所存的是 2;请将单元格格式改为“常规”,核对数值后再导入', inUnits, '2'],
  ['E33', '单元格的数字格式把数值缩小显示,所存的是 20000;请将单元格格式改为“常规”,核对数值后再导入', inUnits, '20000'],
  ['E34', '旧版工作簿(xls)的数字格式无法读取,-0.5 可能显示为 -50%;请另存为 xlsx 后再导入', `${number}(单位:%)`, '-0.5'],
];

describe('what the office reads of a bad cell', () => {
  const { reading, body } = aReading(sheetRows([long, ...rows]));
  const checking = checkRows(reading, merges);
  for (const row of body) checking.take(row);
  const { values, problems, counts } = checking.finish(new Map());

  it('is where it stands, what is wrong and what was expected', () => {
    const cells = problems.map(({ row, column, message, expected, got, offer }) => [`${column}${row}`, message, expected, got, offer]);
    expect(cells).toEqual(told.map((each) => Array.from({ length: 5 }, (_, at) => each[at])));
  });

  it('says nothing of the first month, the present one and last December, which are within the years', () => {
    expect(values.map(({ period }) => period)).toEqual(['2026-05', '2024-01', '2026-08', '2025-12', '2026-06']);
    expect([checking.read(), counts.rows]).toEqual([rows.length, rows.length]);
  });
});

it('names six of the figures that a source delivers, and how many there are', () => {
  const many = Array.from({ length: 5 }, (_, at) => `数据${at + 1}`);
  const { reading } = aReading(sheetRows([long]));
  const expected = (delivered: readonly string[]): string | undefined => {
    const checking = checkRows({ ...reading, book: { ...reading.book, delivered } }, []);
    for (const row of sheetRows([long, ['U001', '', '不存在', '2026-03', 1]]).slice(1)) checking.take(row);
    return checking.finish(new Map()).problems[0]?.expected;
  };
  expect(expected([income, ...many])).toBe('一般公共预算收入、数据1、数据2、数据3、数据4、数据5');
  expect(expected([income, ...many, '数据6'])).toBe('一般公共预算收入、数据1、数据2、数据3、数据4、数据5 等 7 项');
});
