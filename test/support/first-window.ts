import type { Game } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { prepare } from '../../infra/local/play/prepare.ts';
import type { Line } from '../../infra/local/play/progress.ts';
import { openWindow } from '../../infra/local/play/window.ts';

/** A line that nobody looks at. */
export const quiet: Line = { expect: () => {}, advance: () => {}, say: () => {}, end: () => {} };

/** Plays the preparation and lets the days pass until the first tracking window is open. */
export const playToFirstWindow = async (game: Game): Promise<void> => {
  await prepare(game, quiet);
  const { plan } = game.sample;
  await passTo(game, plan.phases.midtermTracking);
  const [first] = plan.windows;
  if (first === undefined) throw new Error('the plan has no window');
  await openWindow(game, first);
};
