import { selfReported } from '#domain/reporting/form.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { type AskedEvidence, prove, refuseEvidence } from './evidence.ts';
import type { Game } from './game.ts';
import type { Slip } from './sample-port.ts';

interface Form {
  submission: Submission;
  asked: { figure: string; month: string; value?: string; rev?: number }[];
  evidence: AskedEvidence;
}

interface Saved {
  refused: { figure: string; month: string; problem: { message: string } }[];
}

const pathOf = ({ cycle }: Game, { window, unit }: Submission): string => `/reporting/${cycle}/${window}/${unit}`;

const cellKey = (unit: string, figure: string, month: string): string => `${unit}|${figure}|${month}`;

type Values = ReadonlyMap<string, string>;

/** What the units have in their books, by unit, figure and month. */
export const booksOf = ({ sample }: Game): Values =>
  new Map(sample.figures.filter(({ source }) => source === selfReported).map(({ unit, figure, period, value }) => [cellKey(unit, figure, period), value]));

const typedIn = (slip: Slip | undefined, figure: string, month: string): string | undefined =>
  slip === undefined || slip.kind === 'late' ? undefined : slip.typed.find((typed) => typed.figure === figure && typed.month === month)?.value;

/** Fills the whole form in one request and reports; what the books do not have is declared missing with its reason. */
const report = async (game: Game, submission: Submission, books: Values, slip?: Slip): Promise<void> => {
  const { unit } = submission;
  const path = pathOf(game, submission);
  const reporter = game.as('unit-reporter', unit);
  const { asked, evidence, submission: current } = await reporter.get<Form>(path);
  const entryOf = (figure: string, month: string): string | undefined => typedIn(slip, figure, month) ?? books.get(cellKey(unit, figure, month));
  const documentsChecked = await prove(game, {
    submission: current,
    evidence,
    reported: (figure, month) => entryOf(figure, month) !== undefined,
  });
  const figures = asked.flatMap(({ figure, month, rev }) => {
    const value = entryOf(figure, month);
    return value === undefined ? [] : [{ figure, month, value, ...(rev === undefined ? {} : { rev }) }];
  });
  if (figures.length > 0) {
    const { refused } = await reporter.put<Saved>(`${path}/figures`, { figures });
    if (refused.length > 0) throw new Error(`${unit} 的填报被拒绝 ${refused.length} 项:${refused.map(({ problem }) => problem.message).join(';')}`);
  }
  const reasonOf = (figure: string, month: string): string =>
    game.sample.gaps.find((gap) => gap.unit === unit && gap.figure === figure && gap.month === month)?.reason ?? '原始台账缺失,无法提供';
  const missing = asked
    .filter(({ figure, month }) => entryOf(figure, month) === undefined)
    .map(({ figure, month }) => ({ figure, month, reason: reasonOf(figure, month) }));
  await documentsChecked();
  await reporter.post(`${path}/report`, { missing });
};

/** One unit in one window: the unit reports, its leader signs, the office accepts; a slip is returned once and put right. */
export const submit = async (game: Game, submission: Submission, books: Values): Promise<void> => {
  const { unit, window } = submission;
  const slips = game.sample.slips.filter((slip) => slip.unit === unit && slip.window === window);
  const [byLeader, byOffice] = (['leader-returns', 'office-returns'] as const).map((kind) => slips.find((slip) => slip.kind === kind));
  const path = pathOf(game, submission);
  const [leader, clerk] = [game.as('unit-leader', unit), game.as('office-clerk')];
  await report(game, submission, books, byLeader ?? byOffice);
  if (byLeader !== undefined) {
    await leader.post(`${path}/return-to-reporter`, { reason: byLeader.reason });
    await report(game, submission, books, byOffice);
  }
  await leader.post(`${path}/sign`);
  if (byOffice !== undefined) {
    if (byOffice.kind === 'office-returns' && byOffice.evidence !== undefined) await refuseEvidence(game, unit, byOffice.evidence);
    await clerk.post(`${path}/return-to-unit`, { reason: byOffice.reason });
    await report(game, submission, books);
    await leader.post(`${path}/sign`);
  }
  await clerk.post(`${path}/accept`);
};
