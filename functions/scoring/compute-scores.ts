import { CycleKey } from '#domain/cycles/keys.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { firstLookTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { doneBefore, openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { scoreNow } from './score.ts';

const who = 'workflow:final-scoring';

/** Provisional scores from what the records say now, for the leading group's first look. */
export const computeScores = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const look = firstLookTask(year, await planOf(year), roundOf(await list('decision', { county, cycle }), 'first-look'));
  const before = await doneBefore(year, look);
  if (before !== undefined) return before;
  await scoreNow(year, '年终结果评估', who);
  return openStepTask(year, look, who);
};

export const handler = step('compute-scores', (input) => computeScores(parse(CycleKey, input, '步骤参数')));
