import { describe, expect, it } from 'vitest';
import { type LedgerEntry, unitOf } from '#domain/ledger/entry.ts';
import { enterEntry, withdrawEntry } from '#domain/ledger/moves.ts';
import { refusalOf } from '../a-year.ts';

const entry = {
  county: '330798',
  cycle: '2026',
  id: 'JL-1',
  content: { type: 'exception', exception: { unit: 'U001', indicator: 'R1', state: 'exempted', basis: '防汛', document: '纪要' } },
  by: 'clerk',
  on: '2026-08-28',
} as const satisfies Omit<LedgerEntry, 'status' | 'rev'>;
const inForce: LedgerEntry = { ...entry, status: 'in-force', rev: 1 };

describe('the ledger', () => {
  it('an entry is in force from the moment it is entered', () => {
    expect(enterEntry(entry)).toStrictEqual({ fact: 'ledger-entered', changes: [{ created: 'ledger', item: inForce }] });
  });

  it('is taken out of force once, with a reason', () => {
    expect(withdrawEntry(inForce, '登记有误')).toStrictEqual({
      fact: 'ledger-withdrawn',
      changes: [{ changed: 'ledger', before: inForce, set: { status: 'withdrawn', reason: '登记有误' } }],
    });
    expect(refusalOf(() => withdrawEntry({ ...inForce, status: 'withdrawn' }, '再次'))).toStrictEqual({
      code: 'ledger-withdrawn',
      message: '该台账条目已撤销',
    });
  });

  it('speaks of one unit, whatever the kind of entry', () => {
    expect(unitOf(entry)).toBe('U001');
    const adjustment = { id: 'JL-2', unit: 'U002', kind: 'bonus', matter: 'm', marks: '1', date: '2026-05-18', document: 'd' } as const;
    expect(unitOf({ content: { type: 'adjustment', adjustment } })).toBe('U002');
  });
});
