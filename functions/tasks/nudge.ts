import * as z from 'zod';
import { rolesOn } from '#domain/access/caller.ts';
import { isInForce } from '#domain/access/substitution.ts';
import { Person } from '#domain/cycles/cycle.ts';
import { nudgeTask } from '#domain/tasks/nudge.ts';
import { assigneeKey, Task } from '#domain/tasks/task.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, tasksThrough } from '#platform/table/records.ts';
import type { TaskPath, TaskSubject } from './task-subject.ts';

export const Nudge = z.strictObject({
  words: z.string({ error: '请填写催办内容' }).trim().min(1, { error: '请填写催办内容' }).max(200, { error: '催办内容不超过 200 字' }),
});

/** 催办: the office's words to whoever has to do the task. */
export const nudge = async ({
  subject: { task, year },
  body: { words },
  who,
  act,
}: Call<TaskPath, unknown, z.infer<typeof Nudge>, TaskSubject>): Promise<Answer<Receipt>> => {
  const move = nudgeTask(task, { words, by: who.person, today: year.today });
  return { body: await commit(move, { county: task.county, cycle: task.cycle, who: who.person, act, day: year.today, reason: words }) };
};

const Holder = Person.pick({ id: true, name: true, phone: true });
export const LateTasks = z.object({ today: z.iso.date(), late: z.array(z.object({ task: Task, people: z.array(Holder) })) });

/** Open tasks of people whose due day has passed or is today, with those who hold the post or stand in for it, and their phone. */
export const lateTasks = async ({ subject: { year } }: Call<CyclePath, unknown, unknown, YearSubject>): Promise<Answer<z.input<typeof LateTasks>>> => {
  const { county, today } = year;
  const [due, people, substitutions] = await Promise.all([tasksThrough(year, 'open', today), list('person', { county }), list('substitution', { county })]);
  const standsIn = (id: string, task: Task) =>
    substitutions.some((each) => each.substitute === id && isInForce(each, today) && assigneeKey(each) === task.assigneeKey);
  const holders = (task: Task) =>
    people
      .filter((person) => rolesOn(today, person).some((post) => assigneeKey(post) === task.assigneeKey) || standsIn(person.id, task))
      .map(({ id, name, phone }) => ({ id, name, ...(phone === undefined ? {} : { phone }) }));
  const late = due.filter(({ assignee }) => assignee.role !== 'system').map((task) => ({ task, people: holders(task) }));
  return { body: { today, late } };
};
