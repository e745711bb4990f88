import * as z from 'zod';
import { PullRun } from '#domain/ingestion/pull.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { list } from '#platform/table/records.ts';
import { sendPull } from '#platform/workflows/pulls.ts';
import type { deliveringSource } from './deliver-rows.ts';
import type { CycleSourcePath } from './paths.ts';

export const Pulls = z.object({ runs: z.array(PullRun) });

/** 采集记录 of a year: what was fetched, what was refused and why. */
export const listPulls = async ({ params: { cycle }, who: { county } }: Call<CyclePath>): Promise<Answer<z.infer<typeof Pulls>>> => ({
  body: { runs: await list('pullRun', { county, cycle }) },
});

export const Asked = z.object({ run: z.string() });

/** The office has a source pulled now; the answer is the run to look for. The same key again is the same run. */
export const pullNow = async ({
  params: { cycle },
  subject: { source, from, year },
  who: { county, person },
  act,
}: Call<CycleSourcePath, unknown, unknown, Awaited<ReturnType<typeof deliveringSource>>>): Promise<Answer<z.infer<typeof Asked>>> => {
  if (from.pull === undefined) throw new NotAllowed('no-pull', `数据来源“${from.name}”没有设置自动采集`);
  const run = `${year.today}-${act.id.replaceAll(/[^\w-]/g, '-')}`.slice(0, 80);
  await sendPull({ county, cycle, source, run, day: year.today, by: person });
  return { status: 202, body: { run } };
};
