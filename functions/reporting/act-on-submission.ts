import * as z from 'zod';
import { addWorkingDays } from '#domain/cycles/calendar.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { silentCells } from '#domain/reporting/form.ts';
import { actOnSubmission, reopenSubmission } from '#domain/reporting/moves.ts';
import { Submission, type SubmissionAct } from '#domain/reporting/submission.ts';
import { planOf } from '#platform/files/papers.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { hashOf, type Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';
import { startSubmission } from '#platform/workflows/start-submission.ts';
import type { SubmissionPath } from './paths.ts';
import { formOf, reportedIn, type SubmissionSubject } from './subjects.ts';

export const Report = z.strictObject({ missing: Submission.shape.missing });
export const Reason = z.strictObject({ reason: z.string().trim().min(1, { error: '请填写理由' }).max(500) });
export const NoBody = z.strictObject({});

type ActCall<B> = Call<SubmissionPath, unknown, B, SubmissionSubject>;

/** Working days a unit has after a return near the end of the window, and the office has for its answer. */
const workingDays = { report: 3, sign: 3, accept: 5 } as const;

/** Due day of the task that follows: the window's, or some working days from today where that is later. */
const dueOf = async ({ subject: { year, window } }: ActCall<unknown>, kind: keyof typeof workingDays): Promise<string> => {
  const { calendar } = await planOf(year);
  const later = addWorkingDays(year.today, workingDays[kind], calendar);
  return later > window.due ? later : window.due;
};

const follows: Record<SubmissionAct, keyof typeof workingDays> = {
  report: 'sign',
  sign: 'accept',
  'return-to-reporter': 'report',
  accept: 'accept',
  'return-to-unit': 'report',
};

interface Details {
  reason?: string;
  missing?: Submission['missing'];
  figuresHash?: string;
}

const perform = async (act: SubmissionAct, call: ActCall<unknown>, details: Details = {}): Promise<Answer<Receipt>> => {
  const { subject, params, who } = call;
  const { submission, window, year } = subject;
  const task = await load('task', { county: who.county, cycle: params.cycle, id: submission.task }, `待办 ${submission.task}`);
  const move = actOnSubmission({ act, submission, window, task, by: who.person, today: year.today, due: await dueOf(call, follows[act]), ...details });
  const receipt = await commit(move, { county: who.county, cycle: params.cycle, who: who.person, act: call.act, day: year.today, reason: details.reason });
  return { body: receipt };
};

/** The unit reports: every cell is answered, or declared missing with a reason; otherwise nothing changes and every silent cell is named. */
export const report = async (call: ActCall<z.infer<typeof Report>>): Promise<Answer<Receipt>> => {
  const { missing } = call.body;
  const [cells, figures] = await Promise.all([formOf(call.subject), reportedIn(call.who.county, call.params)]);
  const silent = silentCells(cells, figures, missing);
  if (silent.length > 0) throw new InvalidInput(`还有 ${silent.length} 个数据项没有填报`, silent);
  return perform('report', call, { missing, figuresHash: hashOf(figures.map(({ figure, month, value }) => ({ figure, month, value }))) });
};

export const sign = (call: ActCall<unknown>): Promise<Answer<Receipt>> => perform('sign', call);
export const accept = (call: ActCall<unknown>): Promise<Answer<Receipt>> => perform('accept', call);
export const returnToReporter = (call: ActCall<z.infer<typeof Reason>>): Promise<Answer<Receipt>> => perform('return-to-reporter', call, call.body);
export const returnToUnit = (call: ActCall<z.infer<typeof Reason>>): Promise<Answer<Receipt>> => perform('return-to-unit', call, call.body);

/** The office reopens an accepted submission while its window is open; a new execution leads it through. */
export const reopen = async (call: ActCall<z.infer<typeof Reason>>): Promise<Answer<Receipt>> => {
  const { subject, params, who, body } = call;
  const { submission, window, year } = subject;
  const { county } = who;
  const move = reopenSubmission({ submission, window, today: year.today, due: await dueOf(call, 'report'), reason: body.reason });
  const receipt = await commit(move, { county, cycle: params.cycle, who: who.person, act: call.act, day: year.today, reason: body.reason });
  await startSubmission(await load('submission', { county, ...params }, `单位 ${params.unit} 的填报`));
  return { body: receipt };
};
