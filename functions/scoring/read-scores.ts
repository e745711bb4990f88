import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { Code } from '#domain/schemes/code.ts';
import { ScoreTotal, type ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { sentenceOf } from '#domain/scoring/sentence.zh-cn.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { type CyclePath, UnitPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { list, load } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';

export const MarkPath = UnitPath.extend({ indicator: Code });
export type MarkPath = z.infer<typeof MarkPath>;
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

/** A unit's card; `sent` lets the unit itself see it once the office has sent it. */
export const cardOf = async ({ params: { cycle, unit }, query: { version }, who }: Asked<UnitPath, VersionQuery>) => {
  const { county } = who;
  const scores = await versionOf(county, cycle, version);
  const total = await load('total', { county, cycle, version: scores.version, unit }, `单位 ${unit} 的得分`);
  return { unit, sent: scores.status !== 'provisional', total, scores };
};
export type CardSubject = Awaited<ReturnType<typeof cardOf>>;

export const readCard = async ({ subject: { total, scores }, who }: Call<UnitPath, VersionQuery, unknown, CardSubject>): Promise<Answer<Scorecard>> => {
  await mustBePublished(scores, who);
  return { body: await fromArchive(Scorecard, total.hash, '考评得分明细') };
};

export const ExplainedMark = z.object({
  unit: z.string(),
  name: z.string(),
  version: z.string(),
  mark: Scorecard.shape.marks.element,
  sentences: z.array(z.string()),
});

/** One mark with its explanation as data and as Chinese sentences. */
export const readMark = async ({
  subject: { total, scores },
  params: { indicator },
  who,
}: Call<MarkPath, VersionQuery, unknown, CardSubject>): Promise<Answer<z.infer<typeof ExplainedMark>>> => {
  await mustBePublished(scores, who);
  const card = await fromArchive(Scorecard, total.hash, '考评得分明细');
  const mark = card.marks.find(({ code }) => code === indicator);
  if (mark === undefined) throw new NotFound(`${card.name}的考评细则中没有指标 ${indicator}`);
  return { body: { unit: card.unit, name: card.name, version: total.version, mark, sentences: sentenceOf(mark) } };
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
