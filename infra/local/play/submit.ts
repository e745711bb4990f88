import { selfReported } from '#domain/reporting/form.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { refuseEvidence } from './evidence.ts';
import { cellKey, fillForm, type Values } from './fill-form.ts';
import type { Game } from './game.ts';

const pathOf = ({ cycle }: Game, { window, unit }: Submission): string => `/reporting/${cycle}/${window}/${unit}`;

/** What the units have in their books, by unit, figure and month. */
export const booksOf = ({ sample }: Game): Values =>
  new Map(
    sample.figures.filter(({ source }) => source === selfReported).map(({ unit, figure, period, value }) => [cellKey({ unit, figure, month: period }), value]),
  );

/** One unit in one window: the unit reports, its leader signs, the office accepts; a slip is returned once and put right. */
export const submit = async (game: Game, submission: Submission, books: Values): Promise<void> => {
  const { unit, window } = submission;
  const slips = game.sample.slips.filter((slip) => slip.unit === unit && slip.window === window);
  const [byLeader, byOffice] = (['leader-returns', 'office-returns'] as const).map((kind) => slips.find((slip) => slip.kind === kind));
  const path = pathOf(game, submission);
  const [leader, clerk] = [game.as('unit-leader', unit), game.as('office-clerk')];
  await fillForm(game, submission, books, byLeader ?? byOffice);
  if (byLeader !== undefined) {
    await leader.post(`${path}/return-to-reporter`, { reason: byLeader.reason });
    await fillForm(game, submission, books, byOffice);
  }
  await leader.post(`${path}/sign`);
  if (byOffice !== undefined) {
    if (byOffice.kind === 'office-returns' && byOffice.evidence !== undefined) await refuseEvidence(game, unit, byOffice.evidence);
    await clerk.post(`${path}/return-to-unit`, { reason: byOffice.reason });
    await fillForm(game, submission, books);
    await leader.post(`${path}/sign`);
  }
  await clerk.post(`${path}/accept`);
};
