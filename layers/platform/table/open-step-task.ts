import type { Cycle } from '#domain/cycles/cycle.ts';
import type { NextTask } from '#domain/cycles/year-tasks.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { commit } from './commit.ts';
import { taskKey } from './records.ts';

/** Opens the task that a step leaves behind, put if absent, and gives the key its workflow waits on. */
export const openStepTask = async ({ county, cycle, today }: Cycle, { id, open }: NextTask, who: string): Promise<{ task: { pk: string; sk: string } }> => {
  try {
    await commit({ fact: 'task-opened', changes: [open] }, { county, cycle, who, act: `open:${id}`, day: today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return { task: taskKey(county, cycle, id) };
};
