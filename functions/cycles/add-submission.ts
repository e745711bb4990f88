import type { Change } from '#domain/change.ts';
import type { Window } from '#domain/cycles/cycle.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { openSubmission } from '#domain/reporting/moves.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';
import { startSubmission } from '#platform/workflows/start-submission.ts';

interface Addition {
  window: Window;
  unit: string;
  today: string;
  who: string;
  /** Further changes of the same transaction, e.g. the raised `rev` of an open window. */
  also?: readonly Change[];
}

/** A unit's submission, its first task and its execution: put if absent, then started. The same code opens a window and adds a unit later. */
export const addSubmission = async ({ window, unit, today, who, also = [] }: Addition): Promise<void> => {
  const { county, cycle } = window;
  const { fact, changes } = openSubmission({ window, unit, today });
  try {
    await commit({ fact, changes: [...changes, ...also] }, { county, cycle, who, act: `open:${window.window}:${unit}`, day: today });
  } catch (error) {
    if (!(error instanceof Conflict) || error.code !== 'submission-moved-on') throw error;
  }
  await startSubmission(await load('submission', { county, cycle, window: window.window, unit }, `单位 ${unit} 的填报`));
};
