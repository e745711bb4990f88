import { describe, expect, it } from 'vitest';
import { aTask } from '#domain/tasks/moves.ts';
import { waitingFor, workingDaysLeft } from '#domain/tasks/waiting.ts';

const calendar = { holidays: ['2026-07-06'], workdays: [] };

describe('working days left', () => {
  it('count neither week-ends nor holidays, and turn negative once the day has passed', () => {
    // 2026-07-03 is a Friday; the Monday after it is a holiday here.
    expect(['2026-07-03', '2026-07-07', '2026-07-10', '2026-07-01'].map((due) => workingDaysLeft('2026-07-03', due, calendar))).toEqual([0, 1, 4, -2]);
  });
});

describe('what the year waits for', () => {
  const report = (unit: string, due: string) =>
    aTask({
      ...{ county: '330798', cycle: '2026', phase: 'midterm-tracking', today: '2026-07-01', window: '2026H1' },
      ...{ id: `2026H1-${unit}-report-1`, kind: 'report', unit, due, assignee: { role: 'unit-reporter', unit } },
    });

  it('is told by kind and role with the units whose turn it is, the latest first', () => {
    const sign = { ...report('U003', '2026-07-08'), id: 'x', kind: 'sign' as const, assignee: { role: 'unit-leader' as const, unit: 'U003' } };
    const join = { ...report('U009', '2026-07-10'), id: 'join', kind: 'join' as const };
    expect(waitingFor([report('U001', '2026-07-10'), sign, report('U002', '2026-07-02'), join], '2026-07-03', calendar)).toEqual([
      expect.objectContaining({ kind: 'report', count: 2, late: 1, due: '2026-07-02', workingDays: -1, units: ['U002', 'U001'], tasks: [] }),
      expect.objectContaining({ kind: 'sign', count: 1, late: 0, workingDays: 2, units: ['U003'] }),
    ]);
  });
});
