import * as z from 'zod';
import type { Cycle } from '#domain/cycles/cycle.ts';
import { Decision, DecisionKind } from '#domain/cycles/decision.ts';
import { changedSinceNotice, SinceNotice } from '#domain/scoring/since-notice.ts';
import { outcomes, Task } from '#domain/tasks/task.ts';
import { workingDaysLeft } from '#domain/tasks/waiting.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { planOf } from '#platform/files/papers.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { lastId, list, loadCycle, tasksThrough } from '#platform/table/records.ts';
import { resultVersions } from '#platform/table/result-versions.ts';

/** The version of the result that a public notice showed. */
const Notice = z.object({ version: z.string() });

/** 待上会: a matter that a meeting has to decide, what it may decide, and the working days left. */
const Pending = z.object({
  task: Task,
  kind: DecisionKind,
  outcomes: z.array(z.string()),
  workingDays: z.int(),
  /** Before the deciding body: whose score or grade is another than on the public notice. */
  sinceNotice: z.array(SinceNotice).optional(),
});
export const Decisions = z.object({ today: z.iso.date(), pending: z.array(Pending), decisions: z.array(Decision) });

/** 公示后的变动, nothing where the result before the body is the one that was on notice. */
const sinceNotice = async ({ county, cycle }: Cycle): Promise<SinceNotice[]> => {
  const [notices, versions] = await Promise.all([list('paper', { county, cycle }, { kind: 'notice' }), resultVersions({ county, cycle })]);
  const [notice, newest] = [notices.at(-1), versions.at(-1)];
  if (notice === undefined || newest === undefined) return [];
  const { version: noticed } = await fromArchive(Notice, notice.hash, '公示');
  if (noticed === newest.version) return [];
  const [before, now] = await Promise.all([noticed, newest.version].map((version) => list('total', { county, cycle, version })));
  return changedSinceNotice(before ?? [], now ?? []);
};

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
  const changed = matters.some(({ kind }) => kind === 'decide') ? await sinceNotice(year) : [];
  const pending = matters.map(({ task, kind }) => ({
    ...{ task, kind, outcomes: [...outcomes[kind]], workingDays: workingDaysLeft(today, task.due, calendar) },
    ...(kind === 'decide' ? { sinceNotice: changed } : {}),
  }));
  return { body: { today, pending, decisions: decisions.sort((a, b) => b.date.localeCompare(a.date) || (a.id < b.id ? 1 : -1)) } };
};
