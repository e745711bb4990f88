import { describe, expect, it } from 'vitest';
import { eachDay } from '#domain/cycles/calendar.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { remindersOn } from '#domain/tasks/reminder.ts';
import { expiring, type Task, taskKinds } from '#domain/tasks/task.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aTaskOf } from '../a-year.ts';

const days = { remindBefore: [7, 3, 1, 0], escalation: Policy.shape.days.parse(smallCounty().policy.days).escalation };
/** Monday 20 July is a day off, Saturday the 25th is worked instead. */
const calendar = { holidays: ['2026-07-20'], workdays: ['2026-07-25'] };
const reporter = { role: 'unit-reporter', unit: 'U001' } as const;
/** Opened on 1 July, due on 20 July. */
const task = (more: Partial<Task> = {}): Task => aTaskOf('report', { assignee: reporter, due: '2026-07-20', opened: '2026-07-01', ...more });
const toldOn = (tasks: Task[], day: string, settings = days) => remindersOn(tasks, day, settings, calendar);
const on = (day: string, ...tasks: Task[]) => toldOn(tasks, day).map(({ id, to }) => `${id.split(':')[2]} ${to}`);

describe('reminders', () => {
  it('come 7, 3 and 1 days before and on the day; the id of each is the task, the threshold, the due day and the addressee', () => {
    const passing = eachDay('2026-07-12', '2026-07-20').map((day) => [day, ...on(day, task())]);
    expect(passing).toEqual([
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
    expect(toldOn([task()], '2026-07-18')).toEqual([
      {
        county: '330798',
        cycle: '2026',
        id: 'reminder:a-report:3:2026-07-20:unit-reporter:U001',
        to: 'unit-reporter:U001',
        on: '2026-07-18',
        told: { kind: 'reminder', task: 'a-report', taskKind: 'report', due: '2026-07-20', daysLeft: 2 },
        readBy: [],
        rev: 1,
      },
    ]);
  });

  it('come again after an extension: the due day makes another one of them', () => {
    const idsAt = (day: string, due: string) => toldOn([task({ due })], day).map(({ id }) => id);
    expect(idsAt('2026-07-19', '2026-07-20')).not.toEqual(idsAt('2026-07-27', '2026-07-28'));
    expect(idsAt('2026-07-17', '2026-07-20')).toEqual(idsAt('2026-07-18', '2026-07-20'));
  });

  it('after missed days are only the newest, whatever the order of the policy', () => {
    expect(on('2026-07-19', task())).toEqual(['1 unit-reporter:U001']);
    expect(toldOn([task()], '2026-07-19', { ...days, remindBefore: [0, 1, 3, 7] }).map(({ id }) => id.split(':')[2])).toEqual(['1']);
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
    expect(on('2026-07-20', task(), task({ assignee: { role: 'office-clerk' }, assigneeKey: 'office-clerk' }))).toEqual([
      '0 unit-reporter:U001',
      '0 office-clerk',
    ]);
  });

  it('follow the policy: no thresholds, no reminders', () => {
    expect(toldOn([task()], '2026-07-20', { ...days, remindBefore: [] })).toEqual([]);
    expect(toldOn([task()], '2026-07-10', { ...days, remindBefore: [10] }).map(({ id }) => id.split(':')[2])).toEqual(['10']);
  });
});

describe('escalation', () => {
  /** A kind that cannot expire, of the unit itself, due on Thursday the 16th: one day off and a weekend follow, then 调休. */
  const late = task({ kind: 'accept', assignee: reporter, due: '2026-07-16', unit: 'U001' });

  it('counts working days of the office’s table: the unit’s leader hears on the first, the office head on the third', () => {
    const passing = eachDay('2026-07-17', '2026-07-22').map((day) => [day, ...on(day, late)]);
    expect(passing).toEqual([
      ['2026-07-17', '1 unit-leader:U001'],
      ['2026-07-18', '1 unit-leader:U001'],
      ['2026-07-19', '1 unit-leader:U001'],
      ['2026-07-20', '1 unit-leader:U001'],
      ['2026-07-21', '1 unit-leader:U001'],
      ['2026-07-22', '1 unit-leader:U001', '3 office-head'],
    ]);
    const [, head] = toldOn([late], '2026-07-25');
    expect(head).toMatchObject({
      id: 'escalation:a-report:3:2026-07-16:office-head',
      told: { kind: 'escalation', assigneeKey: 'unit-reporter:U001', workingDaysLate: 6, unit: 'U001', due: '2026-07-16' },
    });
  });

  it('of a task that is no unit’s goes to the head of the office alone', () => {
    const own = task({ kind: 'accept', assignee: { role: 'office-clerk' }, assigneeKey: 'office-clerk', due: '2026-07-16', unit: 'U001' });
    expect(on('2026-07-17', own)).toEqual([]);
    expect(on('2026-07-22', own)).toEqual(['3 office-head']);
  });

  it('follows the policy', () => {
    const strict = { ...days, escalation: [{ afterWorkingDays: 2, to: 'office-head' as const }] };
    expect(toldOn([late], '2026-07-20', strict)).toEqual([]);
    expect(toldOn([late], '2026-07-21', strict).map(({ to }) => to)).toEqual(['office-head']);
  });

  it('never comes for what the tick ends by itself, and for the system', () => {
    for (const kind of taskKinds) {
      const each = aTaskOf(kind, { assignee: reporter, due: '2026-07-16' });
      expect([kind, on('2026-08-01', each).length]).toEqual([kind, expiring.includes(kind) ? 0 : 2]);
    }
    expect([...expiring].sort()).toEqual(['check-scores', 'expert-ratings', 'inform-units', 'public-ratings', 'report', 'sign']);
    expect(on('2026-08-01', aTaskOf('accept', { assignee: { role: 'system' }, due: '2026-07-16' }))).toEqual([]);
  });
});
