import type { BudgetPaper, BudgetTable } from '#domain/results/result.ts';
import type { ScoreTotal } from '#domain/scoring/result.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import { each } from '../play/each.ts';
import type { Game } from '../play/game.ts';
import { collectAhead, type WindowAhead } from './ahead.ts';
import { collectProjects, type ProjectResult } from './projects.ts';
import { collectQuality, type WindowQuality } from './quality.ts';

/** The year's result as the API gives it. */
export interface YearResult {
  cycle: string;
  version: string;
  status: string;
  dossierHash: string;
  scorecardsHash: string;
  totals: ScoreTotal[];
  scorecards: Scorecard[];
  dossier: unknown;
  budget: { table: BudgetTable; paper: BudgetPaper };
  /** How well the units reported, window by window. */
  quality: WindowQuality[];
  /** What the forecasts warned of, window by window. */
  ahead: WindowAhead[];
  explained: ExplainedMark | undefined;
  projects: ProjectResult[];
}

export interface ExplainedMark {
  unit: string;
  name: string;
  mark: Scorecard['marks'][number];
  sentences: string[];
}

type Totals = Pick<YearResult, 'version' | 'status' | 'dossierHash' | 'scorecardsHash' | 'totals'>;

/** Rules whose explanation tells most, the first one found is shown. */
const telling = ['growth', 'efficacy', 'bands', 'piecewise', 'completion'];

/** A mark worth reading: earned by a telling rule, neither nothing nor everything. */
const chosenMark = (cards: readonly Scorecard[]): { unit: string; indicator: string } | undefined => {
  const marks = cards.flatMap(({ unit, marks }) => marks.map((mark) => ({ unit, indicator: mark.code, mark })));
  const partial = marks.filter(({ mark: { awarded, fullMarks } }) => awarded !== undefined && Number(awarded) > 0 && Number(awarded) < Number(fullMarks));
  for (const rule of telling) {
    const found = partial.find(({ mark }) => mark.explanation.rule === rule);
    if (found !== undefined) return found;
  }
  return partial[0] ?? marks[0];
};

/** Reads the result through the API: totals, every card, the dossier, the budget table and one explained mark. */
export const collectResults = async (game: Game): Promise<YearResult> => {
  const { cycle } = game;
  const head = game.as('office-head');
  const { version, status, dossierHash, scorecardsHash, totals } = await head.get<Totals>(`/scoring/${cycle}/scorecards`);
  const scorecards: Scorecard[] = [];
  await each(totals, async ({ unit }) => {
    scorecards.push(await head.get<Scorecard>(`/scoring/${cycle}/scorecards/${unit}`));
  });
  scorecards.sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const chosen = chosenMark(scorecards);
  return {
    cycle,
    version,
    status,
    dossierHash,
    scorecardsHash,
    totals,
    scorecards,
    dossier: await head.get(`/scoring/${cycle}/dossier?version=${version}`),
    budget: await game.as('finance').get(`/results/${cycle}/budget`),
    projects: await collectProjects(game),
    quality: await collectQuality(game),
    ahead: await collectAhead(game),
    explained: chosen === undefined ? undefined : await head.get<ExplainedMark>(`/scoring/${cycle}/scorecards/${chosen.unit}/marks/${chosen.indicator}`),
  };
};
