import { NotAllowed } from '../problems/errors.ts';
import type { Task } from '../tasks/task.ts';

/**
 * What the result rests on stands still from the day on which it goes before the deciding body (审定). A body that wants something corrected sends the
 * result back: then it may be changed, is reviewed and goes on public notice again. `decide` is the task of the present round, if it was opened.
 *
 * @throws NotAllowed `result-before-decision` while the body has it, `result-decided` afterwards.
 */
export const mustBeOpenToChange = (decide: Pick<Task, 'status' | 'outcome'> | undefined): void => {
  if (decide?.status === 'open') {
    throw new NotAllowed('result-before-decision', '年度结果已提请审定,计分所依据的数据和台账不再变动;确需更正的,请由审定会议退回,重新审议、公示');
  }
  if (decide?.outcome === 'decided') throw new NotAllowed('result-decided', '年度结果已经审定,计分所依据的数据和台账不再变动');
};
