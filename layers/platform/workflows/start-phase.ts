import type { Phase } from '#domain/cycles/cycle.ts';
import { taskKey } from '#platform/table/records.ts';
import { start } from './executions.ts';

/** Starts the current execution of a phase that the record says is running; safe to repeat. */
export const startPhaseExecution = ({ county, cycle, phase, attempt, firstTask }: Phase): Promise<void> =>
  start(phase, { county, cycle, phase, attempt, ...(firstTask === undefined ? {} : { task: taskKey(county, cycle, firstTask) }) });
