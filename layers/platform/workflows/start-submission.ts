import type { Submission } from '#domain/reporting/submission.ts';
import { taskKey } from '#platform/table/records.ts';
import { start } from './executions.ts';

/** Starts the current execution of a submission; safe to repeat. */
export const startSubmission = ({ county, cycle, window, unit, attempt, firstTask }: Submission): Promise<void> =>
  start('submission', { county, cycle, window, unit, attempt, task: taskKey(county, cycle, firstTask) });
