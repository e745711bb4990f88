import type { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { list } from './records.ts';

/** The unit's figures of the window where the submission is being corrected: what ends or accepts the correction needs them. None otherwise. */
export const figuresUnderCorrection = async ({ county, cycle, unit, window, correction }: Submission): Promise<ReportedFigure[]> =>
  correction === undefined ? [] : list('figure', { county, cycle, unit }, { window });
