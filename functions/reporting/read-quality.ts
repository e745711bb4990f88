import * as z from 'zod';
import { selfReported } from '#domain/reporting/form.ts';
import { Outlier, outliersOf } from '#domain/reporting/outliers.ts';
import { DataQuality, qualityOf, returnsOf } from '#domain/reporting/quality.ts';
import { Submission } from '#domain/reporting/submission.ts';
import { UnitId } from '#domain/schemes/code.ts';
import type { Plan, Unit } from '#domain/schemes/plan.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { planOf } from '#platform/files/papers.ts';
import type { WindowPath } from '#platform/http/paths.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { sideBySide } from '#platform/side-by-side.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { reportedFigures } from '#platform/table/reported-figures.ts';
import { cellsIn, schemeOf, windowOf } from './subjects.ts';

/** How well the units report in a window, and which values stand apart from their category's. */
export const WindowQuality = z.object({
  units: z.array(z.object({ unit: UnitId, name: z.string(), category: z.string(), status: Submission.shape.status, quality: DataQuality.optional() })),
  outliers: z.array(Outlier),
});
type WindowQuality = z.infer<typeof WindowQuality>;

export const qualitySubject = async ({ params, who: { county } }: Asked<WindowPath>) => {
  const [year, window] = await Promise.all([loadCycle({ county, cycle: params.cycle }), windowOf(county, params)]);
  return { year, plan: await planOf(year), window };
};
type QualitySubject = Awaited<ReturnType<typeof qualitySubject>>;

/** Of an accepted report as it was counted then; of one that never came, nothing. */
const qualityOfUnit = async (subject: QualitySubject, unit: Unit, submission: Submission): Promise<DataQuality | undefined> => {
  if (submission.status !== 'expired') return submission.quality;
  const cells = cellsIn(await schemeOf({ ...subject, known: unit }), { window: subject.window, known: unit });
  return qualityOf(
    { asked: cells.length, answered: 0, lateDays: 0, doubtful: 0, returns: returnsOf(submission), corrected: 0, expired: true },
    subject.plan.dataQuality,
  );
};

/** Statuses in which the unit stands by its figures. */
const given: readonly Submission['status'][] = ['reported', 'signed', 'accepted'];

/** What the units have reported in the window, read unit by unit: for the office's view, never while somebody types. */
const valuesIn = async ({ window }: QualitySubject, submissions: readonly Submission[]): Promise<FigureValue[]> => {
  const values: FigureValue[] = [];
  await sideBySide(
    submissions.filter(({ status }) => given.includes(status)),
    8,
    async ({ county, cycle, unit }) => {
      const figures = await reportedFigures({ county, cycle, unit }, window.window);
      values.push(...figures.map(({ figure, month, value }) => ({ unit, figure, period: month, value, source: selfReported })));
    },
  );
  return values;
};

const outliersByCategory = ({ categories, units, outliers }: Plan, values: readonly FigureValue[]): Outlier[] =>
  categories.flatMap(({ code }) => {
    const own = new Set(units.filter(({ category }) => category === code).map(({ id }) => id));
    return outliersOf(
      values.filter(({ unit }) => own.has(unit)),
      outliers,
    );
  });

export const readQuality = async ({ subject, params, who: { county } }: Call<WindowPath, unknown, unknown, QualitySubject>): Promise<Answer<WindowQuality>> => {
  const submissions = await list('submission', { county, ...params });
  const units = await Promise.all(
    submissions.map(async (submission) => {
      const unit = subject.plan.units.find(({ id }) => id === submission.unit);
      if (unit === undefined) throw new RangeError(`${submission.unit} is not in the plan`);
      const quality = await qualityOfUnit(subject, unit, submission);
      const { id, name, category } = unit;
      return { unit: id, name, category, status: submission.status, ...(quality === undefined ? {} : { quality }) };
    }),
  );
  return { body: { units, outliers: outliersByCategory(subject.plan, await valuesIn(subject, submissions)) } };
};
