import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '#domain/reporting/batch.ts';
import { postBatch, withdrawBatch } from '#domain/reporting/batch-moves.ts';
import { latestRows } from '#domain/reporting/latest.ts';
import type { Postings } from '#domain/reporting/postings.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';

const year = { county: '330798', cycle: '2026' };
const said = (value: string, more: Partial<FigureValue> = {}): FigureValue => ({
  unit: 'U001',
  figure: '党建得分',
  period: '2026-06',
  value,
  source: '组织部',
  ...more,
});
const aBatch = (id: string): Batch => ({ ...year, id, kind: 'figures', source: '组织部', count: 1, status: 'staged', by: 'clerk', rev: 1 });

/** A year's batches with their rows, posted and withdrawn by the product's own moves. */
const aYear = (rows: Readonly<Record<string, readonly FigureValue[]>>) => {
  const batches = new Map(Object.keys(rows).map((id) => [id, aBatch(id)]));
  let postings: Postings | undefined;
  const apply = ({ changes }: ReturnType<typeof postBatch>): void => {
    for (const change of changes) {
      if ('created' in change && change.created === 'postings') postings = change.item;
      if ('changed' in change && change.changed === 'postings') postings = { ...change.before, ...change.set, rev: change.before.rev + 1 } as Postings;
      if ('changed' in change && change.changed === 'batch')
        batches.set(change.before.id, { ...change.before, ...change.set, rev: change.before.rev + 1 } as Batch);
    }
  };
  const batchOf = (id: string): Batch => batches.get(id) ?? aBatch(id);
  return {
    isPosted: (id: string) => batchOf(id).status === 'posted',
    post: (id: string) => apply(postBatch(batchOf(id), postings)),
    withdraw: (id: string) => apply(withdrawBatch(batchOf(id), postings, '有误')),
    counting: (ids: readonly string[] = [...batches.keys()]): FigureValue[] =>
      latestRows(
        ids
          .map(batchOf)
          .filter(({ status }) => status === 'posted')
          .map((batch) => ({ batch, rows: [...(rows[batch.id] ?? [])] })),
      ).flatMap((each) => each.rows),
  };
};

describe('what counts of a source that speaks more than once', () => {
  it('is the latest posting; withdrawn, the one before counts again, through as many as there are', () => {
    const told = aYear({ c: [said('9')], b: [said('10')], a: [said('8')] });
    for (const id of ['c', 'b', 'a']) told.post(id);
    expect(told.counting()).toEqual([said('8')]);
    told.withdraw('b');
    expect(told.counting()).toEqual([said('8')]);
    told.withdraw('a');
    expect(told.counting()).toEqual([said('9')]);
    told.post('b');
    expect(told.counting()).toEqual([said('10')]);
    told.post('a');
    told.withdraw('c');
    expect(told.counting()).toEqual([said('8')]);
    for (const id of ['a', 'b']) told.withdraw(id);
    expect(told.counting()).toEqual([]);
  });

  it('is kept by the later batch for what it repeats, when the earlier one is withdrawn', () => {
    const other = { period: '2026-07' };
    const told = aYear({ first: [said('8'), said('1', other)], second: [said('8'), said('2', other)] });
    told.post('first');
    told.post('second');
    told.withdraw('first');
    expect(told.counting()).toEqual([said('8'), said('2', other)]);
  });

  it('has nothing to do with other units, figures, months and sources', () => {
    const others = [said('1', { unit: 'U002' }), said('1', { figure: '办件量' }), said('1', { period: '2026-05' }), said('1', { source: '统计局' })];
    const told = aYear({ first: others, second: [said('8')] });
    told.post('first');
    told.post('second');
    expect(told.counting()).toEqual([...others, said('8')]);
  });

  it('is one value a cell, that of the last posting that stands, whatever was posted and withdrawn before and in whatever order batches are read', () => {
    const ids = ['a', 'b', 'c', 'd'] as const;
    const someRows = fc.uniqueArray(
      fc.record({ source: fc.constantFrom('组织部', '统计局'), unit: fc.constantFrom('U001', 'U002'), value: fc.integer({ min: -20, max: 20 }).map(String) }),
      { selector: ({ source, unit }) => `${source}|${unit}`, maxLength: 4 },
    );
    const rows = fc.record(Object.fromEntries(ids.map((id) => [id, someRows.map((each) => each.map(({ value, ...more }) => said(value, more)))])));
    fc.assert(
      fc.property(rows, fc.array(fc.constantFrom(...ids), { maxLength: 16 }), fc.shuffledSubarray([...ids], { minLength: ids.length }), (all, acts, order) => {
        const told = aYear(all);
        let standing: string[] = [];
        for (const id of acts) {
          const posted = told.isPosted(id);
          if (posted) told.withdraw(id);
          else told.post(id);
          standing = [...standing.filter((each) => each !== id), ...(posted ? [] : [id])];
        }
        const expected = new Map<string, FigureValue>();
        for (const id of standing) for (const row of all[id] ?? []) expected.set(`${row.source}|${row.unit}`, row);
        const byCell = (values: readonly FigureValue[]) => values.map((value) => JSON.stringify(value)).sort();
        expect(byCell(told.counting(order))).toEqual(byCell([...expected.values()]));
      }),
    );
  });
});
