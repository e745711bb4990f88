import { type Submission, settledStatuses } from '#domain/reporting/submission.ts';
import type { PlannedWindow } from '#domain/schemes/plan.ts';
import { postFigures } from './batches.ts';
import { each } from './each.ts';
import { dayAfter, type Game } from './game.ts';
import { passTo } from './pass-days.ts';
import { fromSources } from './prepare.ts';
import { beginLine, type Line } from './progress.ts';
import { pullFrom } from './pull.ts';
import { reconcileSources } from './reconcile.ts';
import { deliverFiles } from './source-files.ts';
import { booksOf, submit } from './submit.ts';
import { standingOf, until, windowIs } from './until.ts';

/** Lets the opening day come. A window planned on that very day opens with the next tick. */
export const openWindow = async (game: Game, { code, opens }: PlannedWindow): Promise<void> => {
  await until(game, `填报期 ${code} 列入计划`, async () => (await standingOf(game)).windows.find(({ window }) => window === code));
  await passTo(game, opens > game.today ? opens : dayAfter(game.today));
  await windowIs(game, code, 'open');
};

/** Submissions of a window that still wait for somebody. */
export const unsettledIn = async (game: Game, code: string): Promise<Submission[]> => {
  const { submissions } = await game.as('office-clerk').get<{ submissions: Submission[] }>(`/reporting/${game.cycle}/${code}`);
  return submissions.filter(({ status }) => !settledStatuses.includes(status));
};

const lateIn = ({ sample }: Game, code: string) =>
  sample.slips.flatMap((slip) => (slip.kind === 'late' && slip.window === code ? [slip] : [])).sort((a, b) => (a.day < b.day ? -1 : 1));

/** The office gives a unit more time before its day has passed. */
const extend = (game: Game, { task }: Submission, day: string, reason: string): Promise<unknown> =>
  game.as('office-head').post(`/tasks/${game.cycle}/${task}/extend`, { due: day, reason });

/** The window is open, and what the sources have to say has arrived. */
export const openWithSources = async (game: Game, window: PlannedWindow): Promise<void> => {
  await openWindow(game, window);
  const delivered = sourceFigures(game, window);
  const others = window.code === game.sample.plan.windows[0]?.code ? await pullFrom(game, delivered) : delivered;
  await postFigures(game, await deliverFiles(game, others));
  await reconcileSources(game, window);
};

/** One window: opened by its day, reported by every unit, the late ones after an extension, those that join last. Ends when it has closed. */
export const playWindow = async (game: Game, window: PlannedWindow): Promise<void> => {
  const { code, name } = window;
  const line: Line = beginLine(`填报 ${name}`, 0);
  await openWithSources(game, window);
  const [books, late, waiting] = [booksOf(game), lateIn(game, code), await unsettledIn(game, code)];
  line.expect(waiting.length);
  const play = (submissions: readonly Submission[]): Promise<void> =>
    each(submissions, async (submission) => {
      await submit(game, submission, books);
      line.advance();
    });
  for (const { unit, day, reason } of late) {
    const own = waiting.find((submission) => submission.unit === unit);
    if (own !== undefined && day > window.due) await extend(game, own, day, reason);
  }
  await play(waiting.filter(({ unit }) => !late.some((slip) => slip.unit === unit)));
  for (const { unit, day } of late) {
    await passTo(game, day);
    await play(waiting.filter((submission) => submission.unit === unit));
  }
  const joined = await unsettledIn(game, code);
  line.expect(joined.length);
  await play(joined);
  line.say('等待汇总');
  await windowIs(game, code, 'closed');
  line.end();
};

/** What the sources delivered since the window before. */
const sourceFigures = (game: Game, { to }: PlannedWindow) => {
  const rows = fromSources(game, to).filter(({ unit, figure, period }) => !game.entered.has(`figure:${unit}|${figure}|${period}`));
  for (const { unit, figure, period } of rows) game.entered.add(`figure:${unit}|${figure}|${period}`);
  return rows;
};
