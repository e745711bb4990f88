import { type ReportedFigure, stands } from '#domain/reporting/submission.ts';
import { list } from './records.ts';

/** What a unit has reported and not taken back, in a window or in all. */
export const reportedFigures = async ({ county, cycle, unit }: Pick<ReportedFigure, 'county' | 'cycle' | 'unit'>, window?: string): Promise<ReportedFigure[]> =>
  (await list('figure', { county, cycle, unit }, window === undefined ? {} : { window })).filter(stands);
