import { changed } from '#domain/change.ts';
import type { Phase } from '#domain/cycles/cycle.ts';
import { resumePhase } from '#domain/cycles/phase-moves.ts';
import { type Intake, underWay } from '#domain/ingestion/intake.ts';
import { type Submission, settledStatuses } from '#domain/reporting/submission.ts';
import { decideAgain } from '#platform/decide-again.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load } from '#platform/table/records.ts';
import { startIntake } from '#platform/workflows/start-intake.ts';
import { startPhaseExecution } from '#platform/workflows/start-phase.ts';
import { startSubmission } from '#platform/workflows/start-submission.ts';

interface Resumption {
  county: string;
  cycle: string;
  who: string;
  /** Id of the act: repeating it starts nothing twice. */
  act: string;
  /** Also what is recorded as running: after a deployment that changed a workflow, or when executions were stopped unseen. */
  all: boolean;
}

const resumeOne = async (phase: Phase, { who, act }: Resumption): Promise<void> => {
  const { county, cycle, phase: name } = phase;
  await commit(resumePhase(phase), { county, cycle, who, act: `${act}:${name}` });
  await startPhaseExecution(await load('phase', { county, cycle, phase: name }, `阶段 ${name}`));
};

/** The round it is in starts again at its first task: the new execution walks through what is settled. People may act on it meanwhile. */
const resumeSubmission = ({ county, cycle, window, unit }: Submission, { who, act }: Resumption): Promise<void> =>
  decideAgain(async () => {
    const submission = await load('submission', { county, cycle, window, unit }, `单位 ${unit} 的填报`);
    const move = { fact: 'submission-resumed', changes: [changed('submission', submission, { attempt: submission.attempt + 1, failure: undefined })] };
    await commit(move, { county, cycle, who, act: `${act}:${window}:${unit}` });
    await startSubmission(await load('submission', { county, cycle, window, unit }, `单位 ${unit} 的填报`));
  });

/** A file's new execution reads it again, or goes on where it was confirmed. */
const resumeIntake = ({ county, cycle, id }: Intake, { who, act }: Resumption): Promise<void> =>
  decideAgain(async () => {
    const intake = await load('intake', { county, cycle, id }, `导入文件 ${id}`);
    const move = { fact: 'intake-resumed', changes: [changed('intake', intake, { attempt: intake.attempt + 1, failure: undefined })] };
    await commit(move, { county, cycle, who, act: `${act}:intake:${id}` });
    await startIntake(await load('intake', { county, cycle, id }, `导入文件 ${id}`));
  });

/** Starts new executions for what failed (or, `all`, for everything that is under way). Returns how many. */
export const resume = async (resumption: Resumption): Promise<{ phases: number; submissions: number; intakes: number }> => {
  const { county, cycle, all } = resumption;
  const phases = (await list('phase', { county, cycle })).filter(({ status }) => status === 'failed' || (all && status === 'running'));
  const windows = (await list('window', { county, cycle })).filter(({ status }) => status === 'opening' || status === 'open');
  const submissions = (await Promise.all(windows.map(({ window }) => list('submission', { county, cycle, window }))))
    .flat()
    .filter(({ status, failure }) => !settledStatuses.includes(status) && (all || failure !== undefined));
  for (const phase of phases) await resumeOne(phase, resumption);
  await sideBySide(submissions, 10, (submission) => resumeSubmission(submission, resumption));
  const intakes = (await list('intake', { county, cycle })).filter(({ status, failure }) => underWay.includes(status) && (all || failure !== undefined));
  await sideBySide(intakes, 10, (intake) => resumeIntake(intake, resumption));
  return { phases: phases.length, submissions: submissions.length, intakes: intakes.length };
};
