import { describe, expect, it } from 'vitest';
import { waitingFor } from '../../web/console/pages/home/waiting-for.ts';
import { inOrder } from '../../web/console/pages/signing/in-order.ts';
import { daysBetween, dayText, momentText, monthText } from '../../web/shared/days.ts';

describe('days', () => {
  it('are written as the language writes them', () => {
    expect([dayText('2026-11-06', 'zh-CN'), dayText('2026-11-06', 'en'), monthText('2026-03', 'zh-CN')]).toEqual([
      '2026年11月6日',
      'November 6, 2026',
      '2026年3月',
    ]);
  });
  it('and so are moments, by the clock of the county', () => {
    expect([momentText('2026-11-27T06:05:06Z', 'zh-CN'), momentText('2026-11-27T06:05:06Z', 'en')]).toEqual(['2026/11/27 14:05:06', 'Nov 27, 2026, 14:05:06']);
  });
  it('are counted without a clock', () => {
    expect([daysBetween('2026-02-28', '2026-03-01'), daysBetween('2026-07-11', '2026-07-10')]).toEqual([1, -1]);
  });
});

describe('what the year waits for', () => {
  const phases = (...statuses: ('waiting' | 'running' | 'failed' | 'complete')[]) =>
    (['preparation', 'midterm-tracking', 'final-scoring', 'feedback', 'budget-linkage'] as const).map((phase, at) => ({
      phase,
      status: statuses[at] ?? 'waiting',
    }));
  const window = (name: string, opens: string, status: 'planned' | 'open' | 'closed') =>
    ({ phase: 'midterm-tracking', name, opens, due: '2026-07-10', status }) as const;

  it('is the window that is open, else the next one', () => {
    const [q1, h1] = [window('一季度', '2026-04-01', 'closed'), window('上半年', '2026-07-01', 'planned')];
    expect(waitingFor(phases('complete', 'running'), [h1, q1])).toMatchObject({ what: 'window-next', window: { name: '上半年' } });
    expect(waitingFor(phases('complete', 'running'), [{ ...h1, status: 'open' }, q1])).toMatchObject({ what: 'window-open' });
    expect(waitingFor(phases('complete', 'running'), [q1])).toMatchObject({ what: 'tracking' });
  });
  it('is a day, a person or nothing', () => {
    expect(waitingFor(phases('complete'), [])).toEqual({ what: 'next-phase', phase: 'midterm-tracking' });
    expect(waitingFor(phases('failed'), [])).toEqual({ what: 'failed', phase: 'preparation' });
    expect(waitingFor(phases('complete', 'complete', 'complete', 'complete', 'complete'), [])).toEqual({ what: 'complete' });
  });
});

describe('what a leader reads first', () => {
  const indicator = (code: string, deviation?: string, explain = false) => ({
    code,
    name: code,
    figures: [],
    explain,
    ...(deviation === undefined ? {} : { deviation }),
  });
  it('is red, largest first; then what is behind; then what nothing can be said of; then what is reached', () => {
    const order = inOrder([
      indicator('reached', '3.00'),
      indicator('unknown'),
      indicator('behind', '-4.00'),
      indicator('over', '40.00', true),
      indicator('under', '-60.00', true),
    ]);
    expect(order.map(({ indicator: { code }, light }) => `${code} ${light}`)).toEqual([
      'under red',
      'over red',
      'behind amber',
      'unknown none',
      'reached green',
    ]);
  });
});
