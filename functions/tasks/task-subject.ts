import * as z from 'zod';
import { CyclePath } from '#platform/http/paths.ts';
import type { Asked } from '#platform/http/route.ts';
import { load, loadCycle } from '#platform/table/records.ts';

export const TaskPath = CyclePath.extend({ id: z.string().min(1).max(80) });
export type TaskPath = z.infer<typeof TaskPath>;

/** A task with its year; who may settle it is decided by its assignee. */
export const taskOf = async ({ params: { cycle, id }, who: { county } }: Asked<TaskPath>) => {
  const [task, year] = await Promise.all([load('task', { county, cycle, id }, `待办 ${id}`), loadCycle({ county, cycle })]);
  return { task, year, unit: task.unit, assigneeKey: task.assigneeKey };
};
export type TaskSubject = Awaited<ReturnType<typeof taskOf>>;
