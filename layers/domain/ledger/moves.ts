import { changed, created, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import type { LedgerEntry } from './entry.ts';

export const enterEntry = (entry: Omit<LedgerEntry, 'status' | 'rev'>): Move => ({
  fact: 'ledger-entered',
  changes: [created('ledger', { ...entry, status: 'in-force', rev: 1 })],
});

/** Takes an entry out of force, with a reason; it stays visible. */
export const withdrawEntry = (entry: LedgerEntry, reason: string): Move => {
  if (entry.status === 'withdrawn') throw new NotAllowed('ledger-withdrawn', '该台账条目已撤销');
  return { fact: 'ledger-withdrawn', changes: [changed('ledger', entry, { status: 'withdrawn', reason })] };
};
