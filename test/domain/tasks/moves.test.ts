import { describe, expect, it } from 'vitest';
import { aTask, expireTask, extendTask, mustBeOpen, openTask, settleTask, withdrawTask } from '#domain/tasks/moves.ts';
import { assigneeKey, outcomes, type Task, type TaskKind, taskKinds } from '#domain/tasks/task.ts';
import { aTaskOf, refusalOf } from '../a-year.ts';

const on = { on: '2026-07-05', by: 'wang' };

describe('a new task', () => {
  it('is open from today until its due day, for one assignee', () => {
    const draft = {
      county: '330798',
      cycle: '2026',
      id: '2026H1-U012-report-1',
      kind: 'report' as const,
      phase: 'midterm-tracking',
      assignee: { role: 'unit-reporter' as const, unit: 'U012' },
      due: '2026-07-10',
    };
    const task = aTask({ ...draft, today: '2026-07-01', window: '2026H1', unit: 'U012' });
    expect(task).toStrictEqual({
      ...draft,
      window: '2026H1',
      unit: 'U012',
      assigneeKey: 'unit-reporter:U012',
      opened: '2026-07-01',
      status: 'open',
      day: '2026-07-10',
    });
    expect(openTask({ ...draft, today: '2026-07-01', window: '2026H1', unit: 'U012' })).toStrictEqual({ created: 'task', item: task });
  });

  it('is found by its assignee: a role, a role of a unit, or the system', () => {
    expect(assigneeKey({ role: 'office-clerk' })).toBe('office-clerk');
    expect(assigneeKey({ role: 'unit-leader', unit: 'U001' })).toBe('unit-leader:U001');
    expect(assigneeKey({ role: 'system' })).toBe('system');
  });
});

describe('settling a task', () => {
  it.each(taskKinds.flatMap((kind) => outcomes[kind].map((outcome) => [kind, outcome] as const)))('%s ends with %s', (kind, outcome) => {
    const task = aTaskOf(kind);
    expect(settleTask(task, outcome, on)).toStrictEqual({
      changed: 'task',
      before: task,
      set: { status: 'done', outcome, settledOn: '2026-07-05', settledBy: 'wang', day: '2026-07-05' },
    });
  });

  it('with an outcome its workflow does not know is our mistake', () => {
    const unknown: [TaskKind, string][] = [
      ['report', 'signed'],
      ['sign', 'accepted'],
      ['review', 'decided'],
      ['report', 'expired'],
    ];
    for (const [kind, outcome] of unknown)
      expect(() => settleTask(aTaskOf(kind), outcome, on)).toThrow(new RangeError(`task ${kind} has no outcome ${outcome}`));
  });

  it('names the task that follows, and the reason', () => {
    expect(settleTask(aTaskOf('sign'), 'returned', { ...on, nextTask: 'report-2', reason: '数据有误' })).toMatchObject({
      set: { outcome: 'returned', nextTask: 'report-2', reason: '数据有误' },
    });
  });

  it('hands over to the task that follows however it ends, unless the act names another', () => {
    const task = aTaskOf('expert-ratings', { followedBy: 'public-ratings' });
    expect(settleTask(task, 'given', on)).toMatchObject({ set: { nextTask: 'public-ratings' } });
    expect(expireTask(task, on)).toMatchObject({ set: { nextTask: 'public-ratings' } });
    expect(withdrawTask(task, on)).toMatchObject({ set: { nextTask: 'public-ratings' } });
    expect(settleTask(task, 'given', { ...on, nextTask: 'other' })).toMatchObject({ set: { nextTask: 'other' } });
  });

  it('by missing the day or by the office is told apart from doing it', () => {
    const task = aTaskOf('report');
    expect(expireTask(task, { ...on, by: 'tick' })).toStrictEqual({
      changed: 'task',
      before: task,
      set: { status: 'expired', outcome: 'expired', settledOn: '2026-07-05', settledBy: 'tick', day: '2026-07-05' },
    });
    expect(withdrawTask(task, { ...on, reason: '机构撤并' })).toStrictEqual({
      changed: 'task',
      before: task,
      set: { status: 'withdrawn', outcome: 'withdrawn', settledOn: '2026-07-05', settledBy: 'wang', day: '2026-07-05', reason: '机构撤并' },
    });
  });

  it('happens once: who comes second is told how and when it was settled', () => {
    const words: Record<Exclude<Task['status'], 'open'>, string> = { done: '已办结', expired: '已过期', withdrawn: '已撤销' };
    for (const [status, word] of Object.entries(words) as [keyof typeof words, string][]) {
      const task = aTaskOf('report', { status, settledOn: '2026-07-04' });
      const refusal = { code: `task-${status}`, message: `待办“a-report”${word}(2026-07-04),不能再办理` };
      expect(refusalOf(() => settleTask(task, 'reported', on))).toStrictEqual(refusal);
      expect(refusalOf(() => expireTask(task, on))).toStrictEqual(refusal);
      expect(refusalOf(() => withdrawTask(task, on))).toStrictEqual(refusal);
      expect(refusalOf(() => extendTask(task, '2026-08-01', '延期', '2026-07-05'))).toStrictEqual(refusal);
      expect(refusalOf(() => mustBeOpen(aTaskOf('report', { status })))?.message).toBe(`待办“a-report”${word},不能再办理`);
    }
    expect(refusalOf(() => mustBeOpen(aTaskOf('report')))).toBeUndefined();
  });
});

describe('extending a task', () => {
  it('moves its due day, with the reason', () => {
    const task = aTaskOf('report');
    expect(extendTask(task, '2026-07-11', '防汛抢险', '2026-07-05')).toStrictEqual({
      changed: 'task',
      before: task,
      set: { due: '2026-07-11', day: '2026-07-11', reason: '防汛抢险' },
    });
    expect(refusalOf(() => extendTask(task, '2026-07-14', '防汛抢险', '2026-07-14'))).toBeUndefined();
  });

  it('that waits for a day is refused: days end early or not at all', () => {
    expect(refusalOf(() => extendTask(aTaskOf('day', { assignee: { role: 'system' } }), '2026-08-01', '延期', '2026-07-05'))).toStrictEqual({
      code: 'system-task',
      message: '系统等待的日期不能延期;如需提前结束,请使用“提前关闭”',
    });
  });

  it.each([
    ['2026-07-10', '2026-07-05', 'the same day'],
    ['2026-07-09', '2026-07-05', 'an earlier day'],
    ['2026-07-13', '2026-07-14', 'a day that has passed'],
  ])('to %s on %s is refused: %s', (due, today) => {
    expect(refusalOf(() => extendTask(aTaskOf('report'), due, '延期', today))).toStrictEqual({
      code: 'due-not-later',
      message: `新的截止日期 ${due} 应晚于原截止日期 2026-07-10,且不早于今天 ${today}`,
    });
  });
});
