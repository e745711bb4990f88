import { beginBudget, budgetSteps, linkBudget } from './budget.ts';
import { beginFeedback, feedback, feedbackSteps } from './feedback.ts';
import { beginFinals, finalWindow, ratingSteps, scoreFinals } from './finals.ts';
import type { Game } from './game.ts';
import { preparationSteps, prepare } from './prepare.ts';
import { beginLine, type Line } from './progress.ts';
import type { Stop } from './stops.ts';
import { beginTracking, track } from './track.ts';
import { playWindow } from './window.ts';

const phase = async (name: string, steps: number, play: (line: Line) => Promise<void>): Promise<void> => {
  const line = beginLine(name, steps);
  await play(line);
  line.end();
};

/** Opens a phase and leaves it to the people. */
const begin = (name: string, open: () => Promise<unknown>): Promise<void> =>
  phase(name, 1, async (line) => {
    await open();
    line.advance();
  });

/** The year, phase by phase, as its people; whole, or up to the beginning of a phase. */
export const playYear = async (game: Game, until?: Stop): Promise<void> => {
  await phase('准备', preparationSteps(game), (line) => prepare(game, line));
  if (until === 'midterm-tracking') return begin('开始过程评估', () => beginTracking(game));
  await track(game);
  if (until === 'final-scoring') return begin('开始年终评估', () => beginFinals(game));
  for (const window of await finalWindow(game)) await playWindow(game, window);
  await phase('年终评估', ratingSteps, (line) => scoreFinals(game, line));
  if (until === 'feedback') return begin('开始反馈', () => beginFeedback(game));
  await phase('反馈', feedbackSteps(game), (line) => feedback(game, line));
  if (until === 'budget-linkage') return begin('开始预算挂钩', () => beginBudget(game));
  await phase('预算挂钩', budgetSteps, (line) => linkBudget(game, line));
};
