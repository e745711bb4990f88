import { type Change, changed, created, type Move } from '#domain/change.ts';
import { addDays } from '#domain/cycles/calendar.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import type { Problem } from '#domain/problems/problem.ts';
import type { Batch } from '#domain/reporting/batch.ts';
import { postBatch } from '#domain/reporting/batch-moves.ts';
import type { Postings } from '#domain/reporting/postings.ts';
import { openTask, settleTask, withdrawTask } from '#domain/tasks/moves.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { Intake } from './intake.ts';

const words: Record<Intake['status'], string> = {
  received: '正在校验',
  checked: '待确认',
  refused: '未能导入',
  confirmed: '正在入库',
  posted: '已入库',
  withdrawn: '已放弃',
};

const must = (intake: Intake, from: readonly Intake['status'][]): void => {
  if (!from.includes(intake.status)) throw new NotAllowed(`intake-${intake.status}`, `该文件当前为“${words[intake.status]}”,不能执行该操作`);
};

export const receiveFile = (intake: Intake): Move => ({ fact: 'file-received', changes: [created('intake', intake)] });

/** Days in which somebody should look at the preview. */
const daysToConfirm = 3;

export const confirmTaskId = ({ id, run }: Pick<Intake, 'id' | 'run'>): string => `intake-${id.slice(0, 16)}-confirm-${run}`;

type Result = Pick<Intake, 'found' | 'counts' | 'basis' | 'problemParts' | 'marked'>;

/** The file has been read: the preview stands, and somebody is to confirm it. */
export const fileChecked = (intake: Intake, result: Result, today: string): Move => {
  must(intake, ['received']);
  const { county, cycle } = intake;
  const id = confirmTaskId(intake);
  const due = addDays(today, daysToConfirm);
  const task = openTask({ county, cycle, id, kind: 'confirm-batch', phase: 'ingestion', assignee: { role: 'office-clerk' }, due, today });
  return { fact: 'file-checked', changes: [changed('intake', intake, { status: 'checked', refusal: undefined, ...result, task: id }), task] };
};

/** The file as a whole cannot be taken in; it can be read again once the reason is gone. */
export const fileRefused = (intake: Intake, refusal: Problem): Move => {
  must(intake, ['received']);
  return { fact: 'file-refused', changes: [changed('intake', intake, { status: 'refused', refusal })] };
};

interface Confirmation {
  task: Task;
  choice: 'all' | 'good-rows';
  by: string;
  today: string;
}

/** All or nothing, or the good rows only: a person decides, having seen the counts. */
export const confirmIntake = (intake: Intake, { task, choice, by, today }: Confirmation): Move => {
  must(intake, ['checked']);
  const { badRows = 0, badCells = 0, values = 0, unchanged = 0 } = intake.counts ?? {};
  if (choice === 'all' && badRows > 0)
    throw new NotAllowed('bad-rows', `还有 ${badRows} 行(${badCells} 个单元格)有错误,不能全部入库;请更正后重新导入,或选择只入库正确的行`);
  if (values === unchanged) throw new NotAllowed('nothing-to-post', '没有新的或有变化的数据,无需入库;请放弃本次导入');
  const confirmed = changed('intake', intake, { status: 'confirmed', choice, confirmedBy: by, reason: undefined });
  const changes: Change[] = [confirmed, settleTask(task, choice, { on: today, by })];
  return { fact: 'intake-confirmed', changes };
};

interface Again {
  conversions: Intake['conversions'];
  /** A month that is named now; without one, that which was named before stays. */
  period?: string | undefined;
  by: string;
  today: string;
  /** The open task of the confirmation, where there is one. */
  task: Task | undefined;
}

const fresh = {
  found: undefined,
  counts: undefined,
  basis: undefined,
  refusal: undefined,
  problemParts: undefined,
  marked: undefined,
  task: undefined,
} as const;

/** The file is read again: the mapping was put right, the month was named, or the offered readings are taken. Without a waiting execution a new one is to be started. */
export const recheckIntake = (intake: Intake, { conversions, period, by, today, task }: Again): Move => {
  must(intake, ['checked', 'refused', 'withdrawn']);
  const waiting = intake.status === 'checked' && task !== undefined;
  const again = changed('intake', intake, {
    ...fresh,
    status: 'received',
    run: intake.run + 1,
    attempt: waiting ? intake.attempt : intake.attempt + 1,
    conversions,
    ...(period === undefined ? {} : { period }),
    reason: undefined,
    failure: undefined,
  });
  return { fact: 'intake-rechecked', changes: [again, ...(waiting ? [settleTask(task, 'recheck', { on: today, by })] : [])] };
};

interface Ending {
  /** Settled already when the office took the task itself back. */
  task: Task;
  reason: string;
  by: string;
  today: string;
}

/** Nothing of the file is posted. */
export const withdrawIntake = (intake: Intake, { task, reason, by, today }: Ending): Move => {
  must(intake, ['checked']);
  const taken = task.status === 'open' ? [withdrawTask(task, { on: today, by, reason })] : [];
  return { fact: 'intake-withdrawn', changes: [changed('intake', intake, { status: 'withdrawn', reason }), ...taken] };
};

const outdated = '确认之后、入库之前,该来源计入的数据有变化,与预览不符;请按新的预览重新确认';

interface Posting {
  /** The rows lie inert under it. */
  batch: Batch;
  postings: Postings | undefined;
  /** The hash of what counts in the cells of the values now. */
  basis: string;
}

/**
 * From now on the rows count, if they change just what the preview was made on; else the file is read again in the same execution and confirmed anew, and the
 * batch of the preview that no longer holds is put away.
 */
export const postIntake = (intake: Intake, { batch, postings, basis }: Posting): Move => {
  must(intake, ['confirmed']);
  const posted = changed('intake', intake, { status: 'posted', batch: batch.id });
  if (batch.status === 'posted') return { fact: 'intake-posted', changes: [posted] };
  if (intake.basis === basis) return { fact: 'intake-posted', changes: [...postBatch(batch, postings).changes, posted] };
  const again = { ...fresh, status: 'received', run: intake.run + 1, choice: undefined, confirmedBy: undefined, reason: outdated } as const;
  return { fact: 'intake-outdated', changes: [changed('intake', intake, again), changed('batch', batch, { status: 'withdrawn', reason: outdated })] };
};
