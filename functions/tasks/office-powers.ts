import * as z from 'zod';
import { endSubmission } from '#domain/reporting/moves.ts';
import { extendTask, withdrawTask } from '#domain/tasks/moves.ts';
import { type Reason, reason } from '#platform/http/bodies.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { figuresUnderCorrection } from '#platform/table/figures-under-correction.ts';
import { load } from '#platform/table/records.ts';
import type { TaskPath, TaskSubject } from './task-subject.ts';

export const Extend = z.strictObject({ due: z.iso.date(), reason });

/** The office gives more time, with a reason. */
export const extend = async ({
  subject: { task, year },
  body,
  who,
  act,
}: Call<TaskPath, unknown, z.infer<typeof Extend>, TaskSubject>): Promise<Answer<Receipt>> => {
  const move = { fact: 'task-extended', changes: [extendTask(task, body.due, body.reason, year.today)] };
  return { body: await commit(move, { county: task.county, cycle: task.cycle, who: who.person, act, day: year.today, reason: body.reason }) };
};

/** The office takes a task back, with a reason; a unit's submission ends with it. */
export const withdraw = async ({ subject: { task, year }, body, who, act }: Call<TaskPath, unknown, Reason, TaskSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, window, unit } = task;
  const changes = [withdrawTask(task, { on: year.today, by: who.person, reason: body.reason })];
  if (window !== undefined && unit !== undefined) {
    const submission = await load('submission', { county, cycle, window, unit }, `单位 ${unit} 的填报`);
    changes.unshift(...endSubmission(submission, { to: 'withdrawn', reason: body.reason, figures: await figuresUnderCorrection(submission) }));
  }
  return { body: await commit({ fact: 'task-withdrawn', changes }, { county, cycle, who: who.person, act, day: year.today, reason: body.reason }) };
};
