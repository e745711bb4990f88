import * as z from 'zod';

import type { Asked } from '#platform/http/route.ts';
import { load } from '#platform/table/records.ts';

export const CyclePath = z.object({ cycle: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }) });
export type CyclePath = z.infer<typeof CyclePath>;
export const TaskPath = CyclePath.extend({ id: z.string().min(1).max(80) });
export type TaskPath = z.infer<typeof TaskPath>;

/** A task with its year; who may settle it is decided by its assignee. */
export const taskOf = async ({ params: { cycle, id }, who: { county } }: Asked<TaskPath>) => {
  const [task, year] = await Promise.all([load('task', { county, cycle, id }, `待办 ${id}`), load('cycle', { county, cycle }, `${cycle} 年度`)]);
  return { task, year, unit: task.unit, assigneeKey: task.assigneeKey };
};
export type TaskSubject = Awaited<ReturnType<typeof taskOf>>;
