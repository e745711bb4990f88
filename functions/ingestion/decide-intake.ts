import * as z from 'zod';
import type { Move } from '#domain/change.ts';
import type { Intake } from '#domain/ingestion/intake.ts';
import { confirmIntake, confirmTaskId, recheckIntake, withdrawIntake } from '#domain/ingestion/intake-moves.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { Month } from '#domain/schemes/code.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { Answer } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { openToChange } from '#platform/table/open-to-change.ts';
import { find } from '#platform/table/records.ts';
import { startIntake } from '#platform/workflows/start-intake.ts';
import { loadIntake } from './intake-key.ts';
import type { IntakeCall } from './intakes.ts';

/** All or nothing, or the good rows only. */
export const Confirm = z.strictObject({ choice: z.enum(['all', 'good-rows']) });
/** Whether the offered readings (12.5万元, full-width digits, …) are taken this time, and of which month the file is where it does not say so itself. */
export const Recheck = z.strictObject({ conversions: z.enum(['ask', 'take']).default('ask'), period: Month.optional() });

const taskOf = ({ county, cycle, id, run, task = confirmTaskId({ id, run }) }: Intake): Promise<Task | undefined> => find('task', { county, cycle, id: task });

const openTaskOf = async (intake: Intake): Promise<Task> => {
  const task = await taskOf(intake);
  if (task === undefined) throw new NotAllowed('nothing-to-confirm', '该文件没有待确认的结果');
  return task;
};

const decided = async ({ subject: { intake, year }, who, act }: IntakeCall, move: Move, reason?: string): Promise<Answer<Receipt>> => {
  const { county, cycle } = intake;
  return { body: await commit(move, { county, cycle, who: who.person, act, day: year.today, reason }) };
};

export const confirm = async (call: IntakeCall<unknown, z.infer<typeof Confirm>>): Promise<Answer<Receipt>> => {
  const { subject, body, who } = call;
  const { intake, year } = subject;
  await openToChange(year);
  return decided(call, confirmIntake(intake, { task: await openTaskOf(intake), choice: body.choice, by: who.person, today: year.today }));
};

/** The waiting execution reads the file again, or a new one where none waits. */
export const recheck = async (call: IntakeCall<unknown, z.infer<typeof Recheck>>): Promise<Answer<Receipt>> => {
  const { subject, body, who } = call;
  const { intake, year } = subject;
  const answer = await decided(call, recheckIntake(intake, { ...body, by: who.person, today: year.today, task: await taskOf(intake) }));
  const standing = await loadIntake(intake);
  if (standing.status === 'received') await startIntake(standing);
  return answer;
};

/** Nothing of the file is posted. */
export const giveUp = async (call: IntakeCall<unknown, Reason>): Promise<Answer<Receipt>> => {
  const { subject, body, who } = call;
  const { intake, year } = subject;
  const ending = { task: await openTaskOf(intake), reason: body.reason, by: who.person, today: year.today };
  return decided(call, withdrawIntake(intake, ending), body.reason);
};
