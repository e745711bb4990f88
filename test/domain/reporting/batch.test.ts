import { describe, expect, it } from 'vitest';
import { usualMarkings } from '#domain/ingestion/secrecy.ts';
import { mostRowCharacters, partsOf, rowProblems, unitOfRow } from '#domain/reporting/batch.ts';

const batch = { county: '330798', cycle: '2026', id: 'hash' };
const against = { units: new Set(['U001', 'U002']), markings: usualMarkings };
const figure = (unit: string, source = '统计局') => ({ unit, figure: '上年办件量', period: '2025-12', value: '90', source });

describe('rows that come in bulk', () => {
  it('are kept unit by unit, 60 to a part, in their order; rows of no unit stand under a dash', () => {
    const rows = [...Array.from({ length: 121 }, (_, at) => ({ unit: 'U001', at })), { unit: 'U002', at: 0 }, { total: '500' }];
    const parts = partsOf(batch, rows);
    expect(parts.map(({ unit, part, rows: own }) => [unit, part, own.length])).toEqual([
      ['U001', 1, 60],
      ['U001', 2, 60],
      ['U001', 3, 1],
      ['U002', 1, 1],
      ['-', 1, 1],
    ]);
    expect(parts[3]).toEqual({ county: '330798', cycle: '2026', batch: 'hash', unit: 'U002', part: 1, rows: [{ unit: 'U002', at: 0 }] });
    expect(parts.flatMap(({ rows: own }) => own)).toEqual(rows);
    expect(partsOf(batch, rows.slice(0, 60))).toHaveLength(1);
    expect(partsOf(batch, [])).toEqual([]);
  });

  it.each([
    [{ unit: 'U001' }, 'U001'],
    [{ total: '500' }, '-'],
    [{ unit: 1 }, '-'],
    ['U001', '-'],
    [null, '-'],
    [undefined, '-'],
  ])('%j speaks of %s', (row, unit) => expect(unitOfRow(row)).toBe(unit));

  it('are all checked: the schema of their kind, their size, their unit', () => {
    const rows = [figure('U001'), { ...figure('U002'), value: '九十' }, figure('U099'), figure('U001', '长'.repeat(mostRowCharacters)), figure('U002')];
    expect(rowProblems('figures', rows, against)).toEqual([
      { path: 'rows[1].value', code: 'schema-invalid-format', message: '应为十进制数字(如 95.10)', got: '九十' },
      { path: 'rows[2].unit', code: 'unknown-unit', message: '第 3 行:年度方案中没有单位 U099', got: 'U099' },
      { path: 'rows[3]', code: 'row-too-long', message: '第 4 行过长', expected: '不超过 2000 个字符', got: expect.stringMatching(/^20\d\d 个字符$/) },
    ]);
    expect(rowProblems('figures', [], against)).toEqual([]);
  });

  it('of no unit need none, and every kind has its own shape', () => {
    expect(rowProblems('budget-total', [{ total: '500' }], against)).toEqual([]);
    expect(rowProblems('peers', [{ indicator: 'R1', name: '邻县', value: '3' }], against)).toEqual([]);
    expect(rowProblems('targets', [figure('U001')], against).map(({ path }) => path)).toContain('rows[0].indicator');
  });

  it('may be exactly as long as a row can be', () => {
    const room = mostRowCharacters - JSON.stringify(figure('U001', '')).length;
    expect(rowProblems('figures', [figure('U001', '长'.repeat(room))], against)).toEqual([]);
    expect(rowProblems('figures', [figure('U001', '长'.repeat(room + 1))], against).map(({ code }) => code)).toEqual(['row-too-long']);
  });
});
