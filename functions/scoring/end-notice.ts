import { CycleKey } from '#domain/cycles/keys.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { decideTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { doneBefore, openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { markVersion } from './mark-version.ts';
import { scoreNow } from './score.ts';

const who = 'workflow:feedback';

/** The notice days are over: the deciding body decides (审定) on the result as it is now, with what objections changed as a version of its own. */
export const endNotice = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const round = roundOf(await list('decision', { county, cycle }), 'decide');
  const decide = decideTask(year, await planOf(year), round);
  const before = await doneBefore(year, decide);
  if (before !== undefined) return before;
  await markVersion(year, await scoreNow(year, '公示后重新核算', who), 'sent', who);
  return openStepTask(year, decide, who);
};

export const handler = step('end-notice', (input) => endNotice(parse(CycleKey, input, '步骤参数')));
