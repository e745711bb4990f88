import * as z from 'zod';
import type { ProjectForm } from '#domain/projects/form.ts';
import { publishForm } from '#domain/projects/form-moves.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { Publication } from '#domain/schemes/publication.ts';
import { archive } from '#platform/files/archive.ts';
import { projectFormOf } from '#platform/files/project-forms.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, load } from '#platform/table/records.ts';
import type { FormPath } from './paths.ts';

/** A template as it was written: checked as a whole, so that every problem is told at once. */
export const FormDocument = z.looseObject({ format: z.string() });
export const Forms = z.object({ forms: z.array(Publication) });

const published = (county: string, cycle: string) => list('publication', { county, cycle }, { kind: 'project-form' });

/** Publishes a version of a form, after every check. */
export const publish = async ({
  subject: { year },
  body,
  who,
  act,
}: Call<CyclePath, unknown, z.infer<typeof FormDocument>, YearSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const form = readForm(body);
  const versions = (await published(county, cycle)).filter(({ code }) => code === form.code).map(({ version }) => version);
  const newest = versions.length === 0 ? undefined : Math.max(...versions);
  const move = publishForm({ county, cycle, form, hash: await archive(form), by: who.person, today, newest });
  return { status: 201, body: await commit(move, { county, cycle, who: who.person, act, day: today }) };
};

export const listForms = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Forms>>> => ({
  body: { forms: await published(county, cycle) },
});

export const readFormVersion = async ({ params: { cycle, code, version }, who: { county } }: Call<FormPath>): Promise<Answer<z.input<typeof ProjectForm>>> => {
  const { hash } = await load('publication', { county, cycle, kind: 'project-form', code, version }, `项目评价表模板 ${code} 第 ${version} 版`);
  return { body: await projectFormOf(hash) };
};
