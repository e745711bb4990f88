import { describe, expect, it } from 'vitest';
import { historyOf } from '#domain/access/record-history.ts';

const entry = (at: string, before: string | undefined, after: string, key = '330798/2026/1') => ({
  ...{ at: `2027-03-${at}T00:00:00.000Z`, who: 'P001', fact: 'budget-adjusted' },
  records: [{ record: 'budget', key, rev: 1, before, after }],
});

describe('the trail of a record', () => {
  it('is its own entries, oldest first, each beginning where the one before ended', () => {
    const history = historyOf(
      [entry('03', 'b', 'c'), entry('02', 'x', 'y', 'other'), entry('01', undefined, 'a'), entry('02', 'a', 'b')],
      'budget',
      '330798/2026/1',
    );
    expect(history.map(({ before, after, follows }) => [before, after, follows])).toEqual([
      [undefined, 'a', true],
      ['a', 'b', true],
      ['b', 'c', true],
    ]);
  });

  it('shows where something was changed beside the trail', () => {
    expect(historyOf([entry('01', undefined, 'a'), entry('02', 'z', 'b')], 'budget', '330798/2026/1').map(({ follows }) => follows)).toEqual([true, false]);
  });
});
