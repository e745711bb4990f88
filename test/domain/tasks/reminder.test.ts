import { describe, expect, it } from 'vitest';
import { eachDay } from '#domain/cycles/calendar.ts';
import { remindersOn } from '#domain/tasks/reminder.ts';
import { expiring, type Task, taskKinds } from '#domain/tasks/task.ts';
import { aTaskOf } from '../a-year.ts';

const thresholds = [7, 3, 1, 0];
const reporter = { role: 'unit-reporter', unit: 'U001' } as const;
/** Opened on 1 July, due on 20 July. */
const task = (more: Partial<Task> = {}): Task => aTaskOf('report', { assignee: reporter, due: '2026-07-20', opened: '2026-07-01', ...more });
const on = (day: string, ...tasks: Task[]) => remindersOn(tasks, day, thresholds).map(({ threshold, to }) => `${threshold} ${to}`);

describe('reminders', () => {
  it('come 7, 3 and 1 days before and on the day; the id of each is the task and the threshold', () => {
    const days = eachDay('2026-07-12', '2026-07-20').map((day) => [day, ...on(day, task())]);
    expect(days).toEqual([
      ['2026-07-12'],
      ['2026-07-13', '7 unit-reporter:U001'],
      ['2026-07-14', '7 unit-reporter:U001'],
      ['2026-07-15', '7 unit-reporter:U001'],
      ['2026-07-16', '7 unit-reporter:U001'],
      ['2026-07-17', '3 unit-reporter:U001'],
      ['2026-07-18', '3 unit-reporter:U001'],
      ['2026-07-19', '1 unit-reporter:U001'],
      ['2026-07-20', '0 unit-reporter:U001'],
    ]);
    expect(remindersOn([task()], '2026-07-17', thresholds)).toEqual([
      { county: '330798', cycle: '2026', task: 'a-report', threshold: '3', to: 'unit-reporter:U001', on: '2026-07-17' },
    ]);
  });

  it('after missed days are only the newest, whatever the order of the policy', () => {
    expect(on('2026-07-19', task())).toEqual(['1 unit-reporter:U001']);
    expect(remindersOn([task()], '2026-07-19', [0, 1, 3, 7]).map(({ threshold }) => threshold)).toEqual(['1']);
  });

  it('are not sent for days before the task was there', () => {
    expect(on('2026-07-16', task({ opened: '2026-07-15' }))).toEqual([]);
    expect(on('2026-07-17', task({ opened: '2026-07-15' }))).toEqual(['3 unit-reporter:U001']);
    expect(on('2026-07-13', task({ opened: '2026-07-13' }))).toEqual(['7 unit-reporter:U001']);
    expect(on('2026-07-14', task({ opened: '2026-07-14' }))).toEqual([]);
  });

  it('go to people, and only about what is open', () => {
    expect(on('2026-07-20', task({ assignee: { role: 'system' } }))).toEqual([]);
    for (const status of ['done', 'expired', 'withdrawn'] as const) expect(on('2026-07-20', task({ status }))).toEqual([]);
    expect(on('2026-07-20', task(), task({ assignee: { role: 'office-clerk' } }))).toEqual(['0 unit-reporter:U001', '0 office-clerk']);
  });

  it('follow the policy: no thresholds, no reminders', () => {
    expect(remindersOn([task()], '2026-07-20', [])).toEqual([]);
    expect(remindersOn([task()], '2026-07-10', [10]).map(({ threshold }) => threshold)).toEqual(['10']);
  });

  it('when late go to the head of the office for tasks that cannot expire; the others the tick ends', () => {
    for (const kind of taskKinds) {
      const late = { ...aTaskOf(kind, { assignee: { role: 'office-clerk' }, due: '2026-07-20' }) };
      expect([kind, on('2026-07-21', late)]).toEqual([kind, expiring.includes(kind) ? [] : ['overdue office-head']]);
    }
    expect([...expiring].sort()).toEqual(['check-scores', 'expert-ratings', 'inform-units', 'public-ratings', 'report', 'sign']);
  });
});
