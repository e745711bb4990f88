import * as z from 'zod';
import type { Move } from '#domain/change.ts';
import { type Answers, Evaluation, Marks } from '#domain/projects/evaluation.ts';
import {
  type EvaluationStep,
  finaliseEvaluation,
  reportEvaluation,
  returnEvaluation,
  reviewEvaluation,
  saveAnswers,
  signEvaluation,
} from '#domain/projects/evaluation-moves.ts';
import { ProjectForm } from '#domain/projects/form.ts';
import { openEvaluation } from '#domain/projects/open-evaluation.ts';
import { Project } from '#domain/projects/project.ts';
import { Sheet, sheetOf } from '#domain/projects/side-by-side.ts';
import { projectFormOf } from '#platform/files/project-forms.ts';
import { type Reason, reason } from '#platform/http/bodies.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find } from '#platform/table/records.ts';
import type { EvaluationPath } from './paths.ts';
import type { ProjectSubject } from './projects.ts';
import { type EvaluationSubject, stepOf } from './subjects.ts';

export const Open = z.strictObject({ due: z.iso.date() });
const Given = z.strictObject({ indicator: z.string(), marks: Marks, reason: reason.optional() });
export const Scores = z.strictObject({ scores: z.array(Given).max(60) });
type Scores = z.infer<typeof Scores>;
export const WholeEvaluation = z.object({ project: Project, form: ProjectForm, evaluation: Evaluation, sheet: Sheet });

type On<B> = Call<EvaluationPath, unknown, B, EvaluationSubject>;

/** Begins an evaluation of a project in one mode, with its first task. */
export const open = async ({
  params: { mode },
  subject: { project, year },
  body: { due },
  who,
  act,
}: Call<EvaluationPath, unknown, z.infer<typeof Open>, ProjectSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const self = mode === 'self' ? undefined : await find('evaluation', { county, cycle, project: project.id, mode: 'self' });
  const move = openEvaluation({ project, mode, due, today, self });
  return { status: 201, body: await commit(move, { county, cycle, who: who.person, act, day: today }) };
};

/** The form with the unit's answers and the scores of all steps side by side. */
export const readEvaluation = async ({ subject: { evaluation, project } }: On<unknown>): Promise<Answer<z.input<typeof WholeEvaluation>>> => {
  const form = await projectFormOf(project.form.hash);
  return { body: { project, form, evaluation, sheet: sheetOf(project, form, evaluation) }, rev: evaluation.rev };
};

const done = async ({ subject: { year, evaluation }, who, act }: On<unknown>, move: Move, why?: string): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  return { body: await commit(move, { county, cycle, who: who.person, act, day: today, reason: why }), rev: evaluation.rev + 1 };
};

/** Saves the form as far as it is filled in; who saves says which version it was filled in on. */
export const save = (call: On<z.infer<typeof Answers>>): Promise<Answer<Receipt>> =>
  done(call, saveAnswers(call.subject.evaluation, call.subject.project, call.body));

const step =
  <B>(decide: (step: EvaluationStep, body: B) => Move, why?: (body: B) => string) =>
  async (call: On<B>): Promise<Answer<Receipt>> =>
    done(call, decide(await stepOf(call.subject, call.who.person), call.body), why?.(call.body));

export const report = step<unknown>(reportEvaluation);
export const sign = step<unknown>(signEvaluation);
export const returnToReporter = step<Reason>(
  (each, { reason }) => returnEvaluation('return-to-reporter', each, reason),
  ({ reason }) => reason,
);
export const returnToUnit = step<Reason>(
  (each, { reason }) => returnEvaluation('return-to-unit', each, reason),
  ({ reason }) => reason,
);
export const review = step<Scores>((each, { scores }) => reviewEvaluation(each, scores));
export const finalise = step<Scores>((each, { scores }) => finaliseEvaluation(each, scores));
