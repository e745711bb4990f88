import * as z from 'zod';
import { Decision } from '#domain/cycles/decision.ts';
import { recordDecision } from '#domain/cycles/decision-moves.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import { resultVersions } from '#platform/table/result-versions.ts';

const { id, meeting, number, date, minutes, outcome, changes } = Decision.shape;
export const RecordDecision = z.strictObject({ task: z.string().min(1), id, meeting, number, date, minutes, outcome, changes });
type RecordDecision = z.infer<typeof RecordDecision>;

export const decisionTaskOf = async ({ params: { cycle }, body, who: { county } }: Asked<CyclePath, unknown, RecordDecision>) => {
  const [task, year] = await Promise.all([load('task', { county, cycle, id: body.task }, `待办 ${body.task}`), loadCycle({ county, cycle })]);
  return { task, year };
};
type DecisionSubject = Awaited<ReturnType<typeof decisionTaskOf>>;

/** What a meeting decided goes into the records and settles its task. */
export const enterDecision = async ({
  subject: { task, year },
  body: { task: _, ...papers },
  who,
  act,
}: Call<CyclePath, unknown, RecordDecision, DecisionSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const [plan, schemes, policy, versions] = await Promise.all([planOf(year), schemesOf(year), policyOf(year), resultVersions(year)]);
  const move = recordDecision({ task, papers, plan, schemes, policy, version: versions.at(-1)?.version, today, by: who.person });
  return { status: 201, body: await commit(move, { county, cycle, who: who.person, act, day: today }) };
};
