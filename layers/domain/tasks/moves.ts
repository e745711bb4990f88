import { type Change, changed, created } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import { type Assignee, assigneeKey, outcomes, type Task, type TaskKind, withdrawable } from './task.ts';

interface NewTask {
  county: string;
  cycle: string;
  id: string;
  kind: TaskKind;
  phase: string;
  assignee: Assignee;
  due: string;
  today: string;
  window?: string;
  unit?: string;
  evaluation?: Task['evaluation'];
  reason?: string;
  followedBy?: string;
}

export const aTask = ({ today, ...rest }: NewTask): Task => ({
  ...rest,
  assigneeKey: assigneeKey(rest.assignee),
  opened: today,
  status: 'open',
  day: rest.due,
});

export const openTask = (task: NewTask): Change => created('task', aTask(task));

const words: Record<Exclude<Task['status'], 'open'>, string> = { done: '已办结', expired: '已过期', withdrawn: '已撤销' };

/** A task is settled once; whoever comes second is told how it was settled. */
export const mustBeOpen = (task: Task): void => {
  if (task.status === 'open') return;
  const how = words[task.status];
  throw new NotAllowed(`task-${task.status}`, `待办“${task.id}”${how}${task.settledOn === undefined ? '' : `(${task.settledOn})`},不能再办理`);
};

interface Settlement {
  on: string;
  by: string;
  nextTask?: string;
  reason?: string;
}

const settled = (task: Task, status: Task['status'], outcome: string, { on, by, ...rest }: Settlement): Change => {
  mustBeOpen(task);
  const follows = task.followedBy === undefined ? {} : { nextTask: task.followedBy };
  return changed('task', task, { status, outcome, settledOn: on, settledBy: by, day: on, ...follows, ...rest });
};

/** The task is done with one of the outcomes its workflow understands. */
export const settleTask = (task: Task, outcome: string, settlement: Settlement): Change => {
  const known: readonly string[] = outcomes[task.kind];
  if (!known.includes(outcome)) throw new RangeError(`task ${task.kind} has no outcome ${outcome}`);
  return settled(task, 'done', outcome, settlement);
};

export const expireTask = (task: Task, settlement: Settlement): Change => settled(task, 'expired', 'expired', settlement);

/** A task is taken back; one that the result of the year rests on cannot be. */
export const withdrawTask = (task: Task, settlement: Settlement): Change => {
  if (!withdrawable.includes(task.kind)) throw new NotAllowed('task-not-withdrawable', '该待办是年度考评的必经步骤,不能撤销');
  return settled(task, 'withdrawn', 'withdrawn', settlement);
};

/** The office gives more time; a due day never moves to the past. */
export const extendTask = (task: Task, due: string, reason: string, today: string): Change => {
  if (task.assignee.role === 'system') throw new NotAllowed('system-task', '系统等待的日期不能延期;如需提前结束,请使用“提前关闭”');
  mustBeOpen(task);
  if (due <= task.due || due < today) throw new NotAllowed('due-not-later', `新的截止日期 ${due} 应晚于原截止日期 ${task.due},且不早于今天 ${today}`);
  return changed('task', task, { due, day: due, reason });
};
