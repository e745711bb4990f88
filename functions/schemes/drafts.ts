import * as z from 'zod';
import { InvalidInput } from '#domain/problems/errors.ts';
import { join, type Problem, Problem as ProblemSchema, problem } from '#domain/problems/problem.ts';
import { Publication } from '#domain/schemes/publication.ts';
import { saveDraft } from '#domain/schemes/publication-moves.ts';
import { archive, fromArchive } from '#platform/files/archive.ts';
import { ifMatchRequired } from '#platform/http/if-match.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { commit } from '#platform/table/commit.ts';
import { find, load } from '#platform/table/records.ts';
import { calledAt, type Place } from './paths.ts';

/** A document as it is typed: checked when it is published, its problems are told when it is saved. */
export const Document = z.looseObject({ format: z.string() });
export type Document = z.infer<typeof Document>;
export const Draft = z.object({ version: z.int(), rev: z.int(), hash: z.string(), problems: z.array(ProblemSchema) });

const titleOf = (document: Document): string => String(document['title'] ?? document['name'] ?? '');

/** What the document says of itself must be where it is saved: a stray version would overwrite another one. */
const misplaced = ({ county, cycle, kind, code, version }: Place, document: Document): Problem[] => [
  ...(typeof document['county'] !== 'string' || document['county'] === county
    ? []
    : [problem('county', 'wrong-county', '文档是其他县(市、区)的', { expected: county, got: document['county'] })]),
  // What is no year at all is told when it is published, as everything else.
  ...(kind === 'policy' || typeof document['year'] !== 'number' || document['year'] === Number(cycle)
    ? []
    : [problem('year', 'wrong-year', '文档中的年度与保存的年度不一致', { expected: cycle, got: String(document['year']) })]),
  ...(document['version'] === version
    ? []
    : [problem('version', 'wrong-version', '文档中的版本号与保存的版本不一致', { expected: String(version), got: String(document['version']) })]),
  ...(kind === 'scheme' && document['code'] !== code
    ? [problem('code', 'wrong-code', '文档中的编码与保存的考评细则不一致', { expected: code, got: String(document['code']) })]
    : []),
];

/** The archive knows whole numbers only: a fraction is written as text, so that it means the same everywhere. */
const fractionsIn = (value: unknown, ...path: (string | number)[]): Problem[] => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    return [problem(join(...path), 'fraction-as-number', '小数请写成文字,如 "0.5"', { expected: `"${value}"`, got: String(value) })];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, at) => fractionsIn(each, ...path, at));
  return Object.entries(value).flatMap(([name, each]) => fractionsIn(each, ...path, name));
};

/** What stands at a place before somebody saves there. */
export const standingAt = async (place: Place) => {
  const before = await find('publication', { ...place });
  return { place, before, rev: before?.rev };
};
export type Standing = Awaited<ReturnType<typeof standingAt>>;

/** Saves a draft, problems and all: nothing typed is lost, nobody's draft is overwritten unseen. The answer lists every problem that publishing would refuse. */
export const saveDocument = async (
  { subject: { place, before }, body, who, act, ifMatch }: Call<unknown, unknown, Document, Standing>,
  problemsIn: (document: Document) => Promise<Problem[]>,
): Promise<Answer<z.infer<typeof Draft>>> => {
  const wrong = [...misplaced(place, body), ...fractionsIn(body)];
  if (wrong.length > 0) throw new InvalidInput('草稿不能保存', wrong);
  const hash = await archive(body);
  const status = before === undefined ? 201 : 200;
  const answer = async (rev: number) => ({ status, body: { version: place.version, rev, hash, problems: await problemsIn(body) }, rev });
  if (before?.hash === hash && before.status === 'draft') return answer(before.rev);
  if (before?.status === 'draft' && ifMatch === undefined) throw ifMatchRequired();
  const draft: Publication = { ...place, status: 'draft', title: titleOf(body), hash, by: who.person, rev: 1 };
  await commit(saveDraft(draft, before), { county: place.county, cycle: place.cycle, who: who.person, act });
  return answer((before?.rev ?? 0) + 1);
};

/** A version, draft or published. */
export const versionAt = async (place: Place) => {
  const version = await load('publication', { ...place }, calledAt(place));
  return { version, rev: version.rev };
};
export const Version = z.object({ version: Publication, document: Document });

/** A version with its text: of a draft as it was typed, of a published one as it was checked. */
export const readVersion = async ({
  subject: { version },
}: Call<unknown, unknown, unknown, Awaited<ReturnType<typeof versionAt>>>): Promise<Answer<z.infer<typeof Version>>> => ({
  body: { version, document: await fromArchive(Document, version.hash, '文件') },
  rev: version.rev,
});
