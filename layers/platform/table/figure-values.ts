import type { Cycle } from '#domain/cycles/cycle.ts';
import { type Settled, settleValues } from '#domain/ingestion/reconcile.ts';
import { acceptedValue, countsAsAccepted } from '#domain/reporting/correction.ts';
import { selfReported } from '#domain/reporting/form.ts';
import type { ReportedFigure, Submission } from '#domain/reporting/submission.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { postedRows } from './posted.ts';
import { list } from './records.ts';
import { reportedFigures } from './reported-figures.ts';

/** Every submission of the year. */
export const submissionsOf = async ({ county, cycle }: Cycle): Promise<Submission[]> => {
  const windows = await list('window', { county, cycle });
  return (await Promise.all(windows.map(({ window }) => list('submission', { county, cycle, window })))).flat();
};

/** What the units reported and the office accepted, window by window. */
const acceptedFigures = async ({ county, cycle }: Cycle, units: readonly string[], submissions: readonly Submission[]): Promise<FigureValue[]> => {
  const accepted = new Set(submissions.filter(countsAsAccepted).map(({ window, unit }) => `${window}|${unit}`));
  const figures = await Promise.all(units.map((unit) => reportedFigures({ county, cycle, unit })));
  return figures
    .flat()
    .filter(({ window, unit }) => accepted.has(`${window}|${unit}`))
    .map((reported: ReportedFigure) => {
      const { unit, figure, month } = reported;
      return { unit, figure, period: month, value: acceptedValue(reported), source: selfReported };
    });
};

/** The source that a unit's scheme names for a figure. */
const declaredIn = (plan: Plan, schemes: readonly Scheme[]): ((unit: string, figure: string) => string | undefined) => {
  const schemeOf = new Map(plan.categories.map(({ code, scheme }) => [code, scheme]));
  const categoryOf = new Map(plan.units.map(({ id, category }) => [id, category]));
  const sources = new Map(schemes.flatMap((scheme) => figuresOf(scheme).map(({ name, source }) => [`${scheme.code}|${name}`, source])));
  return (unit, figure) => sources.get(`${schemeOf.get(categoryOf.get(unit) ?? '')}|${figure}`);
};

interface Papers {
  plan: Plan;
  schemes: readonly Scheme[];
  submissions: readonly Submission[];
}

/** The figures that count, one a unit, figure and month, and where sources disagree about them. */
export const settledFigures = async (year: Cycle, { plan, schemes, submissions }: Papers): Promise<Settled> => {
  const { county, cycle } = year;
  const units = plan.units.map(({ id }) => id);
  const [reported, delivered, sources, decisions] = await Promise.all([
    acceptedFigures(year, units, submissions),
    postedRows('figures', year, units),
    list('source', { county }),
    list('reconciliation', { county, cycle }),
  ]);
  // What a unit reported and the office accepted is the later word of 自报 than any batch in its name.
  return settleValues([...delivered, ...reported], { sources, decisions, declared: declaredIn(plan, schemes) });
};
