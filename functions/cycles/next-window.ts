import { NextWindowInput } from '#domain/cycles/keys.ts';
import { dayTaskId, nextWindow, planWindow } from '#domain/cycles/window-moves.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { find, load, loadCycle, taskKey } from '#platform/table/records.ts';

/** Which window of the phase comes after the one it was in, and the day task of its opening; `more: false` after the last one, or when the office ends the phase early. */
export const planNextWindow = async ({ county, cycle, phase, window }: NextWindowInput) => {
  const [year, record] = await Promise.all([loadCycle({ county, cycle }), load('phase', { county, cycle, phase }, `阶段 ${phase}`)]);
  const next = nextWindow(await planOf(year), phase, window);
  if (next === undefined) return { more: false };
  if ((await find('window', { county, cycle, window: next.code })) === undefined) {
    if (record.closedEarly !== undefined) return { more: false };
    await commit(planWindow(year, record, next), { county, cycle, who: `workflow:${phase}`, act: `plan:${next.code}`, day: year.today });
  }
  return { more: true, window: next.code, task: taskKey(county, cycle, dayTaskId(next.code)) };
};

export const handler = step('next-window', (input) => planNextWindow(parse(NextWindowInput, input, '步骤参数')));
