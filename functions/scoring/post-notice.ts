import { addDays, addWorkingDays } from '#domain/cycles/calendar.ts';
import { CycleKey } from '#domain/cycles/keys.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { noticeDaysTask } from '#domain/cycles/year-tasks.ts';
import { noticeOf } from '#domain/disclosure/draw-up.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf, policyOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { disclose, publicYearOf } from '#platform/table/disclosures.ts';
import { doneBefore, openStepTask } from '#platform/table/open-step-task.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { writePaper } from '#platform/table/write-paper.ts';
import { markVersion } from './mark-version.ts';
import { scoreNow } from './score.ts';

const who = 'workflow:feedback';

/** The reviewed result, with what the review changed, goes on public notice (公示) for the policy's working days; objections are still possible. */
export const postNotice = async ({ county, cycle }: CycleKey) => {
  const year = await loadCycle({ county, cycle });
  const [plan, policy, decisions] = await Promise.all([planOf(year), policyOf(year), list('decision', { county, cycle })]);
  const last = addWorkingDays(year.today, policy.days.noticeWorkingDays, plan.calendar);
  const round = roundOf(decisions, 'review', 'decide');
  const noticeDays = noticeDaysTask(year, round, addDays(last, 1));
  const before = await doneBefore(year, noticeDays);
  if (before !== undefined) return before;
  const version = await scoreNow(year, '审议后重新核算', who);
  await markVersion(year, version, 'sent', who);
  const totals = await list('total', { county, cycle, version: version.version });
  const graded = totals.map(({ unit, name, category, grade }) => ({ unit, name, category, grade }));
  const publicYear = await publicYearOf(year, plan);
  const notice = noticeOf(graded, publicYear, policy, { from: year.today, through: last });
  await disclose(year, publicYear.countyName, { kind: 'notice', version: String(round), through: last }, notice, who);
  await writePaper(year, 'notice', String(round), { from: year.today, through: last, version: version.version, graded }, who);
  return openStepTask(year, noticeDays, who);
};

export const handler = step('post-notice', (input) => postNotice(parse(CycleKey, input, '步骤参数')));
