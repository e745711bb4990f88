import * as z from 'zod';
import { assigneeKeysOf } from '#domain/access/caller.ts';
import { Task } from '#domain/tasks/task.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { tasksOf } from '#platform/table/records.ts';

export const Tasks = z.object({ tasks: z.array(Task) });
export const TaskQuery = z.object({ status: Task.shape.status.default('open') });

/** 我的待办: what the caller has to do by its posts, earliest due day first. */
export const listTasks = async ({
  params: { cycle },
  query: { status },
  who,
}: Call<CyclePath, z.infer<typeof TaskQuery>>): Promise<Answer<z.infer<typeof Tasks>>> => {
  const mine = await Promise.all(assigneeKeysOf(who).map((key) => tasksOf({ county: who.county, cycle }, key, status)));
  return { body: { tasks: mine.flat().sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1)) } };
};
