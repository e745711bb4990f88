import { addDays, addWorkingDays } from '#domain/cycles/calendar.ts';
import { CycleKey } from '#domain/cycles/keys.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { appealDaysTask, checkScoresTask } from '#domain/cycles/year-tasks.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf, policyOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { doneBefore, openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { markVersion } from './mark-version.ts';
import { scoreNow } from './score.ts';

const who = 'workflow:feedback';

/** Sends every unit its marks to check, and opens the appeal days (异议期): so many working days, ended by the day after the last one. */
export const sendScores = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const [plan, policy, decisions] = await Promise.all([planOf(year), policyOf(year), list('decision', { county, cycle })]);
  const round = roundOf(decisions, 'review');
  const last = addWorkingDays(year.today, policy.days.appealWorkingDays, plan.calendar);
  const appealDays = appealDaysTask(year, round, addDays(last, 1));
  const before = await doneBefore(year, appealDays);
  if (before !== undefined) return before;
  await markVersion(year, await scoreNow(year, '反馈核对', who), 'sent', who);
  await sideBySide(plan.units, 8, ({ id }) => openStepTask(year, checkScoresTask(year, id, round, last), who));
  return openStepTask(year, appealDays, who);
};

export const handler = step('send-scores', (input) => sendScores(parse(CycleKey, input, '步骤参数')));
