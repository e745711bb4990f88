import type { Cycle } from '#domain/cycles/cycle.ts';
import type { NextTask } from '#domain/cycles/year-tasks.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { commit } from './commit.ts';
import { find, taskKey } from './records.ts';

type Waiting = { task: { pk: string; sk: string } };

/** The key of a step's task if the step was done before: its task is the last thing that a step writes. A resumed execution then walks on without doing it again. */
export const doneBefore = async ({ county, cycle }: Cycle, { id }: Pick<NextTask, 'id'>): Promise<Waiting | undefined> =>
  (await find('task', { county, cycle, id })) === undefined ? undefined : { task: taskKey(county, cycle, id) };

/** Opens the task that a step leaves behind, put if absent, and gives the key its workflow waits on. */
export const openStepTask = async ({ county, cycle, today }: Cycle, { id, open }: NextTask, who: string): Promise<Waiting> => {
  try {
    await commit({ fact: 'task-opened', changes: [open] }, { county, cycle, who, act: `open:${id}`, day: today });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return { task: taskKey(county, cycle, id) };
};
