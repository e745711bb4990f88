import * as z from 'zod';
import { changed } from '#domain/change.ts';
import { issuePlanTaskId } from '#domain/cycles/phase-moves.ts';
import { publishSchemesTask } from '#domain/cycles/year-tasks.ts';
import { publish } from '#domain/schemes/publication-moves.ts';
import { readPlan } from '#domain/schemes/read-papers.ts';
import { settleTask } from '#domain/tasks/moves.ts';
import { archive, fromArchive } from '#platform/files/archive.ts';
import { policyOf } from '#platform/files/papers.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import { Document, versionAt } from './drafts.ts';
import { type PlanPath, planAt } from './paths.ts';

export const Issue = z.strictObject({ documentNumber: z.string().trim().min(1, { error: '请填写文号' }) });

export const planDraftOf = async ({ params, who }: Asked<PlanPath>) => {
  const [{ version: draft, rev }, year, task] = await Promise.all([
    versionAt(planAt(who.county, params)),
    loadCycle({ county: who.county, cycle: params.cycle }),
    load('task', { county: who.county, cycle: params.cycle, id: issuePlanTaskId }, '印发年度方案的待办'),
  ]);
  return { draft, year, task, rev };
};
type Subject = Awaited<ReturnType<typeof planDraftOf>>;

/** Approves and issues the year's plan with its document number: checked in full, in force, and the schemes are asked for. */
export const issuePlan = async ({
  subject: { draft, year, task },
  body: { documentNumber },
  who,
  act,
}: Call<PlanPath, unknown, z.infer<typeof Issue>, Subject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const plan = readPlan(await fromArchive(Document, draft.hash, '年度方案草稿'), await policyOf(year));
  const hash = await archive(plan);
  const next = publishSchemesTask(year, plan);
  const changes = [
    publish(draft, { hash, today, by: who.person, documentNumber }),
    changed('cycle', year, { planVersion: plan.version, planHash: hash }),
    settleTask(task, 'issued', { on: today, by: who.person, nextTask: next.id }),
    next.open,
  ];
  return { body: await commit({ fact: 'plan-issued', changes }, { county, cycle, who: who.person, act, day: today }) };
};
