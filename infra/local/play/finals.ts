import { windowsOf } from '#domain/cycles/window-moves.ts';
import { known, postRows } from './batches.ts';
import { decide } from './decide.ts';
import type { Game } from './game.ts';
import { passTo } from './pass-days.ts';
import type { Line } from './progress.ts';
import { evaluateProjects } from './projects.ts';
import { phaseComplete, taskOpen } from './until.ts';
import { openWithSources } from './window.ts';

export const ratingSteps = 5;

/** What experts, the public and comparable counties say: collected outside until the ratings and reviews areas exist. */
const enterRatings = async (game: Game, line: Line): Promise<void> => {
  const { sample, cycle } = game;
  const clerk = game.as('office-clerk');
  await postRows(game, 'peers', '统计局', sample.peers);
  await postRows(game, 'ratings', '评价主体', known(game, sample.ratings));
  line.advance();
  await postRows(game, 'votes', '群众满意度汇总', known(game, sample.publicVotes));
  line.advance();
  for (const id of ['final-scoring-expert-ratings', 'final-scoring-public-ratings']) {
    await taskOpen(game, id);
    await clerk.post(`/tasks/${cycle}/${id}/done`, {});
    line.advance();
  }
};

/** 年终评估 up to its window: the day comes and the final window is played by the caller. */
export const finalWindow = async (game: Game) => {
  await passTo(game, game.sample.plan.phases.finalScoring);
  return windowsOf(game.sample.plan, 'final-scoring');
};

/** The final window is open. */
export const beginFinals = async (game: Game): Promise<void> => {
  for (const window of await finalWindow(game)) await openWithSources(game, window);
};

/** Projects are evaluated before the ratings end: their scores go into the units' marks. Then the dual track, provisional scores, the leading group's first look. */
export const scoreFinals = async (game: Game, line: Line): Promise<void> => {
  await evaluateProjects(game);
  await enterRatings(game, line);
  const { id } = await taskOpen(game, 'final-scoring-first-look-1');
  await decide(game, { task: id, kind: 'first-look', meeting: '县考评领导小组会议', outcome: 'agreed' });
  await phaseComplete(game, 'final-scoring');
  line.advance();
};
