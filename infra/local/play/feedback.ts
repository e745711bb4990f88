import { decide } from './decide.ts';
import { each } from './each.ts';
import type { Game } from './game.ts';
import { passTo } from './pass-days.ts';
import type { Line } from './progress.ts';
import { phaseComplete, taskOpen } from './until.ts';

/** Units that confirm their marks; the others stay silent and their task expires. */
const checking = 6;

export const feedbackSteps = (game: Game): number => Math.min(checking, game.units.size) + 5;

/** The units have their marks and may check and appeal; answers when those days end. */
export const beginFeedback = async (game: Game): Promise<{ due: string }> => {
  await passTo(game, game.sample.plan.phases.feedback);
  return taskOpen(game, 'feedback-appeal-days-1');
};

/** Units check their marks, the days for appeals pass: the leading group can meet. */
export const upToReview = async (game: Game, line: Line): Promise<{ id: string }> => {
  const { cycle } = game;
  const appeals = await beginFeedback(game);
  await each([...game.units].slice(0, checking), async (unit) => {
    await game.as('unit-leader', unit).get(`/scoring/${cycle}/scorecards/${unit}`);
    await game.as('unit-leader', unit).post(`/tasks/${cycle}/feedback-check-scores-1-${unit}/done`, { note: '核对无误' });
    line.advance();
  });
  await passTo(game, appeals.due);
  line.advance();
  return taskOpen(game, 'feedback-review-1');
};

/** What was reviewed is shown for its days, then 审定. */
export const fromNotice = async (game: Game, line: Line): Promise<void> => {
  const notice = await taskOpen(game, 'feedback-notice-days-1');
  await passTo(game, notice.due);
  line.advance();
  const decision = await taskOpen(game, 'feedback-decide-1');
  await decide(game, { task: decision.id, kind: 'decide', meeting: '县委常委会会议', outcome: 'decided' });
  line.advance();
  await phaseComplete(game, 'feedback');
  line.advance();
};

/** 反馈: units check their marks, appeal days, 审议, notice days, 审定. */
export const feedback = async (game: Game, line: Line): Promise<void> => {
  const { id } = await upToReview(game, line);
  await decide(game, { task: id, kind: 'review', meeting: '县考评领导小组会议', outcome: 'passed', changes: game.sample.reviewed });
  line.advance();
  await fromNotice(game, line);
};
