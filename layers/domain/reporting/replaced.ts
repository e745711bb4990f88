import type { Batch } from './batch.ts';

/** A posted batch and those of its rows that are asked for. */
interface Posted<R> {
  batch: Batch;
  rows: R[];
}

/** What a figure's row speaks of: when the same source speaks of it again, in a batch that replaces the earlier one, the earlier row counts no more. */
const spokenOf = (row: unknown): string => ['source', 'unit', 'figure', 'period'].map((part) => String(Reflect.get(Object(row), part))).join('|');

/** The rows of posted figures that count: without those whose place another posted batch has taken. Withdraw that one, and they count again. */
export const withoutReplaced = <R>(posted: readonly Posted<R>[]): Posted<R>[] => {
  const taken = new Map<string, Set<string>>();
  for (const { batch, rows } of posted) {
    for (const id of batch.replaces ?? []) {
      const spoken = taken.get(id) ?? new Set<string>();
      for (const row of rows) spoken.add(spokenOf(row));
      taken.set(id, spoken);
    }
  }
  return posted.map(({ batch, rows }) => {
    const spoken = taken.get(batch.id);
    return { batch, rows: spoken === undefined ? rows : rows.filter((row) => !spoken.has(spokenOf(row))) };
  });
};
