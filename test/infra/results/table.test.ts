import { describe, expect, it } from 'vitest';
import type { DataQuality } from '#domain/reporting/quality.ts';
import { columns, padEnd, padStart } from '../../../bin/text/width.ts';
import { outlierText, qualityOfYear } from '../../../infra/local/results/quality.ts';
import { inTenThousandYuan, type ResultRow, tableText } from '../../../infra/local/results/table.ts';

const row = (unit: string, name: string, rank?: number): ResultRow => ({
  unit,
  name,
  category: 'A',
  score: '86.8',
  fullMarks: '100',
  percent: '1041/12',
  grade: '合格',
  notes: [],
  ...(rank === undefined ? {} : { rank }),
});

describe('columns', () => {
  it('counts East Asian characters twice', () => {
    expect(columns('县衡 1.0')).toBe(8);
    expect(columns('\uff08甲\uff09')).toBe(6);
    expect(columns('𠮷')).toBe(2);
    expect(columns('abc…')).toBe(4);
  });

  it('pads to columns, not to characters', () => {
    expect(padEnd('县', 4)).toBe('县  ');
    expect(padStart('县', 4)).toBe('  县');
    expect(padStart('太长的文字', 4)).toBe('太长的文字');
  });
});

describe('money', () => {
  it('shows fen as ten thousand yuan without losing one', () => {
    expect(inTenThousandYuan('1234567890')).toBe('1234.567890');
    expect(inTenThousandYuan('1')).toBe('0.000001');
    expect(inTenThousandYuan('0')).toBe('0.000000');
  });
});

describe('data quality', () => {
  const quality = (score: string) => ({ quality: { score } as DataQuality });
  const unit = (code: string, more = {}) => ({ unit: code, name: code, status: 'accepted', ...more });
  const windows = [
    { window: 'Q1', name: '一季度', units: [unit('U001', quality('90.0')), unit('U002')], outliers: [] },
    { window: 'H1', name: '上半年', units: [unit('U001', quality('95.1'))], outliers: [] },
  ];

  it('is the mean of the windows in which the unit was judged', () => {
    expect(qualityOfYear(windows, 'U001')).toBe('92.6');
    expect(qualityOfYear(windows, 'U002')).toBeUndefined();
  });

  it('names what stands apart with its numbers', () => {
    const apart = { unit: 'U017', figure: '收入', month: '2026-03', value: '9', median: '3.00', units: 6 };
    const said = (more: object) => outlierText({ window: 'Q1', name: '一季度', units: [], outliers: [{ ...apart, ...more }] });
    expect(said({ z: '4.05' })).toEqual(['一季度:U017 收入(2026-03)为 9,本类中位数 3.00,稳健 z 值 4.05']);
    expect(said({ gap: '200.00' })).toEqual(['一季度:U017 收入(2026-03)为 9,本类中位数 3.00,偏离 200.00%']);
  });
});

describe('table', () => {
  it('aligns names of different widths', () => {
    const text = tableText([row('U001', '县发展和改革局', 1), row('U002', 'A局', 2), row('U003', '新设局')], [{ code: 'A', name: '部门', scheme: 'S' }]);
    const lines = text.split('\n').filter((line) => line.includes('86.80'));
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => columns(line.slice(0, line.indexOf('86.80'))))).size).toBe(1);
    expect(lines[0]).toContain('86.75');
    expect(lines[2]?.trimStart().startsWith('—')).toBe(true);
  });
});
