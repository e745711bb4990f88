import { describe, expect, it } from 'vitest';
import { phaseNames } from '#domain/cycles/cycle.ts';
import { endPhaseEarly } from '#domain/cycles/end-phase-early.ts';
import { endEarly, mustTakeActs } from '#domain/cycles/window-moves.ts';
import { aPhase, aTaskOf, aWindow, refusalOf } from '../a-year.ts';

const reason = '台风停工';
const closing = { code: 'window-closing', message: '填报期“上半年”正在提前关闭(台风停工),不能办理' };

describe('a window that the office ends early', () => {
  it('is marked with the reason while it is open, once', () => {
    const window = aWindow();
    expect(endEarly(window, reason)).toStrictEqual({ changed: 'window', before: window, set: { closedEarly: reason } });
    expect(refusalOf(() => endEarly(aWindow({ closedEarly: reason }), '再次'))).toStrictEqual(closing);
    for (const status of ['planned', 'opening', 'closed'] as const)
      expect(refusalOf(() => endEarly(aWindow({ status }), reason))?.code).toBe(`window-${status}`);
  });

  it('takes no acts any more', () => {
    expect(refusalOf(() => mustTakeActs(aWindow()))).toBeUndefined();
    expect(refusalOf(() => mustTakeActs(aWindow({ closedEarly: reason })))).toStrictEqual(closing);
  });
});

describe('tracking that the office ends early', () => {
  const opens = aTaskOf('window-day', { id: '2026H2-opens', assignee: { role: 'system' } });
  const ending = { phase: aPhase('midterm-tracking', 'running'), windows: [], today: '2026-07-05', by: 'head', reason };

  it('ends its open window, calls off the planned ones and lets none follow', () => {
    const [open, planned] = [aWindow(), aWindow({ window: '2026H2', status: 'planned' })];
    expect(
      endPhaseEarly({
        ...ending,
        windows: [
          { window: open, opens: aTaskOf('window-day', { status: 'done' }) },
          { window: planned, opens },
        ],
      }),
    ).toStrictEqual({
      fact: 'phase-ended-early',
      changes: [
        { changed: 'phase', before: ending.phase, set: { closedEarly: reason } },
        { changed: 'window', before: open, set: { closedEarly: reason } },
        {
          changed: 'task',
          before: opens,
          set: { status: 'done', outcome: 'called-off', settledOn: '2026-07-05', settledBy: 'head', day: '2026-07-05', reason },
        },
      ],
    });
  });

  it('is the only phase that can be: the others wait for people or for days that the rules demand', () => {
    for (const phase of phaseNames.filter((name) => name !== 'midterm-tracking'))
      expect(refusalOf(() => endPhaseEarly({ ...ending, phase: aPhase(phase, 'running') }))).toStrictEqual({
        code: 'phase-cannot-close-early',
        message: '只有“过程评估”阶段可以提前结束;其他阶段的天数和审议程序不能省略',
      });
  });

  it('happens once and only while it runs', () => {
    for (const status of ['waiting', 'ready', 'failed', 'complete'] as const)
      expect(refusalOf(() => endPhaseEarly({ ...ending, phase: aPhase('midterm-tracking', status) }))).toStrictEqual({
        code: `phase-${status}`,
        message: '该阶段当前未在进行,不能提前结束',
      });
    expect(refusalOf(() => endPhaseEarly({ ...ending, phase: aPhase('midterm-tracking', 'running', { closedEarly: '防汛' }) }))).toStrictEqual({
      code: 'phase-closing',
      message: '该阶段正在提前结束(防汛)',
    });
  });
});
