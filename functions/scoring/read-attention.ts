import * as z from 'zod';
import { Attention, attentionOf } from '#domain/results/attention.ts';
import { matrixOf } from '#domain/scoring/matrix.ts';
import { proposalOf } from '#domain/scoring/proposal.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { waitingFor } from '#domain/tasks/waiting.ts';
import { lightCountsOf } from '#domain/warnings/light-counts.ts';
import { WindowLights } from '#domain/warnings/lights-of.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { calendarOf, planOf, policyOf } from '#platform/files/papers.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { lastId, list, tasksThrough } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';

export const Matters = z.object({ today: z.iso.date(), matters: z.array(Attention) });

/** 请您关注: at most three matters, from the tasks, the newest lights and the newest scores. */
export const readAttention = async ({ subject: { year }, who }: Call<CyclePath, unknown, unknown, YearSubject>): Promise<Answer<z.input<typeof Matters>>> => {
  const { county, cycle, today } = year;
  const [open, versions] = await Promise.all([tasksThrough(year, 'open', lastId), list('scores', { county, cycle })]);
  if (year.planHash === undefined) return { body: { today, matters: attentionOf({ waiting: waitingFor(open, today, await calendarOf(year)), proposal: [] }) } };
  const [plan, policy] = await Promise.all([planOf(year), policyOf(year)]);
  const inOrder = versions.sort((a, b) => a.on.localeCompare(b.on) || Number(a.version) - Number(b.version));
  const [newest, lit] = [
    inOrder.findLast(({ purpose }) => purpose === 'result') ?? inOrder.at(-1),
    inOrder.findLast(({ lightsHash }) => lightsHash !== undefined),
  ];
  for (const each of [newest, lit]) if (each !== undefined) await mustBePublished(each, who);
  const cards = newest === undefined ? [] : await fromArchive(z.array(Scorecard), newest.scorecardsHash, '考评得分明细');
  const lights = lit?.lightsHash === undefined ? undefined : lightCountsOf(await fromArchive(WindowLights, lit.lightsHash, '亮灯结果'));
  const matters = attentionOf({
    waiting: waitingFor(open, today, plan.calendar),
    lights,
    proposal: proposalOf(cards, plan, policy),
    matrix: matrixOf(cards, plan, policy),
  });
  return { body: { today, matters } };
};
