import * as z from 'zod';
import { Conflict, InvalidInput } from '#domain/problems/errors.ts';
import { type Problem, Problem as ProblemSchema, problem } from '#domain/problems/problem.ts';
import type { Publication } from '#domain/schemes/publication.ts';
import { saveDraft } from '#domain/schemes/publication-moves.ts';
import { archive } from '#platform/files/archive.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { commit } from '#platform/table/commit.ts';
import { find } from '#platform/table/records.ts';

/** A document as it is typed: checked when it is published, its problems are told when it is saved. */
export const Document = z.looseObject({ format: z.string() });
export type Document = z.infer<typeof Document>;
export const Draft = z.object({ version: z.int(), rev: z.int(), hash: z.string(), problems: z.array(ProblemSchema) });

interface Place {
  county: string;
  cycle: string;
  kind: Publication['kind'];
  code: string;
  version: number;
}

const titleOf = (document: Document): string => String(document['title'] ?? document['name'] ?? '');

/** What the document says of itself must be where it is saved: a stray version would overwrite another one. */
const misplaced = ({ kind, code, version }: Place, document: Document): Problem[] => [
  ...(document['version'] === version
    ? []
    : [problem('version', 'wrong-version', '文档中的版本号与保存的版本不一致', { expected: String(version), got: String(document['version']) })]),
  ...(kind === 'scheme' && document['code'] !== code
    ? [problem('code', 'wrong-code', '文档中的编码与保存的考评细则不一致', { expected: code, got: String(document['code']) })]
    : []),
];

/** Saves a draft, problems and all: nothing typed is lost. The answer lists every problem that publishing would refuse. */
export const saveDocument = async (
  place: Place,
  { body, who, act, ifMatch }: Call<unknown, unknown, Document>,
  problemsIn: (document: Document) => Promise<Problem[]>,
): Promise<Answer<z.infer<typeof Draft>>> => {
  const wrong = misplaced(place, body);
  if (wrong.length > 0) throw new InvalidInput('草稿不能保存', wrong);
  const before = await find('publication', { ...place });
  if (ifMatch !== undefined && before !== undefined && before.rev !== ifMatch) throw new Conflict('draft-moved-on', '草稿已被他人修改,请刷新后再保存');
  const hash = await archive(body);
  const draft: Publication = { ...place, status: 'draft', title: titleOf(body), hash, by: who.person, rev: 1 };
  if (before?.hash !== hash || before.status !== 'draft')
    await commit(saveDraft(draft, before), { county: place.county, cycle: place.cycle, who: who.person, act });
  const { rev } = (await find('publication', { ...place })) ?? draft;
  return { status: before === undefined ? 201 : 200, body: { version: place.version, rev, hash, problems: await problemsIn(body) }, rev };
};
