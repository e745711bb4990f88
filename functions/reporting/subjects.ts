import type { Caller } from '#domain/access/caller.ts';
import type { Window } from '#domain/cycles/cycle.ts';
import { NotFound } from '#domain/problems/errors.ts';
import { type Cell, cellsOf } from '#domain/reporting/form.ts';
import type { Scheme } from '#domain/schemes/scheme.ts';
import { planOf, schemesOf } from '#platform/files/papers.ts';
import type { WindowPath } from '#platform/http/paths.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import { reportedFigures } from '#platform/table/reported-figures.ts';
import type { SubmissionPath } from './paths.ts';

/** The submission of a unit in a window, with all that an act on it looks at. */
export const submissionOf = async ({ params, who }: { params: SubmissionPath; who: Pick<Caller, 'county'> }) => {
  const { county } = who;
  const { cycle, window, unit } = params;
  const [year, period] = await Promise.all([loadCycle({ county, cycle }), windowOf(county, params)]);
  const plan = await planOf(year);
  const known = plan.units.find(({ id }) => id === unit);
  if (known === undefined) throw new NotFound(`${cycle} 年度方案中没有单位 ${unit}`);
  const submission = await load('submission', { county, cycle, window, unit }, `单位 ${unit}(${known.name})在“${period.name}”的填报`);
  return { unit, year, plan, window: period, submission, known, rev: submission.rev };
};
export type SubmissionSubject = Awaited<ReturnType<typeof submissionOf>>;

export const windowOf = (county: string, { cycle, window }: WindowPath): Promise<Window> => load('window', { county, cycle, window }, `填报期 ${window}`);

type OfUnit = Pick<SubmissionSubject, 'year' | 'plan' | 'window' | 'known'>;

/** The scheme of the unit's category, in its newest version. */
export const schemeOf = async ({ year, plan, known }: Pick<OfUnit, 'year' | 'plan' | 'known'>): Promise<Scheme> => {
  const code = plan.categories.find((category) => category.code === known.category)?.scheme;
  const scheme = (await schemesOf(year)).find((each) => each.code === code);
  if (scheme === undefined) throw new NotFound(`类别 ${known.category} 的考评细则尚未发布`);
  return scheme;
};

/** The cells a unit is asked for in the window, by its category's scheme. */
export const cellsIn = (scheme: Scheme, { window, known }: Pick<OfUnit, 'window' | 'known'>): Cell[] =>
  cellsOf(scheme, { from: window.from, to: window.to, since: known.since, until: known.until });

export const reportedIn = (county: string, { cycle, window, unit }: SubmissionPath) => reportedFigures({ county, cycle, unit }, window);
