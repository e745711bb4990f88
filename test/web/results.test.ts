import { describe, expect, it } from 'vitest';
import { changesOf, emptyChange } from '../../web/console/pages/decisions/draft.ts';
import { levelOf } from '../../web/console/parts/level.ts';
import { newestLights, newestVersion } from '../../web/console/parts/newest-version.ts';
import { fenOf, moneyText } from '../../web/shared/money.ts';

describe('money', () => {
  it('is written in yuan, grouped, with its sign', () => {
    expect(['0', '5', '123456789', '100000000', '-1234567'].map(moneyText)).toEqual(['0.00', '0.05', '1,234,567.89', '1,000,000.00', '−12,345.67']);
  });
  it('is read as a person types it, or not at all', () => {
    expect(['1,234.5', '1234567.80', '0.05', '007', '12.345', '五元', '-3', ''].map(fenOf)).toEqual([
      ...['123450', '123456780', '5', '700'],
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('the version one looks at', () => {
  const result = (version: string, on: string) => ({ version, purpose: 'result' as const, on });
  const simulated = (version: string, on: string) => ({ version, purpose: 'simulated' as const, on, window: version, lightsHash: 'x' });
  it('is the newest result, else the newest simulation', () => {
    expect(newestVersion([simulated('2026H1', '2026-07-10'), result('9', '2027-01-20'), result('10', '2027-01-20')])?.version).toBe('10');
    expect(newestVersion([simulated('2026H1', '2026-07-10'), simulated('2026Q3', '2026-10-10')])?.version).toBe('2026Q3');
    expect(newestVersion([])).toBeUndefined();
  });
  it('has the lights of the newest window', () => {
    expect(newestLights([simulated('2026Q3', '2026-10-10'), simulated('2026H1', '2026-07-10'), result('1', '2027-01-20')])).toBe('2026Q3');
    expect(newestLights([result('1', '2027-01-20')])).toBeUndefined();
  });
});

describe('what a decision changes', () => {
  it('names the meeting and its day, and carries only what its kind has', () => {
    const of = { id: 'feedback-review-1', meeting: '领导小组会议', date: '2027-02-20' };
    const typed = { unit: 'U001', indicator: 'R1', marks: '10', grade: '优秀', reason: '补充核实' };
    const decided = { unit: 'U001', reason: '补充核实', by: '领导小组会议', on: '2027-02-20' };
    expect(
      changesOf(
        (['awarded-marks', 'grade', 'tie'] as const).map((kind, at) => ({ ...emptyChange(at, kind), ...typed })),
        of,
      ),
    ).toEqual([
      { kind: 'awarded-marks', indicator: 'R1', marks: '10', id: 'feedback-review-1-1', ...decided },
      { kind: 'grade', grade: '优秀', id: 'feedback-review-1-2', ...decided },
      { kind: 'tie', id: 'feedback-review-1-3', ...decided },
    ]);
  });
});

describe('a level', () => {
  it('changes its colour with the usual grades', () => {
    expect(['90.0', '89.99', '60', '59.99'].map(levelOf)).toEqual(['level-a', 'level-b', 'level-c', 'level-d']);
  });
});
