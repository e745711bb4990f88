import type { Cycle, Window } from '#domain/cycles/cycle.ts';
import type { Decision } from '#domain/cycles/decision.ts';
import { cellOf } from '#domain/ingestion/reconcile.ts';
import type { LedgerEntry } from '#domain/ledger/entry.ts';
import type { Evaluation } from '#domain/projects/evaluation.ts';
import type { Project } from '#domain/projects/project.ts';
import { scoreForUnit } from '#domain/projects/score-for-unit.ts';
import { countsAsAccepted } from '#domain/reporting/correction.ts';
import { workingDaysLate } from '#domain/reporting/due-day.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import type { Dossier } from '#domain/scoring/dossier.ts';
import type { Exception } from '#domain/scoring/facts.ts';
import { planOf, policyOf, schemesOf, schemeVersionsOf } from '#platform/files/papers.ts';
import { settledFigures, submissionsOf } from '#platform/table/figure-values.ts';
import { postedRows } from '#platform/table/posted.ts';
import { list } from '#platform/table/records.ts';
import { agreedIn } from '#platform/table/targets.ts';

interface Purpose {
  purpose: Dossier['purpose'];
  /** Last month that counts. */
  through: string;
}

const inForce = (entries: readonly LedgerEntry[]) => entries.filter(({ status }) => status === 'in-force').map(({ content }) => content);

const lateDays = (plan: Plan, windows: readonly Window[], submissions: readonly Submission[]) =>
  submissions.flatMap((submission) => {
    const { unit, window, signedOn } = submission;
    const due = windows.find((each) => each.window === window)?.due;
    if (!countsAsAccepted(submission) || due === undefined) return [];
    const days = workingDaysLate(due, signedOn, plan.calendar);
    return days > 0 ? [{ unit, window, days }] : [];
  });

/** What the evaluations of the projects of the plan's units say. */
const projectScores = (projects: readonly Project[], evaluations: readonly Evaluation[], units: readonly string[]) =>
  projects
    .filter(({ unit }) => units.includes(unit))
    .flatMap((each) => {
      const score = scoreForUnit(
        each,
        evaluations.filter(({ project }) => project === each.id),
      );
      return score === undefined ? [] : [score];
    });

const byText =
  <T>(text: (item: T) => string) =>
  (a: T, b: T) =>
    text(a) < text(b) ? -1 : 1;

/** Everything that decides the scores, in a canonical order: the same records give the same dossier and the same hash. */
export const buildDossier = async (year: Cycle, { purpose, through }: Purpose): Promise<Dossier> => {
  const { county, cycle } = year;
  const [policy, plan] = await Promise.all([policyOf(year), planOf(year)]);
  const schemes = await (plan.schemeChange === 'monthsWeighted' ? schemeVersionsOf(year) : schemesOf(year));
  const units = plan.units.map(({ id }) => id);
  const [windows, entries, decisions, submissions, projects, evaluations] = await Promise.all([
    list('window', { county, cycle }),
    list('ledger', { county, cycle }),
    list('decision', { county, cycle }),
    submissionsOf(year),
    list('project', { county, cycle }),
    list('evaluation', { county, cycle }),
  ]);
  const [settled, targets, ratings, publicVotes, peers] = await Promise.all([
    settledFigures(year, { plan, schemes, submissions }),
    agreedIn(year),
    postedRows('ratings', year, units),
    postedRows('votes', year, units),
    postedRows('peers', year, units),
  ]);
  const ledger = inForce(entries);
  const inSpan = ({ period }: { period: string }) => period <= through;
  return {
    format: 'xianheng-dossier/1',
    purpose,
    through,
    policy,
    plan,
    schemes: [...schemes].sort(byText(({ code, version }) => `${code}|${String(version).padStart(4, '0')}`)),
    targets: targets.sort(byText((row) => `${row.unit}|${row.indicator}`)),
    figures: settled.figures.filter(inSpan).sort(byText(cellOf)),
    disagreements: settled.disagreements.filter(inSpan).sort(byText(cellOf)),
    exceptions: ledger
      .flatMap((content): Exception[] => (content.type === 'exception' ? [content.exception] : []))
      .sort(byText((row) => `${row.unit}|${row.indicator}`)),
    adjustments: ledger.flatMap((content) => (content.type === 'adjustment' ? [content.adjustment] : [])).sort(byText(({ id }) => id)),
    ratings: ratings.sort(byText((row) => `${row.unit}|${row.indicator}|${row.body}`)),
    publicVotes: publicVotes.sort(byText((row) => `${row.unit}|${row.channel}`)),
    peers: peers.sort(byText((row) => `${row.indicator}|${row.name}`)),
    projects: projectScores(projects, evaluations, units).sort(byText(({ project }) => project)),
    decisions: purpose === 'simulated' ? [] : changesOf(decisions),
    lateDays: lateDays(plan, windows, submissions).sort(byText((row) => `${row.unit}|${row.window}`)),
  };
};

/** What the meetings changed, in the order of their decisions, each with the day of its meeting. */
export const changesOf = (decisions: readonly Decision[]) =>
  [...decisions].sort(byText(({ date, id }) => `${date}|${id}`)).flatMap(({ changes, date }) => changes.map((change) => ({ ...change, on: date })));

export const lastMonthOf = (plan: Plan): string => `${plan.year}-12`;
