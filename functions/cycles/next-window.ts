import { NextWindowInput } from '#domain/cycles/keys.ts';
import { dayTaskId, nextWindow, planWindow } from '#domain/cycles/window-moves.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { commit } from '#platform/table/commit.ts';
import { find, load, taskKey } from '#platform/table/records.ts';

/** Which window of the phase comes after the one it was in, and the day task of its opening; `more: false` after the last one. */
export const planNextWindow = async ({ county, cycle, phase, window }: NextWindowInput) => {
  const year = await load('cycle', { county, cycle }, `${cycle} 年度`);
  const next = nextWindow(await planOf(year), phase, window);
  if (next === undefined) return { more: false };
  if ((await find('window', { county, cycle, window: next.code })) === undefined) {
    try {
      await commit(planWindow(year, phase, next), { county, cycle, who: `workflow:${phase}`, act: `plan:${next.code}`, day: year.today });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return { more: true, window: next.code, task: taskKey(county, cycle, dayTaskId(next.code)) };
};

export const handler = step('next-window', (input) => planNextWindow(parse(NextWindowInput, input, '步骤参数')));
