import { CycleKey } from '#domain/cycles/keys.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { decideTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';

/** The notice days are over: the deciding body decides (审定). */
export const endNotice = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const round = roundOf(await list('decision', { county, cycle }), 'decide');
  return openStepTask(year, decideTask(year, await planOf(year), round), 'workflow:feedback');
};

export const handler = step('end-notice', (input) => endNotice(parse(CycleKey, input, '步骤参数')));
