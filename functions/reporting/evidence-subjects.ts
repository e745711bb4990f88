import type { Cycle } from '#domain/cycles/cycle.ts';
import { InvalidInput, NotFound } from '#domain/problems/errors.ts';
import { problem } from '#domain/problems/problem.ts';
import type { Evidence, Support } from '#domain/reporting/evidence.ts';
import type { ReportOf } from '#domain/reporting/evidence-moves.ts';
import { planOf } from '#platform/files/papers.ts';
import type { UnitPath } from '#platform/http/paths.ts';
import type { Asked } from '#platform/http/route.ts';
import { list, load, loadCycle } from '#platform/table/records.ts';
import type { EvidencePath } from './paths.ts';
import { cellsIn, type SubmissionSubject, schemeOf, submissionOf } from './subjects.ts';

/** A unit of the year's plan. */
export const unitOf = async ({ params: { cycle, unit }, who: { county } }: Asked<UnitPath>) => {
  const year = await loadCycle({ county, cycle });
  if (!(await planOf(year)).units.some(({ id }) => id === unit)) throw new NotFound(`${cycle} 年度方案中没有单位 ${unit}`);
  return { unit, year };
};

/** A unit and all its documents of the year. */
export const documentsOf = async (asked: Asked<UnitPath>) => {
  const { unit, year } = await unitOf(asked);
  return { unit, year, documents: await list('evidence', { county: year.county, cycle: year.cycle, unit }) };
};
export type DocumentsSubject = Awaited<ReturnType<typeof documentsOf>>;

export const evidenceOf = async ({ params: { cycle, unit, id }, who: { county } }: Asked<EvidencePath>) => {
  const [year, evidence] = await Promise.all([loadCycle({ county, cycle }), load('evidence', { county, cycle, unit, id }, `单位 ${unit} 的佐证材料 ${id}`)]);
  return { unit, year, evidence, rev: evidence.rev };
};
export type EvidenceSubject = Awaited<ReturnType<typeof evidenceOf>>;

interface Place {
  year: Cycle;
  unit: string;
}

const reportIn = async ({ year: { county, cycle }, unit }: Place, window: string): Promise<SubmissionSubject> =>
  submissionOf({ params: { cycle, window, unit }, who: { county } });

/** The unit's reports in the windows that something speaks of. */
export const reportsOf = (place: Place, supports: readonly Support[]): Promise<ReportOf[]> =>
  Promise.all([...new Set(supports.map(({ window }) => window))].map((window) => reportIn(place, window)));

/** What a document is said to prove must be asked in its window; each stray one is named. */
export const mustBeAskedFor = async (place: Place, supports: readonly Support[]): Promise<void> => {
  const asked = new Map<string, Set<string>>();
  for (const window of new Set(supports.map((each) => each.window))) {
    const report = await reportIn(place, window);
    const cells = cellsIn(await schemeOf(report), report);
    asked.set(window, new Set(cells.map(({ figure, month }) => `${figure.name}|${month}`)));
  }
  const problems = supports.flatMap(({ window, figure, month }, at) =>
    asked.get(window)?.has(`${figure}|${month}`)
      ? []
      : [problem(`supports[${at}]`, 'not-asked', `填报期 ${window} 不填数据项“${figure}”(${month})`, { got: `${window} ${figure} ${month}` })],
  );
  if (problems.length > 0) throw new InvalidInput('佐证材料所对应的数据项有误', problems);
};

/** A document as people see it: nothing of where it lies. */
export const shown = ({ secret: _, version: __, ...evidence }: Evidence) => evidence;
