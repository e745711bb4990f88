import { closeWindow, joinTaskId } from '#domain/cycles/window-moves.ts';
import { ratingTasks } from '#domain/cycles/year-tasks.ts';
import { Conflict } from '#domain/problems/errors.ts';
import { planOf } from '#platform/files/papers.ts';
import { commit } from '#platform/table/commit.ts';
import { find, list, load, loadCycle } from '#platform/table/records.ts';

interface WindowKey {
  county: string;
  cycle: string;
  window: string;
}

/** Closes a window when nothing in it is unsettled. Idempotent; anyone may call it: after every settled submission, in every tick, after an early close. */
export const recountWindow = async ({ county, cycle, window: code }: WindowKey, by: string): Promise<boolean> => {
  const window = await load('window', { county, cycle, window: code }, `填报期 ${code}`);
  if (window.status !== 'open') return false;
  const [submissions, join, year] = await Promise.all([
    list('submission', { county, cycle, window: code }),
    load('task', { county, cycle, id: joinTaskId(code) }, `填报期 ${code} 的汇总待办`),
    loadCycle({ county, cycle }),
  ]);
  // It was closed since it was read, and its task with it.
  if (join.status !== 'open') return true;
  const next = window.final ? ratingTasks(year, await planOf(year)) : undefined;
  const move = closeWindow({
    window,
    submissions,
    join,
    today: year.today,
    by,
    ...(next === undefined ? {} : { next }),
  });
  if (move === undefined) return false;
  try {
    await commit(move, { county, cycle, who: by, act: `close:${code}:${window.rev}`, day: year.today, reason: window.closedEarly });
    return true;
  } catch (error) {
    // Somebody closed it, or added a unit, since it was read: whoever settles that submission recounts again.
    if (error instanceof Conflict) return (await find('window', { county, cycle, window: code }))?.status === 'closed';
    throw error;
  }
};
