import { WindowKey } from '#domain/cycles/keys.ts';
import { beginOpening, finishOpening, joinTaskId } from '#domain/cycles/window-moves.ts';
import { parse } from '#domain/problems/parse.ts';
import { unitsIn } from '#domain/schemes/units-in.ts';
import { planOf } from '#platform/files/papers.ts';
import { step } from '#platform/observe/step.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { commit } from '#platform/table/commit.ts';
import { load, loadCycle, taskKey } from '#platform/table/records.ts';
import { addSubmission } from './add-submission.ts';
import { joinWindow, unitsWithout } from './join-window.ts';
import { recountWindow } from './recount-window.ts';

const who = 'workflow:window';

/** Opens a window: `opening`, a submission with its execution for every unit, `open` last. A repeat does only what is missing. */
export const openWindow = async ({ county, cycle, window: code }: WindowKey) => {
  const key = { county, cycle, window: code };
  const year = await loadCycle({ county, cycle });
  const before = await load('window', key, `填报期 ${code}`);
  const actor = { county, cycle, who, day: year.today };
  if (before.status === 'planned') await commit(beginOpening(before), { ...actor, act: `opening:${code}` });
  const window = await load('window', key, `填报期 ${code}`);
  if (window.status === 'opening') {
    const units = unitsIn(await planOf(year), window.to);
    await sideBySide(units, 10, ({ id }) => addSubmission({ window, unit: id, today: year.today, who }));
    await commit(finishOpening(window), { ...actor, act: `opened:${code}` });
    // A unit added while the window was opening saw no open one to join.
    const now = await loadCycle({ county, cycle });
    await joinWindow(key, await unitsWithout(now, window), year.today, who);
    await recountWindow(key, who);
  }
  return { task: taskKey(county, cycle, joinTaskId(code)) };
};

export const handler = step('open-window', (input) => openWindow(parse(WindowKey, input, '步骤参数')));
