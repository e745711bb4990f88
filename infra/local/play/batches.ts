import type { BulkKind } from '#domain/reporting/batch.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Game } from './game.ts';

const rowsPerBatch = 5000;

interface Staged {
  id: string;
  status: 'staged' | 'posted' | 'withdrawn';
}

/** Stages rows and posts them: they count from then on. */
export const postRows = async (game: Game, kind: BulkKind, source: string, rows: readonly unknown[]): Promise<void> => {
  const clerk = game.as('office-clerk');
  for (let at = 0; at < rows.length; at += rowsPerBatch) {
    const { id, status } = await clerk.post<Staged>(`/reporting/${game.cycle}/batches`, { kind, source, rows: rows.slice(at, at + rowsPerBatch) });
    if (status !== 'posted') await clerk.post(`/reporting/${game.cycle}/batches/${id}/post`);
  }
};

/** The completed template of the scores of prior years goes in as a file. */
export const postPriorScores = async ({ as, cycle, sample: { priorScores } }: Game): Promise<void> => {
  if (priorScores === undefined) return;
  const clerk = as('office-clerk');
  const { id, status } = await clerk.post<Staged>(`/reporting/${cycle}/batches/scores-file`, { text: priorScores });
  if (status !== 'posted') await clerk.post(`/reporting/${cycle}/batches/${id}/post`);
};

/** Figures go in one batch a source, as they come. */
export const postFigures = async (game: Game, figures: readonly FigureValue[]): Promise<void> => {
  for (const [source, rows] of Map.groupBy(figures, (figure) => figure.source)) await postRows(game, 'figures', source, rows);
};

interface OfUnit {
  unit: string;
}

/** Rows of the units that are in the plan now. */
export const known = <T extends OfUnit>(game: Game, rows: readonly T[]): T[] => rows.filter(({ unit }) => game.units.has(unit));
export const ofUnit = <T extends OfUnit>(unit: string, rows: readonly T[]): T[] => rows.filter((row) => row.unit === unit);
