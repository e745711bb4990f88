import { windowsOf } from '#domain/cycles/window-moves.ts';
import type { Game } from './game.ts';
import { passTo } from './pass-days.ts';
import { phaseComplete, taskOpen } from './until.ts';
import { openWithSources, playWindow } from './window.ts';

/** The first window of the year is open. */
export const beginTracking = async (game: Game): Promise<void> => {
  const { plan } = game.sample;
  await passTo(game, plan.phases.midtermTracking);
  for (const window of windowsOf(plan, 'midterm-tracking').slice(0, 1)) await openWithSources(game, window);
};

/** 过程评估: window by window; after each the office tells the units where they stand. */
export const track = async (game: Game): Promise<void> => {
  const { plan } = game.sample;
  await passTo(game, plan.phases.midtermTracking);
  for (const window of windowsOf(plan, 'midterm-tracking')) {
    await playWindow(game, window);
    const { id } = await taskOpen(game, `${window.code}-inform-units`);
    await game.as('office-clerk').post(`/tasks/${game.cycle}/${id}/done`, { note: '已将亮灯结果告知各单位' });
  }
  await phaseComplete(game, 'midterm-tracking');
};
