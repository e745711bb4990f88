import * as z from 'zod';
import type { Change } from '#domain/change.ts';
import { confirmBaseDataTask, type NextTask } from '#domain/cycles/year-tasks.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { checkAgreed } from '#domain/targets/check-agreed.ts';
import { missingRatings } from '#domain/targets/completeness.ts';
import { settleTask } from '#domain/tasks/moves.ts';
import { outcomes, type TaskKind } from '#domain/tasks/task.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { postedRows } from '#platform/table/posted.ts';
import { list } from '#platform/table/records.ts';
import type { TaskPath, TaskSubject } from './task-subject.ts';

export const Done = z.strictObject({ note: z.string().trim().max(500).optional() });

type Prepare = (subject: TaskSubject) => Promise<NextTask | undefined>;

const nothing: Prepare = async () => undefined;

/** The targets of every unit are agreed; all that is missing is named at once. */
const targetsAgreed: Prepare = async ({ year }) => {
  const { county, cycle } = year;
  const plan = await planOf(year);
  const [schemes, lists, targets, cascades] = await Promise.all([
    schemesOf(year),
    list('targetList', { county, cycle }),
    list('target', { county, cycle }),
    list('cascade', { county, cycle }),
  ]);
  const problems = checkAgreed({ plan, schemes, lists, targets, cascades });
  if (problems.length > 0) throw new InvalidInput(`还有 ${problems.length} 项绩效目标未核定或不能使用`, problems);
  return confirmBaseDataTask(year, plan);
};

const baseDataIn: Prepare = async ({ year: { county, cycle } }) => {
  const batches = await list('batch', { county, cycle });
  if (!batches.some(({ kind, status }) => kind === 'figures' && status === 'posted')) throw new NotAllowed('no-base-data', '尚无已入库的基础数据批次,不能确认');
  return undefined;
};

/** Bodies without any rating are renormalised by the rule; an item that nobody rated at all would earn nothing, so it is refused here. */
const expertsRated: Prepare = async ({ year }) => {
  const plan = await planOf(year);
  const [schemes, ratings] = await Promise.all([
    schemesOf(year),
    postedRows(
      'ratings',
      year,
      plan.units.map(({ id }) => id),
    ),
  ]);
  const problems = missingRatings(plan, schemes, ratings);
  if (problems.length > 0) throw new InvalidInput(`还有 ${problems.length} 个评分项没有评分`, problems);
  return undefined;
};

/** What must be there before a task of a kind can be done by a word, and the task that follows. Other kinds have their own act. */
const byWord: Partial<Record<TaskKind, Prepare>> = {
  'agree-targets': targetsAgreed,
  'confirm-base-data': baseDataIn,
  'inform-units': nothing,
  'expert-ratings': expertsRated,
  'public-ratings': nothing,
  'check-scores': nothing,
  'confirm-use': nothing,
};

/** Settles a task that needs no more than somebody's word, after checking that what it stands for is there. */
export const completeTask = async ({
  subject,
  params,
  body,
  who,
  act,
}: Call<TaskPath, unknown, z.infer<typeof Done>, TaskSubject>): Promise<Answer<Receipt>> => {
  const { task, year } = subject;
  const prepare = byWord[task.kind];
  if (prepare === undefined) throw new NotAllowed('task-has-its-own-act', '该待办须在对应业务页面办理,不能直接办结');
  const next = await prepare(subject);
  const settlement = {
    on: year.today,
    by: who.person,
    ...(next === undefined ? {} : { nextTask: next.id }),
    ...(body.note === undefined ? {} : { reason: body.note }),
  };
  const changes: Change[] = [settleTask(task, outcomes[task.kind][0], settlement), ...(next === undefined ? [] : [next.open])];
  return {
    body: await commit(
      { fact: `${task.kind}-done`, changes },
      { county: who.county, cycle: params.cycle, who: who.person, act, day: year.today, reason: body.note },
    ),
  };
};
