import { changed, type Move } from '../change.ts';
import { notify } from '../notifications/moves.ts';
import { NotAllowed } from '../problems/errors.ts';
import { mustBeOpen } from './moves.ts';
import type { Task } from './task.ts';

interface Nudge {
  words: string;
  by: string;
  today: string;
}

/** 催办: the office's words reach whoever has to do the task and stay visible on it; at most one a task and day. */
export const nudgeTask = (task: Task, { words, by, today }: Nudge): Move => {
  mustBeOpen(task);
  if (task.assignee.role === 'system') throw new NotAllowed('system-task', '系统等待的日期不能催办');
  if (task.nudged?.on === today) throw new NotAllowed('nudged-today', `该待办今天(${today})已经催办过,每项待办每天只催办一次`);
  const { county, cycle, id, kind, due, unit, assigneeKey: to } = task;
  const times = (task.nudged?.times ?? 0) + 1;
  return {
    fact: 'task-nudged',
    changes: [
      changed('task', task, { nudged: { on: today, by, words, times } }),
      notify(
        { county, cycle, on: today, to, key: `${id}:${today}` },
        { kind: 'nudge', task: id, taskKind: kind, due, words, ...(unit === undefined ? {} : { unit }) },
      ),
    ],
  };
};
