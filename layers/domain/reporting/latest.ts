import type { Batch } from './batch.ts';

/** A posted batch and those of its rows that are asked for. */
interface Posted<R> {
  batch: Batch;
  rows: R[];
}

/** What a figure's row speaks of: the latest word of a source on it is the one that counts. */
const spokenOf = (row: unknown): string => ['source', 'unit', 'figure', 'period'].map((part) => String(Reflect.get(Object(row), part))).join('|');

const orderOf = ({ order = 0 }: Batch): number => order;

/**
 * The rows of posted figures that count: of one source, unit, figure and month those of the batch that was posted last, however the batches came and in
 * whatever order they are given. Withdraw that batch, and what the one before said counts again.
 */
export const latestRows = <R>(posted: readonly Posted<R>[]): Posted<R>[] => {
  const latest = new Map<string, number>();
  for (const { batch, rows } of posted)
    for (const row of rows) {
      const spoken = spokenOf(row);
      latest.set(spoken, Math.max(latest.get(spoken) ?? 0, orderOf(batch)));
    }
  return posted.map(({ batch, rows }) => ({ batch, rows: rows.filter((row) => latest.get(spokenOf(row)) === orderOf(batch)) }));
};
