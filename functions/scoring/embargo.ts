import { type Caller, isOffice } from '#domain/access/caller.ts';
import { inChinese } from '#domain/cycles/calendar.ts';
import { keptIn } from '#domain/ingestion/embargo.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import { dueMonths } from '#domain/scoring/accumulate.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import { schemesOf } from '#platform/files/papers.ts';
import { list, load, loadCycle } from '#platform/table/records.ts';

const throughOf = async ({ county, cycle, window }: ScoreVersion): Promise<string> =>
  window === undefined ? `${cycle}-12` : (await load('window', { county, cycle, window }, `填报期 ${window}`)).to;

/** Of what a version of the scores rests on: the figures that are not published yet, each with its day. A county without such figures pays one read for it. */
export const keptBehind = async (scores: ScoreVersion): Promise<{ figure: string; until: string }[]> => {
  const { county, cycle } = scores;
  const sources = (await list('source', { county })).filter(({ embargoes }) => embargoes.length > 0);
  if (sources.length === 0) return [];
  const [year, through] = await Promise.all([loadCycle({ county, cycle }), throughOf(scores)]);
  const values = (await schemesOf(year))
    .flatMap(figuresOf)
    .flatMap(({ name: figure, frequency }) => dueMonths(frequency, { through }).map((period) => ({ figure, period })));
  return keptIn(sources, values, year.today);
};

/** Marks tell the figure they come from, and totals tell marks: until its day, whatever rests on a figure that is not published yet is shown to the office alone. */
export const mustBePublished = async (scores: ScoreVersion, who: Caller): Promise<void> => {
  if (isOffice(who)) return;
  const [first] = await keptBehind(scores);
  if (first !== undefined) throw new NotAllowed('embargoed', `得分含有尚未发布的数据“${first.figure}”,自${inChinese(first.until)}起可以查看`);
};
