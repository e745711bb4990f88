import { CycleKey } from '#domain/cycles/keys.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { reviewTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';

/** The appeal days are over: the leading group reviews (审议), again after every time the result was sent back to it. */
export const closeAppeals = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const round = roundOf(await list('decision', { county, cycle }), 'review', 'decide');
  return openStepTask(year, reviewTask(year, await planOf(year), round), 'workflow:feedback');
};

export const handler = step('close-appeals', (input) => closeAppeals(parse(CycleKey, input, '步骤参数')));
