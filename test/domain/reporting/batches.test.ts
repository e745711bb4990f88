import { describe, expect, it } from 'vitest';
import { type Batch, mostRowCharacters, partsOf, rowProblems, unitOfRow } from '#domain/reporting/batch.ts';
import { postBatch, stageBatch, withdrawBatch } from '#domain/reporting/batch-moves.ts';
import { refusalOf } from '../a-year.ts';

const batch: Batch = { county: '330798', cycle: '2026', id: 'b-1', kind: 'figures', source: '统计局', count: 1, status: 'staged', by: 'P-01', rev: 1 };
const words = { staged: '待入库', posted: '已入库', withdrawn: '已撤回' };
const statuses = Object.keys(words) as Batch['status'][];
const row = (more: object = {}) => ({ unit: 'U001', figure: '产值', period: '2026-06', value: '1.5', source: '统计局', ...more });

describe('a batch', () => {
  it('is staged inert, counts when posted and no longer when withdrawn; its reason goes with the withdrawal', () => {
    expect(stageBatch(batch)).toEqual({ fact: 'batch-staged', changes: [{ created: 'batch', item: batch }] });
    expect(postBatch(batch)).toEqual({ fact: 'batch-posted', changes: [{ changed: 'batch', before: batch, set: { status: 'posted', reason: undefined } }] });
    const posted: Batch = { ...batch, status: 'posted' };
    expect(withdrawBatch(posted, '错行')).toEqual({
      fact: 'batch-withdrawn',
      changes: [{ changed: 'batch', before: posted, set: { status: 'withdrawn', reason: '错行' } }],
    });
  });

  it('moves from the right state only', () => {
    const refusedFrom = (act: (from: Batch) => unknown) => statuses.map((status) => refusalOf(() => act({ ...batch, status })));
    const refusal = (status: Batch['status']) => ({ code: `batch-${status}`, message: `批次当前为“${words[status]}”,不能执行该操作` });
    expect(refusedFrom(postBatch)).toEqual([undefined, refusal('posted'), undefined]);
    expect(refusedFrom((from) => withdrawBatch(from, '错行'))).toEqual([refusal('staged'), undefined, refusal('withdrawn')]);
  });
});

describe('the rows of a batch', () => {
  it('belong to the unit they name, or to none', () => {
    expect([row(), { total: '5' }, null, 'U001', { unit: 5 }].map(unitOfRow)).toEqual(['U001', '-', '-', '-', '-']);
  });

  it('are kept unit by unit in parts of sixty', () => {
    const rows = [...Array.from({ length: 121 }, (_, at) => row({ value: String(at) })), row({ unit: 'U002' }), { total: '5' }];
    const parts = partsOf(batch, rows);
    expect(parts.map(({ unit, part, rows: own }) => [unit, part, own.length])).toEqual([
      ['U001', 1, 60],
      ['U001', 2, 60],
      ['U001', 3, 1],
      ['U002', 1, 1],
      ['-', 1, 1],
    ]);
    expect(parts.flatMap(({ rows: own }) => own)).toEqual(rows);
    expect(parts.every(({ county, cycle, batch: id }) => `${county}/${cycle}/${id}` === '330798/2026/b-1')).toBe(true);
  });

  it('are all checked: their shape, their length, their unit', () => {
    const units = new Set(['U001']);
    const long = 'x'.repeat(mostRowCharacters);
    expect(rowProblems('figures', [row(), row({ value: '一' }), row({ unit: 'U404' }), row({ figure: long })], units)).toEqual([
      expect.objectContaining({ path: 'rows[1].value', got: '一' }),
      { path: 'rows[2].unit', code: 'unknown-unit', message: '第 3 行:年度方案中没有单位 U404', got: 'U404' },
      expect.objectContaining({ path: 'rows[3]', code: 'row-too-long', expected: `不超过 ${mostRowCharacters} 个字符` }),
    ]);
    const room = mostRowCharacters - JSON.stringify(row({ figure: '' })).length;
    expect(rowProblems('figures', [row({ figure: 'x'.repeat(room) })], units)).toEqual([]);
    expect(rowProblems('figures', [row({ figure: 'x'.repeat(room + 1) })], units)).toHaveLength(1);
    expect(rowProblems('budget-total', [{ total: '500' }], units)).toEqual([]);
  });
});
