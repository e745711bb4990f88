import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { ScoreTotal, type ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { fromArchive } from '#platform/files/archive.ts';
import type { CyclePath, UnitPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { list, load } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';
import { isSent } from './is-sent.ts';

export const VersionQuery = z.object({ version: z.string().min(1).optional() });
export type VersionQuery = z.infer<typeof VersionQuery>;

/** The version asked for, or the newest result. */
export const versionOf = async (county: string, cycle: string, version: string | undefined): Promise<ScoreVersion> => {
  if (version !== undefined) return load('scores', { county, cycle, version }, `得分版本 ${version}`);
  const newest = (await list('scores', { county, cycle }))
    .filter(({ purpose }) => purpose === 'result')
    .sort((a, b) => Number(b.version) - Number(a.version))[0];
  if (newest === undefined) throw new NotFound(`${cycle} 年度尚无考评得分`);
  return newest;
};

/** A unit's card; `sent` lets the unit itself see it. */
export const cardOf = async ({ params: { cycle, unit }, query: { version }, who }: Asked<UnitPath, VersionQuery>) => {
  const { county } = who;
  const scores = await versionOf(county, cycle, version);
  const total = await load('total', { county, cycle, version: scores.version, unit }, `单位 ${unit} 的得分`);
  return { unit, sent: await isSent(scores), total, scores };
};
export type CardSubject = Awaited<ReturnType<typeof cardOf>>;

export const readCard = async ({ subject: { total, scores }, who }: Call<UnitPath, VersionQuery, unknown, CardSubject>): Promise<Answer<Scorecard>> => {
  await mustBePublished(scores, who);
  return { body: await fromArchive(Scorecard, total.hash, '考评得分明细') };
};

export const Totals = z.object({
  version: z.string(),
  status: z.string(),
  reason: z.string(),
  dossierHash: z.string(),
  scorecardsHash: z.string(),
  totals: z.array(ScoreTotal),
});

export const readTotals = async ({ params: { cycle }, query: { version }, who }: Call<CyclePath, VersionQuery>): Promise<Answer<z.infer<typeof Totals>>> => {
  const { county } = who;
  const scores = await versionOf(county, cycle, version);
  await mustBePublished(scores, who);
  const { status, reason, dossierHash, scorecardsHash } = scores;
  return {
    body: { version: scores.version, status, reason, dossierHash, scorecardsHash, totals: await list('total', { county, cycle, version: scores.version }) },
  };
};
