import * as z from 'zod';
import { YearBefore } from '#domain/reporting/prior-score.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { flagWording } from '#domain/scoring/wording.zh-cn.ts';
import { Ahead } from '#domain/warnings/ahead.ts';
import { aheadSentence } from '#domain/warnings/ahead-sentence.zh-cn.ts';
import { fromArchive } from '#platform/files/archive.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { load } from '#platform/table/records.ts';
import { yearsBefore } from '#platform/table/years-before.ts';
import type { lightsOfUnit, UnitLightsPath } from './read-lights.ts';

const { code, name, fullMarks, state, awarded } = Scorecard.shape.marks.element.shape;

/** Where a unit stands after a window: its simulated marks, and what the forecasts of the year would cost it. */
export const UnitStanding = z.object({
  window: z.string(),
  unit: z.string(),
  name: z.string(),
  /** 模拟得分,不计入. */
  label: z.string(),
  score: z.string(),
  fullMarks: z.string(),
  grade: z.string(),
  /** 历年得分, newest first; a county's first year says that there is none. */
  yearsBefore: z.array(YearBefore),
  marks: z.array(z.object({ code, name, fullMarks, state, awarded })),
  ahead: z.array(Ahead.extend({ sentence: z.string() })),
});

export const readStanding = async ({
  params: { cycle, window, unit },
  subject: { all },
  who: { county },
}: Call<UnitLightsPath, unknown, unknown, Awaited<ReturnType<typeof lightsOfUnit>>>): Promise<Answer<z.infer<typeof UnitStanding>>> => {
  const total = await load('total', { county, cycle, version: window, unit }, `单位 ${unit} 的模拟得分`);
  const card = await fromArchive(Scorecard, total.hash, '考评得分明细');
  const { score, fullMarks, grade } = card;
  return {
    body: {
      ...{ window, unit, name: card.name, label: flagWording.simulated, score, fullMarks, grade },
      yearsBefore: await yearsBefore({ county, cycle }, unit),
      marks: card.marks.map(({ code, name, fullMarks, state, awarded }) => ({ code, name, fullMarks, state, awarded })),
      ahead: all.ahead.filter((each) => each.unit === unit).map((each) => ({ ...each, sentence: aheadSentence(each) })),
    },
  };
};

export const UnitHistory = z.object({ unit: z.string(), years: z.array(YearBefore) });

/** A unit's announced scores of the two years before, beside whatever it reaches this year. */
export const readHistory = async ({ params: { cycle, unit }, who: { county } }: Call<UnitPath>): Promise<Answer<z.infer<typeof UnitHistory>>> => ({
  body: { unit, years: await yearsBefore({ county, cycle }, unit) },
});

/** What was announced is nothing that still has to be sent. */
export const announcedTo = async ({ params: { unit } }: Asked<UnitPath>) => ({ unit, sent: true });
