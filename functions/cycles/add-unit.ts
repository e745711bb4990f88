import * as z from 'zod';
import { changed, created } from '#domain/change.ts';
import { addUnit } from '#domain/schemes/add-unit.ts';
import { Unit } from '#domain/schemes/plan.ts';
import { archive } from '#platform/files/archive.ts';
import { planOf } from '#platform/files/papers.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list } from '#platform/table/records.ts';
import type { CyclePath, YearSubject } from './cycle-subject.ts';
import { joinWindow } from './join-window.ts';

export const AddUnit = z.strictObject({ unit: Unit, reason: z.string().trim().min(1, { error: '请填写理由' }).max(500) });

/** A unit joins in mid-year: a new version of the plan with the reason, and its submission in every open window that it takes part in. */
export const addUnitInMidYear = async ({
  subject: { year },
  body,
  who,
  act,
}: Call<CyclePath, unknown, z.infer<typeof AddUnit>, YearSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const plan = addUnit(await planOf(year), body.unit);
  const hash = await archive(plan);
  const publication = {
    county,
    cycle,
    kind: 'plan' as const,
    code: 'plan',
    version: plan.version,
    status: 'published' as const,
    title: plan.title,
    hash,
    reason: body.reason,
    publishedOn: today,
    by: who.person,
    rev: 1,
  };
  const changes = [created('publication', publication), changed('cycle', year, { planVersion: plan.version, planHash: hash })];
  const receipt = await commit({ fact: 'unit-added', changes }, { county, cycle, who: who.person, act, day: today, reason: body.reason });
  await joinOpenWindows(county, cycle, body.unit, today, who.person);
  return { status: 201, body: receipt };
};

const joinOpenWindows = async (county: string, cycle: string, unit: Unit, today: string, who: string): Promise<void> => {
  const windows = (await list('window', { county, cycle })).filter(({ status, to }) => status === 'open' && (unit.since === undefined || unit.since <= to));
  for (const { window } of windows) await joinWindow({ county, cycle, window }, [unit.id], today, who);
};
