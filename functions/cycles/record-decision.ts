import * as z from 'zod';
import { type Change, created } from '#domain/change.ts';
import { Decision } from '#domain/cycles/decision.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import { settleTask } from '#domain/tasks/moves.ts';
import { outcomes } from '#domain/tasks/task.ts';
import { planOf } from '#platform/files/papers.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';
import type { CyclePath } from './cycle-subject.ts';

export const RecordDecision = Decision.pick({ id: true, meeting: true, number: true, date: true, minutes: true, outcome: true, changes: true }).extend({
  task: z.string().min(1),
});
type RecordDecision = z.infer<typeof RecordDecision>;

export const decisionTaskOf = async ({ params: { cycle }, body, who: { county } }: Asked<CyclePath, unknown, RecordDecision>) => {
  const [task, year] = await Promise.all([
    load('task', { county, cycle, id: body.task }, `待办 ${body.task}`),
    load('cycle', { county, cycle }, `${cycle} 年度`),
  ]);
  return { task, year };
};
type DecisionSubject = Awaited<ReturnType<typeof decisionTaskOf>>;

const kindOf = (kind: string): Decision['kind'] => {
  if (kind === 'first-look' || kind === 'review' || kind === 'decide') return kind;
  throw new NotAllowed('not-a-decision', '该待办不是首次审看、审议或审定事项,不能登记决定');
};

/** Records what a meeting decided, with what it changed and why, and settles the task of the meeting with the outcome. */
export const recordDecision = async ({
  subject: { task, year },
  body,
  who,
  act,
}: Call<CyclePath, unknown, RecordDecision, DecisionSubject>): Promise<Answer<Receipt>> => {
  const kind = kindOf(task.kind);
  const known: readonly string[] = outcomes[kind];
  const units = new Set((await planOf(year)).units.map(({ id }) => id));
  const problems = [
    ...(known.includes(body.outcome)
      ? []
      : [problem('outcome', 'unknown-outcome', '决定结果不在可选范围内', { expected: known.join('、'), got: body.outcome })]),
    ...body.changes.flatMap(({ unit }, at) =>
      units.has(unit) ? [] : [problem(`changes[${at}].unit`, 'unknown-unit', `年度方案中没有单位 ${unit}`, { got: unit })],
    ),
  ];
  if (problems.length > 0) throw new InvalidInput('决定记录不符合要求', problems);
  const { county, cycle, today } = year;
  const { task: _, ...papers } = body;
  const decision: Decision = { county, cycle, kind, ...papers, by: who.person, rev: 1 };
  const changes: Change[] = [created('decision', decision), settleTask(task, body.outcome, { on: today, by: who.person })];
  return { status: 201, body: await commit({ fact: `${kind}-recorded`, changes }, { county, cycle, who: who.person, act, day: today }) };
};
