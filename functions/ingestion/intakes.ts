import * as z from 'zod';
import { CellProblem } from '#domain/ingestion/cell-problem.ts';
import { Intake, Progress } from '#domain/ingestion/intake.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { readWork, workDownload } from '#platform/files/inbox.ts';
import type { Download } from '#platform/files/presigned.ts';
import { cursor, limit, pageOf } from '#platform/http/pages.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { find, list, loadCycle } from '#platform/table/records.ts';
import { loadIntake, problemsPart } from './intake-key.ts';
import type { IntakePath } from './paths.ts';

export const IntakeQuery = z.object({ source: z.string().optional(), status: Intake.shape.status.optional(), after: cursor, limit });
type IntakeQuery = z.infer<typeof IntakeQuery>;
export const Intakes = z.object({ intakes: z.array(Intake), next: z.string().optional() });

/** Files of a year, in the order of their ids. */
export const listIntakes = async ({ params: { cycle }, query, who: { county } }: Call<CyclePath, IntakeQuery>): Promise<Answer<z.infer<typeof Intakes>>> => {
  await loadCycle({ county, cycle });
  const { source, status, after = '' } = query;
  const wanted = (await list('intake', { county, cycle })).filter(
    (intake) => intake.id > after && (source === undefined || intake.source === source) && (status === undefined || intake.status === status),
  );
  const { page, ...rest } = pageOf(wanted, query.limit, ({ id }) => id);
  return { body: { intakes: page, ...rest } };
};

export const intakeAt = async ({ params: { cycle, intake: id }, who: { county } }: Asked<IntakePath>) => {
  const [intake, year] = await Promise.all([loadIntake({ county, cycle, id }), loadCycle({ county, cycle })]);
  return { intake, year, rev: intake.rev };
};
export type IntakeSubject = Awaited<ReturnType<typeof intakeAt>>;
export type IntakeCall<Q = unknown, B = unknown> = Call<IntakePath, Q, B, IntakeSubject>;

export const IntakeSeen = z.object({ intake: Intake, progress: Progress.optional() });

/** A file: what was found in it, and how far it is. */
export const readIntake = async ({ subject: { intake } }: IntakeCall): Promise<Answer<z.infer<typeof IntakeSeen>>> => {
  const { county, cycle, id } = intake;
  const progress = await find('progress', { county, cycle, intake: id });
  return { body: { intake, ...(progress === undefined ? {} : { progress }) }, rev: intake.rev };
};

export const ProblemQuery = z.object({ part: z.coerce.number().int().min(1).max(10_000).default(1) });
export const Problems = z.object({ problems: z.array(CellProblem), parts: z.int() });

const gone = (what: string): NotFound => new NotFound(`没有${what}(未产生,或已过保存期限)`);

/** The bad cells, part by part, in the order of the rows. */
export const listProblems = async ({
  subject: { intake },
  query: { part },
}: IntakeCall<z.infer<typeof ProblemQuery>>): Promise<Answer<z.infer<typeof Problems>>> => {
  const parts = intake.problemParts ?? 0;
  if (parts === 0) return { body: { problems: [], parts } };
  const text = await readWork(intake, problemsPart(part));
  if (text === undefined) throw gone(`第 ${part} 部分错误清单`);
  return { body: { problems: parseOwn(z.array(CellProblem), JSON.parse(text), '错误清单'), parts } };
};

/** The same file with the errors marked, by a short-lived address. */
export const downloadMarked = async ({ subject: { intake } }: IntakeCall): Promise<Answer<Download>> => {
  if (intake.marked === undefined) throw gone('标注错误的文件');
  const name = `${intake.name.replace(/\.[^.]{1,5}$/, '')}-错误标注.${intake.marked}`;
  return { body: await workDownload(intake, `marked.${intake.marked}`, name) };
};
