import * as z from 'zod';
import { checkSource, unknownFigures, unknownSources } from '#domain/ingestion/check-sources.ts';
import { addressProblems } from '#domain/ingestion/pull.ts';
import { Source, type SourceSettings } from '#domain/ingestion/source.ts';
import { registerSource } from '#domain/ingestion/source-moves.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { Problem } from '#domain/problems/problem.ts';
import { schemesOf } from '#platform/files/papers.ts';
import { ifMatchRequired } from '#platform/http/if-match.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { pullReach } from '#platform/sources/pull-reach.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find, list, loadCounty, loadCycle } from '#platform/table/records.ts';
import type { SourcePath } from './paths.ts';

export const Sources = z.object({ sources: z.array(Source) });

/** The registry, the source that precedes all others first. */
export const listSources = async ({ who: { county } }: Call): Promise<Answer<z.infer<typeof Sources>>> => ({
  body: { sources: (await list('source', { county })).sort((a, b) => a.precedence - b.precedence) },
});

export const sourceAt = async ({ params: { source: id }, who: { county } }: Asked<SourcePath>) => {
  const before = await find('source', { county, id });
  return { id, before, rev: before?.rev };
};
type Standing = Awaited<ReturnType<typeof sourceAt>>;

/** Registers a source, or changes what is said of it (then with If-Match); every problem is named. */
export const saveSource = async ({
  subject: { id, before },
  body,
  who: { county, person },
  act,
  ifMatch,
}: Call<SourcePath, unknown, SourceSettings, Standing>): Promise<Answer<Receipt>> => {
  if (before !== undefined && ifMatch === undefined) throw ifMatchRequired();
  const reach = body.pull === undefined ? [] : addressProblems(body.pull.address, pullReach());
  const problems = [...checkSource(id, body, await list('source', { county })), ...reach];
  if (problems.length > 0) throw new InvalidInput(`数据来源有 ${problems.length} 处问题,未保存`, problems);
  const { tickedThrough } = await loadCounty(county);
  const move = registerSource({ county, id, settings: body, by: person }, before);
  return { status: before === undefined ? 201 : 200, body: await commit(move, { county, cycle: '-', who: person, act, day: tickedThrough }) };
};

export const RegistryProblems = z.object({ problems: z.array(Problem) });

/** Where registry and schemes of a year contradict each other: sources nobody registered, figures nobody asks for. */
export const checkRegistry = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof RegistryProblems>>> => {
  const [year, sources] = await Promise.all([loadCycle({ county, cycle }), list('source', { county })]);
  const schemes = await schemesOf(year);
  return { body: { problems: [...unknownSources(schemes, sources), ...(schemes.length === 0 ? [] : unknownFigures(sources, schemes))] } };
};
