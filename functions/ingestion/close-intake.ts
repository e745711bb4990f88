import type { Intake } from '#domain/ingestion/intake.ts';
import { confirmTaskId, withdrawIntake } from '#domain/ingestion/intake-moves.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import { intakeOfStep } from './intake-key.ts';

const who = 'workflow:ingest-batch';

/** The task of the confirmation was taken back: nothing of the file is posted. Given up already, it stays so. */
export const closeIntake = async (intake: Intake): Promise<Record<string, never>> => {
  if (intake.status !== 'checked') return {};
  const { county, cycle, id } = intake;
  const [task, { today }] = await Promise.all([
    load('task', { county, cycle, id: intake.task ?? confirmTaskId(intake) }, '待办(确认导入)'),
    loadCycle({ county, cycle }),
  ]);
  const reason = task.reason ?? '待办已撤销';
  await commit(withdrawIntake(intake, { task, reason, by: who, today }), { county, cycle, who, act: `close:${id}:${intake.run}`, day: today, reason });
  return {};
};

export const handler = step('close-intake', async (input) => closeIntake(await intakeOfStep(input)));
