import { describe, expect, it } from 'vitest';
import { columns, padEnd, padStart } from '../../../bin/text/width.ts';
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
