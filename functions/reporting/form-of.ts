import { isEmbargoed } from '#domain/ingestion/embargo.ts';
import { inOrder } from '#domain/ingestion/reconcile.ts';
import { acceptedValue, countsAsAccepted } from '#domain/reporting/correction.ts';
import { selfReported } from '#domain/reporting/form.ts';
import { type Standing, standingsOf } from '#domain/reporting/standing.ts';
import { type ReportedFigure, stands } from '#domain/reporting/submission.ts';
import type { Validated } from '#domain/reporting/validate.ts';
import { figuresOf } from '#domain/schemes/figures-of.ts';
import type { Exception, FigureValue } from '#domain/scoring/facts.ts';
import { postedOfUnit } from '#platform/table/posted.ts';
import { find, list } from '#platform/table/records.ts';
import { agreedOf } from '#platform/table/targets.ts';
import { cellsIn, type SubmissionSubject, schemeOf } from './subjects.ts';

/** Of another window the value that counts, of the own one what stands in the form. */
const asValue = (reported: ReportedFigure, own: boolean): FigureValue => {
  const { unit, figure, month, value } = reported;
  return { unit, figure, period: month, value: own ? value : acceptedValue(reported), source: selfReported };
};

/** Windows other than this one whose figures the office has accepted. */
const acceptedWindows = async ({ submission }: SubmissionSubject, figures: readonly ReportedFigure[]): Promise<Set<string>> => {
  const { county, cycle, unit } = submission;
  const others = [...new Set(figures.map(({ window }) => window))].filter((window) => window !== submission.window);
  const found = await Promise.all(others.map((window) => find('submission', { county, cycle, window, unit })));
  return new Set(found.flatMap((each) => (each !== undefined && countsAsAccepted(each) ? [each.window] : [])));
};

/**
 * A unit's form with everything that is known beside it: what it reported in this window, what was accepted in earlier ones, what sources posted (last
 * year's figures among it, not what is still under embargo). Read of this unit alone, whatever the size of the county.
 */
export const formOf = async (subject: SubmissionSubject) => {
  const { year, submission, unit } = subject;
  const { county, cycle, window } = submission;
  const [scheme, records, posted, sources] = await Promise.all([
    schemeOf(subject),
    list('figure', { county, cycle, unit }),
    postedOfUnit(year, unit),
    list('source', { county }),
  ]);
  const declared = new Map(figuresOf(scheme).map(({ name, source }) => [name, source]));
  const open = posted('figures').filter((value) => !isEmbargoed(sources, value, year.today));
  const delivered = inOrder(open, { sources, declared: (_, figure) => declared.get(figure) });
  const own = records.filter(stands);
  const accepted = await acceptedWindows(subject, own);
  const isHere = (figure: ReportedFigure): boolean => figure.window === window;
  const known = [...own.filter((figure) => isHere(figure) || accepted.has(figure.window)).map((figure) => asValue(figure, isHere(figure))), ...delivered];
  // `records`: with those that were taken back, which are saved anew over their `rev`.
  return { scheme, cells: cellsIn(scheme, subject), reported: own.filter(isHere), records: records.filter(isHere), known };
};
export type FormFacts = Awaited<ReturnType<typeof formOf>>;

/** The form under the scheme's rules, or only those that are looked at as soon as a figure is saved. */
export const rulesOf = ({ scheme, cells, reported, known }: FormFacts, at: 'entry' | 'submission', missing: Validated['missing'] = []): Validated => ({
  rules: scheme.validations.filter((rule) => at === 'submission' || rule.at === 'entry'),
  figures: figuresOf(scheme),
  cells,
  known,
  unchanged: reported.filter(({ unchanged }) => unchanged === true),
  missing,
});

const exceptionsOf = async ({ year: { county, cycle }, unit }: SubmissionSubject): Promise<Exception[]> =>
  (await list('ledger', { county, cycle })).flatMap(({ status, content }) =>
    status === 'in-force' && content.type === 'exception' && content.exception.unit === unit ? [content.exception] : [],
  );

/** Where the indicators of the form stand against what was agreed. */
export const standingsIn = async (subject: SubmissionSubject, { scheme, cells, known }: FormFacts): Promise<Standing[]> => {
  const { plan, year, window, known: unit } = subject;
  const [targets, exceptions] = await Promise.all([agreedOf(year, unit.id), exceptionsOf(subject)]);
  return standingsOf({ plan, scheme, unit, through: window.to, final: window.final, cells, figures: known, targets, exceptions });
};
