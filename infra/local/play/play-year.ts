import { budgetSteps, linkBudget } from './budget.ts';
import { feedback, feedbackSteps } from './feedback.ts';
import { finalWindow, ratingSteps, scoreFinals } from './finals.ts';
import type { Game } from './game.ts';
import { preparationSteps, prepare } from './prepare.ts';
import { beginLine, type Line } from './progress.ts';
import { track } from './track.ts';
import { playWindow } from './window.ts';

const phase = async (name: string, steps: number, play: (line: Line) => Promise<void>): Promise<void> => {
  const line = beginLine(name, steps);
  await play(line);
  line.end();
};

/** The whole year, phase by phase, as its people. */
export const playYear = async (game: Game): Promise<void> => {
  await phase('准备', preparationSteps(game), (line) => prepare(game, line));
  await track(game);
  for (const window of await finalWindow(game)) await playWindow(game, window);
  await phase('年终评估', ratingSteps, (line) => scoreFinals(game, line));
  await phase('反馈', feedbackSteps(game), (line) => feedback(game, line));
  await phase('预算挂钩', budgetSteps, (line) => linkBudget(game, line));
};
