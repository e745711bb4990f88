import { describe, expect, it } from 'vitest';
import { takenOver } from '../../web/console/pages/schemes/draft.ts';
import { nextNumber } from '../../web/console/parts/next-number.ts';

describe('the number that a form proposes', () => {
  it('is the one after the highest with the same prefix', () => {
    expect([
      nextNumber('BG-U001-', 1, []),
      nextNumber('BG-U001-', 1, ['BG-U001-1', 'BG-U001-2', 'BG-U002-7']),
      nextNumber('TZ-', 3, ['TZ-009', 'JL-020', 'TZ-补1']),
    ]).toEqual(['BG-U001-1', 'BG-U001-3', 'TZ-010']);
  });
});

describe('last year’s scheme', () => {
  it('becomes the first version of this year’s, without the reason of its last revision', () => {
    const root = { kind: 'node' as const, code: 'R', name: '总分', fullMarks: '100', children: [] };
    const last = { format: 'xianheng-scheme/1', code: 'SA', name: '甲类细则', year: 2025, version: 3, effectiveFrom: '2025-07-01', reason: '年中调整', root };
    expect(takenOver(last as Parameters<typeof takenOver>[0], 2026)).toEqual({
      format: 'xianheng-scheme/1',
      code: 'SA',
      name: '甲类细则',
      year: 2026,
      version: 1,
      effectiveFrom: '2026-01-01',
      root,
    });
  });
});
