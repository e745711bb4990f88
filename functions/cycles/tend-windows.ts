import type { Cycle } from '#domain/cycles/cycle.ts';
import { list } from '#platform/table/records.ts';
import { endWindow } from './end-window.ts';
import type { InTime } from './in-time.ts';
import { joinWindow, unitsWithout } from './join-window.ts';
import { recountWindow } from './recount-window.ts';

const who = 'tick';

/** What a day makes good in the open windows: a unit whose joining was cut short, an early end that was not finished, a recount that was lost. */
export const tendWindows = async (year: Cycle, inTime: InTime): Promise<void> => {
  const { county, cycle, today } = year;
  const open = (await list('window', { county, cycle })).filter(({ status }) => status === 'open');
  for (const window of open) {
    inTime();
    if (window.closedEarly !== undefined) {
      await endWindow(window, { who, today });
    } else {
      await joinWindow(window, await unitsWithout(year, window), today, who);
      await recountWindow(window, who);
    }
  }
};
