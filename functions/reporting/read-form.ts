import * as z from 'zod';
import { Window } from '#domain/cycles/cycle.ts';
import { Submission } from '#domain/reporting/submission.ts';
import { Month } from '#domain/schemes/code.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { load } from '#platform/table/records.ts';
import type { SubmissionPath } from './paths.ts';
import { formOf, reportedIn, type SubmissionSubject } from './subjects.ts';

/** 填报表: what is asked, what was reported, who must act by when. */
export const Form = z.object({
  submission: Submission,
  window: Window,
  due: z.iso.date(),
  asked: z.array(
    z.object({
      figure: z.string(),
      month: Month,
      unitOfMeasure: z.string(),
      accumulation: z.string(),
      value: z.string().optional(),
      note: z.string().optional(),
      rev: z.int().optional(),
    }),
  ),
});

export const readForm = async ({ subject, params, who }: Call<SubmissionPath, unknown, unknown, SubmissionSubject>): Promise<Answer<z.infer<typeof Form>>> => {
  const { submission, window } = subject;
  const [cells, reported, task] = await Promise.all([
    formOf(subject),
    reportedIn(who.county, params),
    load('task', { county: who.county, cycle: params.cycle, id: submission.task }, `待办 ${submission.task}`),
  ]);
  const asked = cells.map(({ figure, month }) => {
    const known = reported.find((each) => each.figure === figure.name && each.month === month);
    const { name, unitOfMeasure, accumulation } = figure;
    return {
      figure: name,
      month,
      unitOfMeasure,
      accumulation,
      ...(known === undefined ? {} : { value: known.value, rev: known.rev, ...(known.note === undefined ? {} : { note: known.note }) }),
    };
  });
  return { body: { submission, window, due: task.due, asked }, rev: submission.rev };
};
