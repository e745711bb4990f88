import type { Submission } from '#domain/reporting/submission.ts';
import type { Person } from '../client.ts';
import { type Filed, fileDocument } from '../upload.ts';
import type { Game } from './game.ts';
import { smallPdf } from './small-pdf.ts';
import { until } from './until.ts';

/** What a form says of documents. */
export interface AskedEvidence {
  asked: { figure: string; month: string; proof: string; documents: string[] }[];
  documents: Filed[];
}

const documentsOf = async (reader: Person, { cycle }: Game, unit: string): Promise<Filed[]> =>
  (await reader.get<{ evidence: Filed[] }>(`/reporting/${cycle}/evidence/${unit}?limit=500`)).evidence;

/** Waits until the document has been checked. */
const checked = async (game: Game, reporter: Person, { id, name }: Filed, unit: string): Promise<void> => {
  const { status, reason } = await until(game, `${unit} 的佐证材料“${name}”检查完毕`, async () =>
    (await documentsOf(reporter, game, unit)).find((each) => each.id === id && each.status !== 'issued' && each.status !== 'uploaded'),
  );
  if (status !== 'checked' && status !== 'accepted') throw new Error(`${unit} 的佐证材料“${name}”未通过检查:${reason ?? status}`);
};

interface Proving {
  submission: Submission;
  evidence: AskedEvidence;
  /** Figures that are not reported need no document. */
  reported: (figure: string, month: string) => boolean;
}

/** Uploads one document for all cells that still want one, in place of the one that was refused; gives what waits for its check. */
export const prove = async (game: Game, { submission, evidence, reported }: Proving): Promise<() => Promise<void>> => {
  const { unit, window, round } = submission;
  const wanted = evidence.asked.filter(({ figure, month, proof }) => (proof === 'missing' || proof === 'refused') && reported(figure, month));
  if (wanted.length === 0) return async () => {};
  const reporter = game.as('unit-reporter', unit);
  const refused = evidence.documents.find(({ status }) => status === 'refused');
  const filed = await fileDocument(reporter, {
    ...{ cycle: game.cycle, unit },
    name: `${game.sample.plan.units.find(({ id }) => id === unit)?.name ?? unit}佐证材料(${window}${round > 1 ? `,第${round}次` : ''}).pdf`,
    bytes: smallPdf(`BT (${game.cycle} ${window} ${unit} ${round}) Tj ET`),
    supports: wanted.map(({ figure, month }) => ({ window, figure, month })),
    ...(refused === undefined ? {} : { replaces: refused.id }),
  });
  return () => checked(game, reporter, filed, unit);
};

/** The office does not believe the documents of a report. */
export const refuseEvidence = async (game: Game, unit: string, reason: string): Promise<void> => {
  const clerk = game.as('office-clerk');
  const standing = (await documentsOf(clerk, game, unit)).filter(({ status }) => status === 'checked');
  for (const { id } of standing) await clerk.post(`/reporting/${game.cycle}/evidence/${unit}/${id}/refuse`, { reason });
};
