import { describe, expect, it } from 'vitest';
import { nudgeTask } from '#domain/tasks/nudge.ts';
import { aTaskOf, refusalOf } from '../a-year.ts';

const task = aTaskOf('report', { id: '2026H1-U001-report-1', assignee: { role: 'unit-reporter', unit: 'U001' }, unit: 'U001' });
const nudge = { words: '请于今日下班前报送', by: 'P001', today: '2026-07-08' };

describe('a nudge', () => {
  it('reaches whoever has to do the task, and stays on it', () => {
    expect(nudgeTask(task, nudge)).toEqual({
      fact: 'task-nudged',
      changes: [
        { changed: 'task', before: task, set: { nudged: { on: '2026-07-08', by: 'P001', words: '请于今日下班前报送', times: 1 } } },
        {
          created: 'notification',
          item: {
            county: '330798',
            cycle: '2026',
            id: 'nudge:2026H1-U001-report-1:2026-07-08:unit-reporter:U001',
            to: 'unit-reporter:U001',
            told: { kind: 'nudge', task: task.id, taskKind: 'report', due: '2026-07-10', unit: 'U001', words: '请于今日下班前报送' },
            on: '2026-07-08',
            readBy: [],
            rev: 1,
          },
        },
      ],
    });
  });

  it('comes once a day at most; those of other days are counted', () => {
    const nudged = { ...task, nudged: { on: '2026-07-08', by: 'P009', words: '请尽快', times: 1 } };
    expect(refusalOf(() => nudgeTask(nudged, nudge))).toMatchObject({ code: 'nudged-today' });
    expect(nudgeTask(nudged, { ...nudge, today: '2026-07-09' }).changes[0]).toMatchObject({ set: { nudged: { times: 2, on: '2026-07-09' } } });
  });

  it('is for people and for what is open', () => {
    expect(refusalOf(() => nudgeTask({ ...task, status: 'done' }, nudge))).toMatchObject({ code: 'task-done' });
    expect(refusalOf(() => nudgeTask({ ...task, assignee: { role: 'system' } }, nudge))).toMatchObject({ code: 'system-task' });
  });
});
