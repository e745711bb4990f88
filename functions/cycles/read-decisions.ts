import * as z from 'zod';
import { Decision, DecisionKind } from '#domain/cycles/decision.ts';
import { outcomes, Task } from '#domain/tasks/task.ts';
import { workingDaysLeft } from '#domain/tasks/waiting.ts';
import { planOf } from '#platform/files/papers.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { lastId, list, loadCycle, tasksThrough } from '#platform/table/records.ts';

/** 待上会: a matter that a meeting has to decide, what it may decide, and the working days left. */
const Pending = z.object({ task: Task, kind: DecisionKind, outcomes: z.array(z.string()), workingDays: z.int() });
export const Decisions = z.object({ today: z.iso.date(), pending: z.array(Pending), decisions: z.array(Decision) });

export const readDecisions = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.input<typeof Decisions>>> => {
  const [year, decisions] = await Promise.all([loadCycle({ county, cycle }), list('decision', { county, cycle })]);
  const { today } = year;
  const open = await tasksThrough(year, 'open', lastId);
  const matters = open.flatMap((task) => {
    const kind = DecisionKind.safeParse(task.kind).data;
    return kind === undefined ? [] : [{ task, kind }];
  });
  // Without a plan no result can be before a meeting.
  const calendar = matters.length === 0 ? { holidays: [], workdays: [] } : (await planOf(year)).calendar;
  const pending = matters.map(({ task, kind }) => ({ task, kind, outcomes: [...outcomes[kind]], workingDays: workingDaysLeft(today, task.due, calendar) }));
  return { body: { today, pending, decisions: decisions.sort((a, b) => b.date.localeCompare(a.date) || (a.id < b.id ? 1 : -1)) } };
};
