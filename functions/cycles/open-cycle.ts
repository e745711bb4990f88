import { addDays } from '#domain/cycles/calendar.ts';
import type { County } from '#domain/cycles/cycle.ts';
import { openCycle } from '#domain/cycles/phase-moves.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { policyOf } from '#platform/files/papers.ts';
import { commit } from '#platform/table/commit.ts';

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
