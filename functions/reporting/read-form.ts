import type * as z from 'zod';
import { noticesOn } from '#domain/access/substitution.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list, load } from '#platform/table/records.ts';
import { FormTable, formAnswer } from './form-answer.ts';
import { formOf, rulesOf, standingsIn } from './form-of.ts';
import type { SubmissionPath } from './paths.ts';
import { proofsOf, provingOf, ShownProofs } from './proof.ts';
import type { SubmissionSubject } from './subjects.ts';

/** 填报表 with the documents that prove it. */
export const Form = FormTable.extend({ evidence: ShownProofs });

export const readForm = async ({ subject, params, who }: Call<SubmissionPath, unknown, unknown, SubmissionSubject>): Promise<Answer<z.infer<typeof Form>>> => {
  const { submission, window, plan } = subject;
  const [form, proving, task, all] = await Promise.all([
    formOf(subject),
    provingOf(subject),
    load('task', { county: who.county, cycle: params.cycle, id: submission.task }, `待办 ${submission.task}`),
    list('substitution', { county: who.county }),
  ]);
  const substitutions = noticesOn(subject.year.today, all, ({ unit }) => unit === params.unit);
  const standings = await standingsIn(subject, form);
  const rules = rulesOf(form, 'submission', submission.missing);
  const table = formAnswer({ submission, window, due: task.due, substitutions, plan, records: form.records, standings, rules });
  return { body: { ...table, evidence: proofsOf(proving) }, rev: submission.rev };
};
