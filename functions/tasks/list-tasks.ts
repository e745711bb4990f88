import * as z from 'zod';
import { assigneeKeysOf } from '#domain/access/caller.ts';
import { noticesOn, SubstitutionNotice } from '#domain/access/substitution.ts';
import { assigneeKey, Task } from '#domain/tasks/task.ts';
import { cursor, limit, pageOf } from '#platform/http/pages.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list, loadCounty, tasksOf } from '#platform/table/records.ts';

export const Tasks = z.object({
  tasks: z.array(Task),
  /** Who does whose work today, as far as these tasks are concerned. */
  substitutions: z.array(SubstitutionNotice),
  next: z.string().optional(),
});
export const TaskQuery = z.object({ status: Task.shape.status.default('open'), cursor, limit });

const cursorOf = ({ day, id }: Task): string => `${day}~${id}`;
const placeOf = (cursor = ''): Pick<Task, 'day' | 'id'> => {
  const [day = '', ...id] = cursor.split('~');
  return { day, id: id.join('~') };
};
const inOrder = (a: Task, b: Task): number => (cursorOf(a) < cursorOf(b) ? -1 : 1);

/** 我的待办: what the caller has to do by its posts, earliest due day first (of settled ones: the day they were settled), page by page. */
export const listTasks = async ({
  params: { cycle },
  query: { status, cursor, limit },
  who,
}: Call<CyclePath, z.output<typeof TaskQuery>>): Promise<Answer<z.infer<typeof Tasks>>> => {
  const span = { county: who.county, cycle };
  const keys = assigneeKeysOf(who);
  const [{ tickedThrough: today }, substitutions, ...mine] = await Promise.all([
    loadCounty(who.county),
    list('substitution', { county: who.county }),
    ...keys.map((assigneeKey) => tasksOf(span, { assigneeKey, status }, placeOf(cursor), limit + 1)),
  ]);
  const { page, ...more } = pageOf(mine.flat().sort(inOrder), limit, cursorOf);
  return { body: { tasks: page, substitutions: noticesOn(today, substitutions, (each) => keys.includes(assigneeKey(each))), ...more } };
};
