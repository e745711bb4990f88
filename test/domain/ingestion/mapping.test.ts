import { describe, expect, it } from 'vitest';
import { cellAt, columnName, rangeAt, rangeName } from '#domain/ingestion/cell.ts';
import { ColumnMapping, checkMapping } from '#domain/ingestion/mapping.ts';
import { mergesByRow } from '#domain/ingestion/merges.ts';
import { usualMarkings } from '#domain/ingestion/secrecy.ts';
import { mustBearNoMarking } from '#domain/ingestion/secret-cells.ts';

const problems = (mapping: object) => checkMapping(ColumnMapping.parse(mapping)).map(({ path, code }) => `${path} ${code}`);

describe('a mapping', () => {
  it('says of every value column which figure and which month it holds', () => {
    expect(problems({ unit: '单位', figure: '数据项', month: '月份', values: [{ column: '数值' }] })).toEqual([]);
    expect(problems({ unit: '单位', values: [{ column: '1月', figure: '收入', month: 1 }] })).toEqual([]);
    expect(problems({ unit: '单位', values: [{ column: '收入' }] })).toEqual(['values[0] no-figure', 'values[0] no-month']);
  });

  it('says a month in the file, or leaves it to the upload, never both', () => {
    const left = { unit: '单位', figure: '数据项', period: 'at-upload' };
    expect(problems({ ...left, values: [{ column: '数值' }] })).toEqual([]);
    expect(problems({ ...left, month: '月份', values: [{ column: '数值' }] })).toEqual(['period month-said-twice']);
    expect(problems({ ...left, values: [{ column: '1月', month: 1 }] })).toEqual(['period month-said-twice']);
  });

  it('uses no column twice', () => {
    expect(problems({ unit: '单位', figure: '单位', month: '月份', values: [{ column: '数值' }] })).toEqual([' column-used-twice']);
  });
});

describe('a marking of secrecy', () => {
  const row = (...texts: string[]) => ({ row: 7, cells: texts.map((text) => ({ kind: 'text' as const, text })) });
  const usual = mustBearNoMarking(usualMarkings);
  it('in any cell of any sheet, in the name of a sheet or of the file refuses the file and tells no more than its place', () => {
    expect(() => usual.row(row('U001', '保密局', '密度'), '数据')).not.toThrow();
    expect(() => usual.row(row('U001', '某事项', '机 密★10年 某方案'))).toThrow('C7含有涉密标志“机密”');
    expect(() => usual.row(row('U001', '绝密'), '说明')).toThrow('说明!B7含有涉密标志“绝密”');
    expect(() => usual.name('保密检查.xlsx', '文件名')).not.toThrow();
    expect(() => usual.name('某事项(秘密).xlsx', '文件名')).toThrow('文件名含有涉密标志“(秘密)”');
  });

  it('is found as well where a county has one without any Chinese character', () => {
    const own = mustBearNoMarking({ anywhere: [...usualMarkings.anywhere, 'TOP SECRET'], alone: [] });
    expect(() => own.row(row('90', 'x TOP  SECRET x'))).toThrow('B7含有涉密标志“TOP SECRET”');
    expect(() => own.row(row('90', '机密'))).toThrow('机密');
    expect(() => own.row(row('90', 'secret'))).not.toThrow();
  });
});

describe('places in a sheet', () => {
  it('are written as the table program writes them', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect([cellAt('AB12'), cellAt('12'), cellAt('A0')]).toEqual([{ row: 12, column: 28 }, undefined, undefined]);
    expect(rangeAt('C9:A6')).toEqual({ top: 6, left: 1, bottom: 9, right: 3 });
    expect(rangeName({ top: 6, left: 1, bottom: 9, right: 3 })).toBe('A6:C9');
  });

  it('that are merged touch every row from their first to their last', () => {
    const at = mergesByRow([
      { top: 4, left: 1, bottom: 6, right: 1 },
      { top: 2, left: 2, bottom: 2, right: 3 },
      { top: 5, left: 3, bottom: 5, right: 4 },
    ]);
    expect([1, 2, 3, 5, 6, 7].map((row) => at(row).map(rangeName).join())).toEqual(['', 'B2:C2', '', 'A4:A6,C5:D5', 'A4:A6', '']);
  });
});
