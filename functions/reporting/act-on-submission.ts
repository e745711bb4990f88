import * as z from 'zod';
import type { Change } from '#domain/change.ts';
import { mustBeAnswered } from '#domain/reporting/answers.ts';
import { grantCorrection } from '#domain/reporting/correction.ts';
import { dueDay } from '#domain/reporting/due-day.ts';
import { acceptWith } from '#domain/reporting/evidence-moves.ts';
import { mustBeProven, mustStandProven } from '#domain/reporting/evidence-need.ts';
import { blocksOf, hintsOf } from '#domain/reporting/findings.ts';
import { actOnSubmission, reopenSubmission } from '#domain/reporting/moves.ts';
import { unexplained } from '#domain/reporting/standing.ts';
import { Correction, type ReportedFigure, Submission, type SubmissionAct, submissionMoves } from '#domain/reporting/submission.ts';
import { validate } from '#domain/reporting/validate.ts';
import { Code, Month } from '#domain/schemes/code.ts';
import { type Reason, reason } from '#platform/http/bodies.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { hashOf, type Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { figuresUnderCorrection } from '#platform/table/figures-under-correction.ts';
import { list, load } from '#platform/table/records.ts';
import { startSubmission } from '#platform/workflows/start-submission.ts';
import { formOf, rulesOf, standingsIn } from './form-of.ts';
import type { SubmissionPath } from './paths.ts';
import { evidenceHashOf, provingOf } from './proof.ts';
import { qualityOfReport } from './quality.ts';
import { reportedIn, type SubmissionSubject } from './subjects.ts';

const Acknowledged = z.strictObject({ rule: Code, month: Month, note: z.string().trim().min(1).max(200) });
export const Report = z.strictObject({
  missing: Submission.shape.missing,
  withoutEvidence: Submission.shape.withoutEvidence,
  /** What the unit says about hints that stand. */
  acknowledged: z.array(Acknowledged).max(600).default([]),
});

type ActCall<B> = Call<SubmissionPath, unknown, B, SubmissionSubject>;

const dueOf = ({ subject: { year, plan, window } }: ActCall<unknown>, step: 'report' | 'sign' | 'accept'): string =>
  dueDay(step, window, year.today, plan.calendar);

interface Details {
  reason?: string;
  missing?: Submission['missing'];
  hints?: Submission['hints'];
  quality?: Submission['quality'];
  figuresHash?: string;
  withoutEvidence?: Submission['withoutEvidence'];
  evidenceHash?: string;
  /** Written with the act. */
  more?: readonly Change[];
  figures?: ReportedFigure[];
}

const perform = async (act: SubmissionAct, call: ActCall<unknown>, { more = [], ...details }: Details = {}): Promise<Answer<Receipt>> => {
  const { subject, params, who } = call;
  const { submission, window, year, plan } = subject;
  const task = await load('task', { county: who.county, cycle: params.cycle, id: submission.task }, `待办 ${submission.task}`);
  const next = submissionMoves[act].opens;
  const due = next === undefined ? window.due : dueOf(call, next);
  const capacity = who.onBehalfOf === undefined ? {} : { onBehalfOf: who.onBehalfOf.person };
  const signOwnReport = plan.signOwnReport === 'allowed';
  const move = actOnSubmission({ act, submission, window, task, by: who.person, ...capacity, signOwnReport, today: year.today, due, ...details });
  const whole = { ...move, changes: [...move.changes, ...more] };
  const receipt = await commit(whole, { county: who.county, cycle: params.cycle, who: who.person, act: call.act, day: year.today, reason: details.reason });
  return { body: receipt };
};

/** The unit reports: every cell is answered or declared missing with a reason, no rule blocks, deviations are explained; otherwise nothing changes and all is named at once. */
export const report = async (call: ActCall<z.infer<typeof Report>>): Promise<Answer<Receipt>> => {
  const { submission } = call.subject;
  // A correction says nothing anew of what the unit cannot give or prove.
  const { missing, withoutEvidence } = submission.correction === undefined ? call.body : submission;
  const { acknowledged } = call.body;
  const form = await formOf(call.subject);
  const standings = await standingsIn(call.subject, form);
  const findings = validate(rulesOf(form, 'submission', missing));
  const problems = [...blocksOf(findings), ...unexplained(standings, form.reported, call.subject.plan.deviationLimit)];
  mustBeAnswered(form.cells, form.reported, missing, problems);
  mustBeProven(await provingOf(call.subject, { missing, withoutEvidence }));
  const hints = hintsOf(findings, acknowledged);
  return perform('report', call, { missing, hints, ...(withoutEvidence === undefined ? {} : { withoutEvidence }) });
};

/** The leader signs the figures and the documents as they stand: since the report nobody can change any more. */
export const sign = async (call: ActCall<unknown>): Promise<Answer<Receipt>> => {
  const [figures, proving] = await Promise.all([reportedIn(call.who.county, call.params), provingOf(call.subject)]);
  mustStandProven(proving);
  const figuresHash = hashOf(figures.map(({ figure, month, value }) => ({ figure, month, value })));
  return perform('sign', call, { figuresHash, evidenceHash: evidenceHashOf(proving) });
};

/** The office accepts what was signed, and with it the documents that nobody refused; how well the unit has reported is told with it. */
export const accept = async (call: ActCall<unknown>): Promise<Answer<Receipt>> => {
  const figures = await figuresUnderCorrection(call.subject.submission);
  const [proving, quality] = await Promise.all([provingOf(call.subject), qualityOfReport(call.subject, figures)]);
  mustStandProven(proving);
  return perform('accept', call, { figures, quality, more: acceptWith(proving.window, proving.documents) });
};
export const returnToReporter = (call: ActCall<Reason>): Promise<Answer<Receipt>> => perform('return-to-reporter', call, call.body);
export const returnToUnit = (call: ActCall<Reason>): Promise<Answer<Receipt>> => perform('return-to-unit', call, call.body);

/** The office reopens an accepted submission while its window is open; a new execution leads it through. */
export const reopen = async (call: ActCall<Reason>): Promise<Answer<Receipt>> => {
  const { subject, params, who, body } = call;
  const { submission, window, year } = subject;
  const { county } = who;
  const move = reopenSubmission({ submission, window, today: year.today, due: dueOf(call, 'report'), reason: body.reason });
  const receipt = await commit(move, { county, cycle: params.cycle, who: who.person, act: call.act, day: year.today, reason: body.reason });
  await startSubmission(await load('submission', { county, ...params }, `单位 ${params.unit} 的填报`));
  return { body: receipt };
};

export const Grant = Correction.pick({ figures: true, lastDay: true }).extend({ reason });

/** The office lets a unit correct named figures of what it has accepted; a new execution leads it through. */
export const grant = async (call: ActCall<z.infer<typeof Grant>>): Promise<Answer<Receipt>> => {
  const { subject, params, who, body } = call;
  const { submission, window, year, plan } = subject;
  const { county } = who;
  const [reported, windows] = await Promise.all([reportedIn(county, params), list('window', { county, cycle: params.cycle })]);
  const planned = plan.windows.find((each) => each.final);
  const final = { due: planned?.due ?? window.due, closed: windows.some((each) => each.final && each.status === 'closed') };
  const { figures: named, lastDay } = body;
  const move = grantCorrection({ submission, window, reported, named, reason: body.reason, lastDay, by: who.person, today: year.today, final });
  const receipt = await commit(move, { county, cycle: params.cycle, who: who.person, act: call.act, day: year.today, reason: body.reason });
  await startSubmission(await load('submission', { county, ...params }, `单位 ${params.unit} 的填报`));
  return { body: receipt };
};
