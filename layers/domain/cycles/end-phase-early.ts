import { changed, type Move } from '../change.ts';
import { NotAllowed } from '../problems/errors.ts';
import { settleTask } from '../tasks/moves.ts';
import type { Task } from '../tasks/task.ts';
import type { Phase, Window } from './cycle.ts';
import { endEarly } from './window-moves.ts';

interface Ending {
  phase: Phase;
  /** The windows of the phase that are not closed yet, each with the task of its opening day. */
  windows: readonly { window: Window; opens: Task }[];
  today: string;
  by: string;
  reason: string;
}

/**
 * The office ends tracking early, with a reason: an open window is ended, one still planned never opens, and none follows.
 * The other phases wait for people or for days that the rules demand.
 */
export const endPhaseEarly = ({ phase, windows, today, by, reason }: Ending): Move => {
  if (phase.phase !== 'midterm-tracking') throw new NotAllowed('phase-cannot-close-early', '只有“过程评估”阶段可以提前结束;其他阶段的天数和审议程序不能省略');
  if (phase.status !== 'running') throw new NotAllowed(`phase-${phase.status}`, '该阶段当前未在进行,不能提前结束');
  if (phase.closedEarly !== undefined) throw new NotAllowed('phase-closing', `该阶段正在提前结束(${phase.closedEarly})`);
  const changes = windows.map(({ window, opens }) =>
    window.status === 'planned' ? settleTask(opens, 'called-off', { on: today, by, reason }) : endEarly(window, reason),
  );
  return { fact: 'phase-ended-early', changes: [changed('phase', phase, { closedEarly: reason }), ...changes] };
};
