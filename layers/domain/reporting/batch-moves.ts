import { type Change, changed, created, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { Batch } from './batch.ts';
import type { Postings } from './postings.ts';

const words: Record<Batch['status'], string> = { staged: '待入库', posted: '已入库', withdrawn: '已撤回' };

const must = (batch: Batch, from: readonly Batch['status'][]): void => {
  if (!from.includes(batch.status)) throw new NotAllowed(`batch-${batch.status}`, `批次当前为“${words[batch.status]}”,不能执行该操作`);
};

/** `before` is undefined until the year's first posting. */
const movePostings = ({ county, cycle }: Batch, before: Postings | undefined, last: number): Change =>
  before === undefined ? created('postings', { county, cycle, last, rev: 1 }) : changed('postings', before, { last });

/** The rows lie inert under the batch; they do not count yet. */
export const stageBatch = (batch: Batch): Move => ({ fact: 'batch-staged', changes: [created('batch', batch)] });

/** All rows of the batch count from now on, as the latest word of their source; a withdrawn batch may be posted again, and is then the latest. */
export const postBatch = (batch: Batch, postings: Postings | undefined): Move => {
  must(batch, ['staged', 'withdrawn']);
  const order = (postings?.last ?? 0) + 1;
  return {
    fact: 'batch-posted',
    changes: [changed('batch', batch, { status: 'posted', order, reason: undefined }), movePostings(batch, postings, order)],
  };
};

/** None of its rows counts any more, for a reason that stays visible; what they took the place of counts again. */
export const withdrawBatch = (batch: Batch, postings: Postings | undefined, reason: string): Move => {
  must(batch, ['posted']);
  return {
    fact: 'batch-withdrawn',
    changes: [changed('batch', batch, { status: 'withdrawn', reason }), movePostings(batch, postings, postings?.last ?? 0)],
  };
};
