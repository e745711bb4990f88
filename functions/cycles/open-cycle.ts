import { addDays } from '#domain/cycles/calendar.ts';
import type { County } from '#domain/cycles/cycle.ts';
import { openLate } from '#domain/cycles/open-late.ts';
import { openCycle } from '#domain/cycles/phase-moves.ts';
import { Conflict, NotAllowed } from '#domain/problems/errors.ts';
import { policyOf } from '#platform/files/papers.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { list, loadCounty } from '#platform/table/records.ts';

/** Days the office has for the plan before it exists and names its own days. */
const planDays = 60;

/** The scheduled annual run: on the policy's opening day the next year's cycle is opened. */
export const openDueCycle = async (county: County, day: string): Promise<void> => {
  const { policyHash } = county;
  if (policyHash === undefined) return;
  const { opensNextCycle } = await policyOf({ policyHash });
  if (day.slice(5) !== opensNextCycle.day) return;
  const year = String(Number(day.slice(0, 4)) + 1);
  try {
    await commit(openCycle(county, year, day, addDays(day, planDays)), { county: county.county, cycle: year, who: 'tick', act: `open-cycle:${year}`, day });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
};

/** The head opens the year under way by hand where its opening day passed before anybody could. */
export const openYearLate = async ({ body: { reason }, who, act }: Call<unknown, unknown, Reason>): Promise<Answer<Receipt>> => {
  const [county, cycles] = await Promise.all([loadCounty(who.county), list('cycle', { county: who.county })]);
  const { policyHash, tickedThrough: day } = county;
  if (policyHash === undefined) throw new NotAllowed('no-policy', '尚未发布考评办法,不能开启年度考评周期');
  const move = openLate({ county, policy: await policyOf({ policyHash }), cycles, due: addDays(day, planDays) });
  return { status: 201, body: await commit(move, { county: county.county, cycle: '-', who: who.person, act, day, reason }) };
};
