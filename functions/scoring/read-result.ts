import * as z from 'zod';
import { yearsBeforeOf } from '#domain/reporting/prior-score.ts';
import { HeatCategory, heatOf } from '#domain/scoring/heat.ts';
import { Matrix, matrixOf } from '#domain/scoring/matrix.ts';
import { type LastResult, ProposedCategory, proposalOf } from '#domain/scoring/proposal.ts';
import { ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { LightCounts, lightCountsOf } from '#domain/warnings/light-counts.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { planOf, policyOf } from '#platform/files/papers.ts';
import type { CyclePath, WindowPath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { postedRows } from '#platform/table/posted.ts';
import { list, loadCycle } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';
import { lightsAt } from './read-lights.ts';
import { type VersionQuery, versionOf } from './read-scores.ts';

type Asking = Call<CyclePath, VersionQuery>;

const Version = ScoreVersion.pick({ version: true, purpose: true, status: true, reason: true, on: true });
const Cards = z.array(Scorecard);

/** The cards of a version, all at once: they lie in the archive as one. */
const cardsOf = async ({ params: { cycle }, query: { version }, who }: Asking) => {
  const { county } = who;
  const scores = await versionOf(county, cycle, version);
  await mustBePublished(scores, who);
  const year = await loadCycle({ county, cycle });
  const [cards, plan, policy] = await Promise.all([fromArchive(Cards, scores.scorecardsHash, '考评得分明细'), planOf(year), policyOf(year)]);
  const { purpose, status, reason, on } = scores;
  return { head: { version: scores.version, purpose, status, reason, on }, cards, plan, policy };
};

/** Last year's results: those the deciding body made final here, else those that were imported; none in a county's first year. */
const lastResults = async (county: string, cycle: string, units: readonly string[]): Promise<LastResult[]> => {
  const before = String(Number(cycle) - 1);
  const final = (await list('scores', { county, cycle: before })).find(({ status, purpose }) => status === 'final' && purpose === 'result');
  const [own, imported] = await Promise.all([
    final === undefined ? [] : list('total', { county, cycle: before, version: final.version }),
    postedRows('scores', { county, cycle }, units),
  ]);
  return units.flatMap((unit) => {
    const scored = own.filter((total) => total.unit === unit).map((total) => [before, total] as const);
    const [last] = yearsBeforeOf(
      cycle,
      new Map(scored),
      imported.filter((row) => row.unit === unit),
    );
    return last === undefined || 'none' in last ? [] : [{ unit, ...last }];
  });
};

export const Proposal = Version.extend({ categories: z.array(ProposedCategory) });

export const readProposal = async (asking: Asking): Promise<Answer<z.input<typeof Proposal>>> => {
  const { head, cards, plan, policy } = await cardsOf(asking);
  const before = await lastResults(
    asking.who.county,
    asking.params.cycle,
    cards.map(({ unit }) => unit),
  );
  return { body: { ...head, categories: proposalOf(cards, plan, policy, before) } };
};

export const GoalMatrix = Version.extend(Matrix.shape);

export const readMatrix = async (asking: Asking): Promise<Answer<z.input<typeof GoalMatrix>>> => {
  const { head, cards, plan, policy } = await cardsOf(asking);
  return { body: { ...head, ...matrixOf(cards, plan, policy) } };
};

export const HeatTable = Version.extend({ categories: z.array(HeatCategory) });

export const readHeat = async (asking: Asking): Promise<Answer<z.input<typeof HeatTable>>> => {
  const { head, cards, plan } = await cardsOf(asking);
  return { body: { ...head, categories: heatOf(cards, plan) } };
};

export const CountedLights = LightCounts.extend({ window: z.string() });

export const readLightCounts = async ({ params, who }: Call<WindowPath>): Promise<Answer<z.infer<typeof CountedLights>>> => ({
  body: { window: params.window, ...lightCountsOf(await lightsAt(params, who)) },
});
