import { settleValues } from '#domain/ingestion/reconcile.ts';
import { correctedInAll } from '#domain/reporting/correction.ts';
import { workingDaysLate } from '#domain/reporting/due-day.ts';
import { selfReported } from '#domain/reporting/form.ts';
import { countsOf, type DataQuality, qualityOf, returnsOf } from '#domain/reporting/quality.ts';
import type { ReportedFigure } from '#domain/reporting/submission.ts';
import { list } from '#platform/table/records.ts';
import { formOf } from './form-of.ts';
import type { SubmissionSubject } from './subjects.ts';

/** 数据质量分 of a signed report: what it lacks, how late it was signed, what hints and other sources doubt, how often it was given back, what was corrected after acceptance (`figures`: those under correction). */
export const qualityOfReport = async (subject: SubmissionSubject, figures: readonly ReportedFigure[]): Promise<DataQuality> => {
  const { plan, window, submission } = subject;
  const [{ cells, reported, known }, sources] = await Promise.all([formOf(subject), list('source', { county: submission.county })]);
  const asked = new Set(cells.map(({ figure, month }) => `${figure.name}|${month}`));
  const answered = reported.filter(({ figure, month }) => asked.has(`${figure}|${month}`));
  const { disagreements } = settleValues(
    known.filter(({ figure, period }) => asked.has(`${figure}|${period}`)),
    { sources, decisions: [], declared: () => selfReported },
  );
  const doubts = [
    ...disagreements.map(({ figure, period: month }) => ({ figure, month })),
    ...(submission.hints ?? []).flatMap(({ figures, month }) => figures.map((figure) => ({ figure, month }))),
  ];
  const lateDays = workingDaysLate(window.due, submission.signedOn, plan.calendar);
  const more = { lateDays, returns: returnsOf(submission), corrected: correctedInAll(submission, figures) };
  return qualityOf(countsOf({ asked: cells, answered, doubts }, more), plan.dataQuality);
};
