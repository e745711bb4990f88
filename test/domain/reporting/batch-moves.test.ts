import { describe, expect, it } from 'vitest';
import type { Batch } from '#domain/reporting/batch.ts';
import { postBatch, stageBatch, withdrawBatch } from '#domain/reporting/batch-moves.ts';
import { refusalOf } from '../a-year.ts';

const batch: Batch = { county: '330798', cycle: '2026', id: 'b-1', kind: 'figures', source: '统计局', count: 1, status: 'staged', by: 'P-01', rev: 1 };
const postings = { county: '330798', cycle: '2026', last: 4, rev: 6 };
const words = { staged: '待入库', posted: '已入库', withdrawn: '已撤回' };
const statuses = Object.keys(words) as Batch['status'][];

describe('a batch', () => {
  it('is staged inert, counts when posted and no longer when withdrawn; its reason goes with the withdrawal', () => {
    expect(stageBatch(batch)).toEqual({ fact: 'batch-staged', changes: [{ created: 'batch', item: batch }] });
    expect(postBatch(batch, undefined)).toEqual({
      fact: 'batch-posted',
      changes: [
        { changed: 'batch', before: batch, set: { status: 'posted', order: 1, reason: undefined } },
        { created: 'postings', item: { county: '330798', cycle: '2026', last: 1, rev: 1 } },
      ],
    });
    const posted: Batch = { ...batch, status: 'posted' };
    expect(withdrawBatch(posted, postings, '错行')).toEqual({
      fact: 'batch-withdrawn',
      changes: [
        { changed: 'batch', before: posted, set: { status: 'withdrawn', reason: '错行' } },
        { changed: 'postings', before: postings, set: { last: 4 } },
      ],
    });
  });

  it('posted again is the latest, after all that were posted meanwhile', () => {
    expect(postBatch({ ...batch, status: 'withdrawn', order: 2 }, postings).changes).toMatchObject([{ set: { order: 5 } }, { set: { last: 5 } }]);
  });

  it('moves from the right state only', () => {
    const refusedFrom = (act: (from: Batch) => unknown) => statuses.map((status) => refusalOf(() => act({ ...batch, status })));
    const refusal = (status: Batch['status']) => ({ code: `batch-${status}`, message: `批次当前为“${words[status]}”,不能执行该操作` });
    expect(refusedFrom((from) => postBatch(from, postings))).toEqual([undefined, refusal('posted'), undefined]);
    expect(refusedFrom((from) => withdrawBatch(from, postings, '错行'))).toEqual([refusal('staged'), undefined, refusal('withdrawn')]);
  });
});
