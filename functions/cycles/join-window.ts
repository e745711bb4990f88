import type { Cycle, Window } from '#domain/cycles/cycle.ts';
import type { WindowKey } from '#domain/cycles/keys.ts';
import { holdOpen } from '#domain/cycles/window-moves.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { unitsAsked } from '#domain/schemes/units-in.ts';
import { planOf } from '#platform/files/papers.ts';
import { list, load } from '#platform/table/records.ts';
import { addSubmission } from './add-submission.ts';

/** Units of the plan that take part in a window and have no submission in it. */
export const unitsWithout = async (year: Cycle, { window, from, to }: Window): Promise<string[]> => {
  const { county, cycle } = year;
  const there = new Set((await list('submission', { county, cycle, window })).map(({ unit }) => unit));
  return unitsAsked(await planOf(year), { from, to }).flatMap(({ id }) => (there.has(id) ? [] : [id]));
};

const attempts = 10;

/** Units join an open window. Adding and closing exclude each other, because both hold the window's `rev`: a window closed, or being closed, meanwhile is simply missed. */
export const joinWindow = async ({ county, cycle, window: code }: WindowKey, units: readonly string[], today: string, who: string): Promise<void> => {
  for (const unit of units) await join({ county, cycle, window: code }, unit, today, who);
};

const join = async (key: WindowKey, unit: string, today: string, who: string, attempt = 1): Promise<void> => {
  const window = await load('window', key, `填报期 ${key.window}`);
  if (window.status !== 'open' || window.closedEarly !== undefined) return;
  try {
    await addSubmission({ window, unit, today, who, also: [holdOpen(window)] });
  } catch (error) {
    // Another unit joined, or the window was closed, since it was read: look again.
    if (!(error instanceof Conflict) || attempt === attempts) throw error;
    await join(key, unit, today, who, attempt + 1);
  }
};
