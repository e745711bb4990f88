import { describe, expect, it } from 'vitest';
import { openLate, yearUnderWay } from '#domain/cycles/open-late.ts';
import { openCycle } from '#domain/cycles/phase-moves.ts';
import { refusalOf } from '../a-year.ts';

const policy = { opensNextCycle: { day: '12-01', article: '第七条' } };
const county = { county: '330798', registry: 'counties', name: '样县', tickedThrough: '2026-03-02', policyVersion: 1, policyHash: 'p', rev: 3 } as const;

describe('the year under way', () => {
  it('is the calendar year until the opening day, and the next one from that day on', () => {
    expect(['2026-01-01', '2026-11-30', '2026-12-01', '2026-12-31'].map((day) => yearUnderWay(day, policy))).toEqual(['2026', '2026', '2027', '2027']);
  });

  it('is opened as its day would have, with the county’s day of today', () => {
    expect(openLate({ county, policy, cycles: [{ cycle: '2025' }], due: '2026-05-01' })).toEqual(openCycle(county, '2026', '2026-03-02', '2026-05-01'));
  });

  it('is opened once', () => {
    expect(refusalOf(() => openLate({ county, policy, cycles: [{ cycle: '2026' }], due: '2026-05-01' }))).toEqual(
      expect.objectContaining({ code: 'year-is-open', message: '2026 年度已经开启;下一年度到开启日自动开启' }),
    );
  });
});
