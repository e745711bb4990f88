import * as z from 'zod';
import { Month } from '#domain/schemes/code.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import type { Batch } from './batch.ts';
import { countsAsAccepted } from './correction.ts';
import { selfReported } from './form.ts';
import { latestRows } from './latest.ts';
import type { ReportedFigure, Submission } from './submission.ts';

/** What one source, or the unit itself, has said of a figure of a month, and what became of it. */
export const UnitValue = z.object({
  figure: z.string(),
  month: Month,
  value: z.string(),
  source: z.string(),
  /** `typed`: not accepted yet; `accepted` and `posted` count (unless sources disagree); `replaced` by a later batch of the source; `withdrawn` with its batch. */
  state: z.enum(['typed', 'accepted', 'posted', 'replaced', 'withdrawn']),
  /** Who typed it, or had the batch staged. */
  by: z.string(),
  on: z.iso.date().optional(),
  window: z.string().optional(),
  batch: z.string().optional(),
  /** What it was before a granted correction, and why that was granted. */
  corrected: z.strictObject({ from: z.string(), on: z.iso.date(), reason: z.string() }).optional(),
});
export type UnitValue = z.infer<typeof UnitValue>;

const fromUnit = (figures: readonly ReportedFigure[], submissions: readonly Submission[]): UnitValue[] => {
  const accepted = new Set(submissions.filter(countsAsAccepted).map(({ window }) => window));
  return figures.map(({ figure, month, value, by, on, window, corrected }) => ({
    ...{ figure, month, value, source: selfReported, state: accepted.has(window) ? ('accepted' as const) : ('typed' as const), by, on, window },
    ...(corrected === undefined ? {} : { corrected }),
  }));
};

/** Figures of the batches of a unit: staged ones have said nothing yet. */
export interface Delivered {
  batch: Batch;
  rows: FigureValue[];
}

const fromSources = (delivered: readonly Delivered[]): UnitValue[] => {
  const counting = new Set(latestRows(delivered.filter(({ batch }) => batch.status === 'posted')).flatMap(({ rows }) => rows));
  const stateOf = (batch: Batch, row: FigureValue): UnitValue['state'] =>
    batch.status === 'withdrawn' ? 'withdrawn' : counting.has(row) ? 'posted' : 'replaced';
  return delivered
    .filter(({ batch }) => batch.status !== 'staged')
    .flatMap(({ batch, rows }) =>
      rows.map((row) => ({
        ...{ figure: row.figure, month: row.period, value: row.value, source: row.source },
        ...{ state: stateOf(batch, row), by: batch.by, batch: batch.id },
      })),
    );
};

/** The history of a unit's figures: figure by figure, month by month, what the unit said first. */
export const unitValues = (figures: readonly ReportedFigure[], submissions: readonly Submission[], delivered: readonly Delivered[]): UnitValue[] => {
  const at = ({ figure, month }: UnitValue) => `${figure}|${month}`;
  return [...fromUnit(figures, submissions), ...fromSources(delivered)].sort((a, b) => (at(a) === at(b) ? 0 : at(a) < at(b) ? -1 : 1));
};
