import * as z from 'zod';
import { FileRefused } from '#domain/ingestion/file-refused.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { saveAnswers } from '#domain/projects/evaluation-moves.ts';
import { modeNames } from '#domain/projects/mode.ts';
import { readWorkbook } from '#domain/projects/read-workbook.ts';
import type { FormLayout } from '#domain/projects/workbook-cell.ts';
import { layoutOf } from '#domain/projects/workbook-layout.ts';
import { giveOut, takeIn, takenIn } from '#platform/files/exchange.ts';
import { planOf } from '#platform/files/papers.ts';
import type { Download, UploadForm } from '#platform/files/presigned.ts';
import { projectFormOf } from '#platform/files/project-forms.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { readForm } from '#platform/sheets/read-form.ts';
import { writeForm } from '#platform/sheets/write-form.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import type { EvaluationPath } from './paths.ts';
import type { EvaluationSubject } from './subjects.ts';

/** The caller's own name for the upload, so that asking again lets the same file in. */
export const UploadName = z.strictObject({ upload: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, { error: '应为 8 至 64 位字母、数字或连字符' }) });
/** `take`: amounts in 全角, 万元 or % are converted as they were offered before; `ask` refuses them with the offer. */
export const Import = UploadName.extend({ conversions: z.enum(['ask', 'take']).default('ask') });

type On<B> = Call<EvaluationPath, unknown, B, EvaluationSubject>;

const layoutFor = async ({ evaluation, project, year }: EvaluationSubject): Promise<FormLayout> => {
  const [form, plan] = await Promise.all([projectFormOf(project.form.hash), planOf(year)]);
  const nameOf = (id: string): string => plan.units.find((unit) => unit.id === id)?.name ?? id;
  return layoutOf({ project, form, evaluation, names: { department: nameOf(project.department), unit: nameOf(project.unit) } });
};

/** The form as an Excel workbook, with all that is known filled in; the answer is an address to fetch it from. */
export const exportWorkbook = async ({ subject, who: { county } }: On<unknown>): Promise<Answer<Download>> => {
  const { project, evaluation } = subject;
  const bytes = await writeForm(await layoutFor(subject));
  return { body: await giveOut(county, bytes, `${project.name}-${modeNames[evaluation.mode]}表.xlsx`), rev: evaluation.rev };
};

const placeOf = ({ params: { cycle, project, mode }, who: { county, person } }: On<unknown>, upload: string): string[] => [
  ...[county, cycle, project, mode],
  ...[person, upload],
];

export const uploadWorkbook = async (call: On<z.infer<typeof UploadName>>): Promise<Answer<UploadForm>> => ({
  body: await takeIn(...placeOf(call, call.body.upload)),
});

const sheetIn = async (bytes: Uint8Array, name: string) => {
  try {
    return await readForm(bytes, name);
  } catch (error) {
    if (error instanceof FileRefused) throw new InvalidInput('文件不能导入', [error.problem]);
    throw error;
  }
};

/** Takes the answers out of an uploaded workbook and saves them; with a single bad cell nothing is saved and every bad cell is named. */
export const importWorkbook = async (call: On<z.output<typeof Import>>): Promise<Answer<Receipt>> => {
  const { subject, body, who, act } = call;
  const { evaluation, project, year } = subject;
  const layout = await layoutFor(subject);
  const sheet = await sheetIn(await takenIn(...placeOf(call, body.upload)), layout.sheet);
  const { fields } = await projectFormOf(project.form.hash);
  const { answers, problems } = readWorkbook(layout, sheet, { fields, conversions: body.conversions });
  if (problems.length > 0) throw new InvalidInput(`评价表中有 ${problems.length} 处问题,未导入任何内容`, problems);
  const move = { ...saveAnswers(evaluation, project, answers), fact: 'evaluation-imported' };
  return { body: await commit(move, { county: year.county, cycle: year.cycle, who: who.person, act, day: year.today }), rev: evaluation.rev + 1 };
};
