import type * as z from 'zod';
import { changed, created } from '#domain/change.ts';
import { type ColumnMapping, checkMapping, type SavedMapping } from '#domain/ingestion/mapping.ts';
import { InvalidInput, NotFound } from '#domain/problems/errors.ts';
import { ifMatchRequired } from '#platform/http/if-match.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { find, load, loadCounty } from '#platform/table/records.ts';
import type { SourcePath } from './paths.ts';

export const mappingAt = async ({ params: { source }, who: { county } }: Asked<SourcePath>) => {
  const [before] = await Promise.all([find('mapping', { county, source }), load('source', { county, id: source }, `数据来源 ${source}`)]);
  return { before, rev: before?.rev };
};
type Standing = Awaited<ReturnType<typeof mappingAt>>;

export const readMapping = async ({
  subject: { before },
  params: { source },
}: Call<SourcePath, unknown, unknown, Standing>): Promise<Answer<z.infer<typeof SavedMapping>>> => {
  if (before === undefined) throw new NotFound(`数据来源 ${source} 还没有保存列对应关系`);
  return { body: before, rev: before.rev };
};

/** Which column of a source's files says what, from now on; files that wait for a decision can be read again with it. */
export const saveMapping = async ({
  subject: { before },
  params: { source },
  body: mapping,
  who: { county, person },
  act,
  ifMatch,
}: Call<SourcePath, unknown, ColumnMapping, Standing>): Promise<Answer<Receipt>> => {
  if (before !== undefined && ifMatch === undefined) throw ifMatchRequired();
  const problems = checkMapping(mapping);
  if (problems.length > 0) throw new InvalidInput(`列对应关系有 ${problems.length} 处问题,未保存`, problems);
  const change =
    before === undefined ? created('mapping', { county, source, mapping, by: person, rev: 1 }) : changed('mapping', before, { mapping, by: person });
  const { tickedThrough } = await loadCounty(county);
  const receipt = await commit({ fact: 'mapping-saved', changes: [change] }, { county, cycle: '-', who: person, act, day: tickedThrough });
  return { status: before === undefined ? 201 : 200, body: receipt };
};
