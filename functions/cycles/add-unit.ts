import * as z from 'zod';
import { changed, created } from '#domain/change.ts';
import type { Cycle, Window } from '#domain/cycles/cycle.ts';
import { addUnit, mustTakeUnits } from '#domain/schemes/add-unit.ts';
import { Unit } from '#domain/schemes/plan.ts';
import type { Publication } from '#domain/schemes/publication.ts';
import { archive } from '#platform/files/archive.ts';
import { planOf } from '#platform/files/papers.ts';
import { reason } from '#platform/http/bodies.ts';
import type { CyclePath, YearSubject } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list } from '#platform/table/records.ts';
import { joinWindow } from './join-window.ts';

export const AddUnit = z.strictObject({ unit: Unit, reason });

type AddCall = Call<CyclePath, unknown, z.infer<typeof AddUnit>, YearSubject>;

/** The plan's next version: drafts have numbers too. */
const nextVersion = async ({ county, cycle }: Cycle): Promise<number> =>
  1 + Math.max(0, ...(await list('publication', { county, cycle }, { kind: 'plan' })).map(({ version }) => version));

const publish = async ({ subject: { year }, body, who, act }: AddCall): Promise<Receipt> => {
  const { county, cycle, today } = year;
  const plan = addUnit(await planOf(year), body.unit, await nextVersion(year));
  const hash = await archive(plan);
  const publication: Publication = {
    county,
    cycle,
    kind: 'plan',
    code: 'plan',
    version: plan.version,
    status: 'published',
    title: plan.title,
    hash,
    reason: body.reason,
    publishedOn: today,
    by: who.person,
    rev: 1,
  };
  const changes = [created('publication', publication), changed('cycle', year, { planVersion: plan.version, planHash: hash })];
  return commit({ fact: 'unit-added', changes }, { county, cycle, who: who.person, act, day: today, reason: body.reason });
};

const takesPart = ({ since }: Unit, { status, to }: Window): boolean => status === 'open' && (since === undefined || since <= to);

/** A unit joins in mid-year: a new version of the plan with the reason, and its submission in every open window that it takes part in; a tick asks it where that was not finished. */
export const addUnitInMidYear = async (call: AddCall): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = call.subject.year;
  const { unit } = call.body;
  const windows = await list('window', { county, cycle });
  mustTakeUnits(call.subject.year, windows);
  const receipt = await publish(call);
  for (const window of windows) if (takesPart(unit, window)) await joinWindow(window, [unit.id], today, call.who.person);
  return { status: 201, body: receipt };
};
