import { endPhaseEarly } from '#domain/cycles/end-phase-early.ts';
import { dayTaskId, endEarly } from '#domain/cycles/window-moves.ts';
import type { Reason } from '#platform/http/bodies.ts';
import type { WindowPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { load } from '#platform/table/records.ts';
import type { PhasePath, PhaseSubject, WindowSubject } from './cycle-subject.ts';
import { endWindow } from './end-window.ts';

/** Writes down that the window ends early, then ends what is unsettled in it; a tick goes on with what was not finished. */
export const closeWindowEarly = async ({
  subject: { window, year },
  body: { reason },
  who,
  act,
}: Call<WindowPath, unknown, Reason, WindowSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const move = { fact: 'window-ended-early', changes: [endEarly(window, reason)] };
  const receipt = await commit(move, { county, cycle, who: who.person, act, day: today, reason });
  await endWindow({ ...window, closedEarly: reason }, { who: who.person, today });
  return { body: receipt };
};

/** Writes down that the phase ends early, with the windows that are not closed, then ends what is unsettled in an open one. */
export const closePhaseEarly = async ({
  subject: { phase, year, windows },
  body: { reason },
  who,
  act,
}: Call<PhasePath, unknown, Reason, PhaseSubject>): Promise<Answer<Receipt>> => {
  const { county, cycle, today } = year;
  const notClosed = windows.filter(({ status }) => status !== 'closed');
  const withDays = await Promise.all(
    notClosed.map(async (window) => ({
      window,
      opens: await load('task', { county, cycle, id: dayTaskId(window.window) }, `填报期 ${window.window} 的开放日`),
    })),
  );
  const move = endPhaseEarly({ phase, windows: withDays, today, by: who.person, reason });
  const receipt = await commit(move, { county, cycle, who: who.person, act, day: today, reason });
  for (const window of notClosed) if (window.status === 'open') await endWindow({ ...window, closedEarly: reason }, { who: who.person, today });
  return { body: receipt };
};
