import { describe, expect, it } from 'vitest';
import { type Phase, type Window, windowMoves } from '#domain/cycles/cycle.ts';
import { endPhaseEarly } from '#domain/cycles/end-phase-early.ts';
import {
  beginOpening,
  closeWindow,
  dayTaskId,
  endEarly,
  finishOpening,
  holdOpen,
  joinTaskId,
  mustTakeActs,
  nextWindow,
  planWindow,
  unsettled,
  windowsOf,
} from '#domain/cycles/window-moves.ts';
import { informUnitsTask, ratingTasks } from '#domain/cycles/year-tasks.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCycle, aPhase, aSubmission, aTaskOf, aWindow, refusalOf } from '../a-year.ts';

const { plan } = smallCounty();
const words = { planned: '未开放', opening: '正在开放', open: '填报中', closed: '已关闭' };
const statuses = Object.keys(words) as Window['status'][];
const join = aTaskOf('join', { id: '2026H1-closed', assignee: { role: 'system' } });
const accepted = [aSubmission({ status: 'accepted' }), aSubmission({ unit: 'U002', status: 'expired' }), aSubmission({ unit: 'U003', status: 'withdrawn' })];

describe('windows of a phase', () => {
  it('are the tracking ones, or the final one', () => {
    expect(windowsOf(plan, 'midterm-tracking').map(({ code }) => code)).toStrictEqual(['2026H1']);
    expect(windowsOf(plan, 'final-scoring').map(({ code }) => code)).toStrictEqual(['2026FY']);
  });

  it('come one after the other, in the order of the plan; after the last there is none', () => {
    const two = { ...plan, windows: [...plan.windows, ...plan.windows.map((window) => ({ ...window, code: `${window.code}-2` }))] };
    expect(nextWindow(two, 'midterm-tracking')?.code).toBe('2026H1');
    expect(nextWindow(two, 'midterm-tracking', '2026H1')?.code).toBe('2026H1-2');
    expect(nextWindow(two, 'midterm-tracking', '2026H1-2')).toBeUndefined();
    expect(nextWindow(two, 'final-scoring')?.code).toBe('2026FY');
    expect(() => nextWindow(plan, 'midterm-tracking', '2026FY')).toThrow(new RangeError('phase midterm-tracking has no window 2026FY'));
  });
});

describe('planning a window', () => {
  const [planned] = windowsOf(plan, 'midterm-tracking');
  if (planned === undefined) throw new Error('no window');
  const tracking = aPhase('midterm-tracking', 'running');
  const task = (more: object) => ({
    created: 'task',
    item: {
      county: '330798',
      cycle: '2026',
      phase: 'midterm-tracking',
      window: '2026H1',
      assignee: { role: 'system' },
      assigneeKey: 'system',
      opened: '2026-06-01',
      status: 'open',
      ...more,
    },
  });

  it('writes its record, the day it opens and the task that ends when all are settled', () => {
    const move = planWindow(aCycle({ today: '2026-06-01' }), tracking, planned);
    expect(move.fact).toBe('window-planned');
    expect(move.changes).toStrictEqual([
      { created: 'window', item: aWindow({ status: 'planned' }) },
      task({ id: dayTaskId('2026H1'), kind: expect.stringMatching(/day$/), due: '2026-07-01', day: '2026-07-01' }),
      task({ id: joinTaskId('2026H1'), kind: 'join', due: '2026-07-10', day: '2026-07-10' }),
      { changed: 'phase', before: tracking, set: {} },
    ]);
    expect([dayTaskId('2026H1'), joinTaskId('2026H1')]).toStrictEqual(['2026H1-opens', '2026H1-closed']);
  });

  it('after its opening day opens it at once', () => {
    const [, day] = planWindow(aCycle({ today: '2026-07-03' }), tracking, planned).changes;
    expect(day).toMatchObject({ item: { due: '2026-07-03', day: '2026-07-03' } });
    const [, onTheDay] = planWindow(aCycle({ today: '2026-07-01' }), tracking, planned).changes;
    expect(onTheDay).toMatchObject({ item: { due: '2026-07-01' } });
  });
});

describe('the moves of a window', () => {
  const moves = { beginOpening, finishOpening, hold: holdOpen };

  it('are those of the table', () => {
    expect(windowMoves).toStrictEqual({
      beginOpening: { from: ['planned'], to: 'opening' },
      finishOpening: { from: ['opening'], to: 'open' },
      close: { from: ['open'], to: 'closed' },
      hold: { from: ['open'], to: 'open' },
    });
  });

  it.each(Object.keys(moves) as (keyof typeof moves)[])('%s is refused from every other state', (move) => {
    for (const status of statuses) {
      const from: readonly string[] = windowMoves[move].from;
      expect([status, refusalOf(() => moves[move](aWindow({ status })))]).toStrictEqual([
        status,
        from.includes(status) ? undefined : { code: `window-${status}`, message: `填报期“上半年”当前为“${words[status]}”,不能执行该操作` },
      ]);
    }
  });

  it('open it in two steps, so that it is open only when every submission stands', () => {
    const [planned, opening] = [aWindow({ status: 'planned' }), aWindow({ status: 'opening' })];
    expect(beginOpening(planned)).toStrictEqual({ fact: 'window-opening', changes: [{ changed: 'window', before: planned, set: { status: 'opening' } }] });
    expect(finishOpening(opening)).toStrictEqual({ fact: 'window-opened', changes: [{ changed: 'window', before: opening, set: { status: 'open' } }] });
  });

  it('a unit that joins raises its rev and changes nothing else', () => {
    const window = aWindow();
    expect(holdOpen(window)).toStrictEqual({ changed: 'window', before: window, set: {} });
  });
});

describe('ending early', () => {
  it('a window is written down first, with the reason; from then on nobody acts in it', () => {
    expect(endEarly(aWindow(), '台风停工')).toStrictEqual({ changed: 'window', before: aWindow(), set: { closedEarly: '台风停工' } });
    const ending = aWindow({ closedEarly: '台风停工' });
    const refusal = { code: 'window-closing', message: '填报期“上半年”正在提前关闭(台风停工),不能办理' };
    for (const act of [mustTakeActs, holdOpen, (window: Window) => endEarly(window, '又')]) expect(refusalOf(() => act(ending))).toStrictEqual(refusal);
    for (const status of statuses) expect(refusalOf(() => mustTakeActs(aWindow({ status })))?.code).toBe(status === 'open' ? undefined : `window-${status}`);
  });

  const opens = aTaskOf('window-day', { id: '2026H2-opens', assignee: { role: 'system' } });
  const ending = { phase: aPhase('midterm-tracking', 'running'), windows: [], today: '2026-07-03', by: 'P-01', reason: '机构改革' };

  it('tracking ends its open window and calls off the planned one, in one move', () => {
    const planned = aWindow({ window: '2026H2', status: 'planned' });
    const move = endPhaseEarly({
      ...ending,
      windows: [
        { window: aWindow(), opens },
        { window: planned, opens },
      ],
    });
    expect(move).toMatchObject({
      fact: 'phase-ended-early',
      changes: [
        { changed: 'phase', set: { closedEarly: '机构改革' } },
        { changed: 'window', before: { window: '2026H1' }, set: { closedEarly: '机构改革' } },
        { changed: 'task', before: { id: '2026H2-opens' }, set: { status: 'done', outcome: 'called-off', reason: '机构改革', settledBy: 'P-01' } },
      ],
    });
    expect(move.changes).toHaveLength(3);
  });

  it('is for tracking alone, while it runs, once', () => {
    const code = (phase: Phase) => refusalOf(() => endPhaseEarly({ ...ending, phase }))?.code;
    expect(code(aPhase('feedback', 'running'))).toBe('phase-cannot-close-early');
    expect(code(aPhase('midterm-tracking', 'ready'))).toBe('phase-ready');
    expect(code(aPhase('midterm-tracking', 'running', { closedEarly: '机构改革' }))).toBe('phase-closing');
    expect(refusalOf(() => endPhaseEarly({ ...ending, windows: [{ window: aWindow({ status: 'opening' }), opens }] }))?.code).toBe('window-opening');
  });
});

describe('closing a window', () => {
  const closing = { window: aWindow(), submissions: accepted, join, today: '2026-07-11', by: 'tick' };

  it('waits for everybody whose submission is not settled', () => {
    const waiting: Submission['status'][] = ['open', 'reported', 'signed', 'returned'];
    for (const status of waiting) expect(closeWindow({ ...closing, submissions: [...accepted, aSubmission({ unit: 'U004', status })] })).toBeUndefined();
    expect(unsettled([...accepted, ...waiting.map((status) => aSubmission({ status }))]).map(({ status }) => status)).toStrictEqual(waiting);
  });

  it('happens once: a window that is planned, opening or closed does not close', () => {
    for (const status of ['planned', 'opening', 'closed'] as const) expect(closeWindow({ ...closing, window: aWindow({ status }) })).toBeUndefined();
  });

  it('settles the join task, and without anybody asked too', () => {
    expect(closeWindow(closing)).toStrictEqual({
      fact: 'window-closed',
      changes: [
        { changed: 'window', before: closing.window, set: { status: 'closed', closedOn: '2026-07-11' } },
        { changed: 'task', before: join, set: { status: 'done', outcome: 'closed', settledOn: '2026-07-11', settledBy: 'tick', day: '2026-07-11' } },
      ],
    });
    expect(closeWindow({ ...closing, submissions: [] })?.fact).toBe('window-closed');
  });

  it('early says why, on the window and on the task', () => {
    expect(closeWindow({ ...closing, window: aWindow({ closedEarly: '台风停工' }) })?.changes).toMatchObject([
      { before: { closedEarly: '台风停工' }, set: { status: 'closed' } },
      { set: { outcome: 'closed', reason: '台风停工' } },
    ]);
  });

  it('names the first of the tasks that follow and opens them all', () => {
    const next = ratingTasks(aCycle(), plan);
    const move = closeWindow({ ...closing, next });
    expect(move?.changes[1]).toMatchObject({ set: { nextTask: 'final-scoring-expert-ratings' } });
    expect(move?.changes.slice(2)).toStrictEqual(next.map(({ open }) => open));
    const one = closeWindow({ ...closing, next: [informUnitsTask(aCycle(), '2026H1', '2026-07-20')] });
    expect(one?.changes[1]).toMatchObject({ set: { nextTask: '2026H1-inform-units' } });
  });
});
