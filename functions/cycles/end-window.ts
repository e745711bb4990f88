import type { Window } from '#domain/cycles/cycle.ts';
import { unsettled } from '#domain/cycles/window-moves.ts';
import { Conflict, NotAllowed } from '#domain/problems/errors.ts';
import { endSubmission } from '#domain/reporting/moves.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { withdrawTask } from '#domain/tasks/moves.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { figuresUnderCorrection } from '#platform/table/figures-under-correction.ts';
import { list, load } from '#platform/table/records.ts';
import { recountWindow } from './recount-window.ts';

interface Ending {
  who: string;
  today: string;
}

const endOne = async (submission: Submission, reason: string, { who, today }: Ending): Promise<void> => {
  const { county, cycle, window, unit } = submission;
  const task = await load('task', { county, cycle, id: submission.task }, `待办 ${submission.task}`);
  const changes = [
    ...endSubmission(submission, { to: 'withdrawn', reason, figures: await figuresUnderCorrection(submission) }),
    withdrawTask(task, { on: today, by: who, reason }),
  ];
  await commit({ fact: 'submission-withdrawn', changes }, { county, cycle, who, act: `close-early:${window}:${unit}:${submission.rev}`, day: today, reason });
};

/** Acts that were under way when the end was written down land within one round each; whoever is left after these is ended by the tick. */
const rounds = 5;

/** Ends what is unsettled in a window that the office ends early, one unit a transaction, then recounts. Repeating it does only what is missing. */
export const endWindow = async (window: Window, ending: Ending): Promise<void> => {
  const { county, cycle, window: code, closedEarly } = window;
  if (closedEarly === undefined) throw new RangeError(`window ${code} is not being ended early`);
  for (let round = 1; round <= rounds; round++) {
    const open = unsettled(await list('submission', { county, cycle, window: code }));
    if (open.length === 0) break;
    await sideBySide(open, 10, async (submission) => {
      try {
        await endOne(submission, closedEarly, ending);
      } catch (error) {
        if (!(error instanceof Conflict) && !(error instanceof NotAllowed)) throw error;
      }
    });
  }
  await recountWindow({ county, cycle, window: code }, ending.who);
};
