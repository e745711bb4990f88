import * as z from 'zod';
import { abilityOf } from '#domain/access/abilities.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { YearBefore } from '#domain/reporting/prior-score.ts';
import { LostMarks, lostMarksOf } from '#domain/scoring/lost-marks.ts';
import { ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { sentenceOfFlag, sentenceOfStep } from '#domain/scoring/sentence.zh-cn.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { planOf } from '#platform/files/papers.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { yearsBefore } from '#platform/table/years-before.ts';
import { mustBePublished } from './embargo.ts';
import { isSent } from './is-sent.ts';
import type { VersionQuery } from './read-scores.ts';

const Version = ScoreVersion.pick({ version: true, purpose: true, status: true, window: true, reason: true, on: true });

export const UnitFile = z.object({
  unit: z.string(),
  name: z.string(),
  category: z.string(),
  /** Versions of its scores that the caller may see, the newest first. */
  versions: z.array(Version),
  /** The version asked for, or the newest result, or the newest simulation; none before the first. */
  standing: z
    .object({
      version: Version,
      card: Scorecard,
      /** How many units of the category are ranked with it. */
      ranked: z.int(),
      lost: z.array(LostMarks),
      /** How the score and the grade came about, and what to know. */
      steps: z.array(z.string()),
      notes: z.array(z.string()),
    })
    .optional(),
  /** 历年得分, newest first; a county's first year says that there is none. */
  yearsBefore: z.array(YearBefore),
});

const newestFirst = (a: ScoreVersion, b: ScoreVersion): number =>
  a.purpose === b.purpose ? b.on.localeCompare(a.on) || b.version.localeCompare(a.version, 'en', { numeric: true }) : a.purpose === 'result' ? -1 : 1;

const sentOnly = async (versions: readonly ScoreVersion[]): Promise<ScoreVersion[]> => {
  const sent = await Promise.all(versions.map(isSent));
  return versions.filter((_, at) => sent[at]);
};

/** A unit's file: whoever sees cards before they are sent sees every version; the unit itself what was sent to it. */
export const unitFileOf = async ({ params: { cycle, unit }, who }: Asked<UnitPath, VersionQuery>) => {
  const year = await loadCycle({ county: who.county, cycle });
  const planned = (await planOf(year)).units.find(({ id }) => id === unit);
  if (planned === undefined) throw new NotFound(`${cycle} 年度方案中没有单位 ${unit}`);
  const all = (await list('scores', { county: who.county, cycle })).sort(newestFirst);
  const seesAll = abilityOf(who).can('read', { type: 'scorecard', unit, sent: false });
  return { unit, sent: true, year, planned, versions: seesAll ? all : await sentOnly(all) };
};
type FileCall = Call<UnitPath, VersionQuery, unknown, Awaited<ReturnType<typeof unitFileOf>>>;

const standingOf = async (scores: ScoreVersion, unit: string): Promise<z.input<typeof UnitFile>['standing']> => {
  const { county, cycle, version } = scores;
  const totals = await list('total', { county, cycle, version });
  const own = totals.find((total) => total.unit === unit);
  if (own === undefined) return undefined;
  const card = await fromArchive(Scorecard, own.hash, '考评得分明细');
  return {
    version: scores,
    card,
    ranked: totals.filter(({ category, rank }) => category === own.category && rank !== undefined).length,
    lost: lostMarksOf(card.marks),
    steps: card.steps.map(sentenceOfStep),
    notes: card.flags.map(sentenceOfFlag),
  };
};

/** 单位档案: where a unit stands, where it lost marks, and the year before. */
export const readUnitFile = async ({ subject, query: { version }, who }: FileCall): Promise<Answer<z.input<typeof UnitFile>>> => {
  const { unit, year, planned, versions } = subject;
  const scores = version === undefined ? versions[0] : versions.find((each) => each.version === version);
  if (version !== undefined && scores === undefined) throw new NotFound(`没有可以查看的得分版本 ${version}`);
  if (scores !== undefined) await mustBePublished(scores, who);
  const [standing, before] = await Promise.all([scores === undefined ? undefined : standingOf(scores, unit), yearsBefore(year, unit)]);
  return {
    body: {
      ...{ unit, name: planned.name, category: planned.category, versions, yearsBefore: before },
      ...(standing === undefined ? {} : { standing }),
    },
  };
};
