import * as z from 'zod';
import { ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { CyclePath, UnitPath, WindowPath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { list } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';
import { ExplainedMark, explainMark, MarkPath } from './explain-mark.ts';
import { Matters, readAttention } from './read-attention.ts';
import { CountyLights, lightsOfUnit, readLights, readUnitLights, UnitLights, UnitLightsPath } from './read-lights.ts';
import { ManualChanges, readManualChanges } from './read-manual-changes.ts';
import { CountedLights, GoalMatrix, HeatTable, Proposal, readHeat, readLightCounts, readMatrix, readProposal } from './read-result.ts';
import { cardOf, readCard, readTotals, Totals, VersionQuery, versionOf } from './read-scores.ts';
import { announcedTo, readHistory, readStanding, UnitHistory, UnitStanding } from './read-standing.ts';
import { readUnitFile, UnitFile, unitFileOf } from './read-unit-file.ts';
import { TriedOut, TryOut, tryOut } from './what-if.ts';

const card = '/scoring/{cycle}/scorecards/{unit}' as const;

export const routes = [
  route({
    method: 'GET',
    path: '/scoring/{cycle}/versions',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: CyclePath,
    response: z.object({ versions: z.array(ScoreVersion) }),
    handler: async ({ params: { cycle }, who: { county } }) => ({ body: { versions: await list('scores', { county, cycle }) } }),
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/dossier',
    summary: 'The dossier a version rests on: with it anybody can recompute every score.',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: CyclePath,
    query: VersionQuery,
    response: z.looseObject({ format: z.string() }),
    handler: async ({ params: { cycle }, query: { version }, who }) => {
      const scores = await versionOf(who.county, cycle, version);
      await mustBePublished(scores, who);
      return { body: await fromArchive(z.looseObject({ format: z.string() }), scores.dossierHash, '考评卷宗') };
    },
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/scorecards',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: CyclePath,
    query: VersionQuery,
    response: Totals,
    handler: readTotals,
  }),
  route({
    method: 'GET',
    path: card,
    can: 'read',
    about: 'scorecard',
    on: cardOf,
    params: UnitPath,
    query: VersionQuery,
    response: Scorecard,
    handler: readCard,
  }),
  route({
    method: 'GET',
    path: `${card}/marks/{indicator}`,
    summary: 'One mark with its explanation: rule, numbers, steps, sources, evidence, who decided.',
    can: 'read',
    about: 'scorecard',
    on: cardOf,
    params: MarkPath,
    query: VersionQuery,
    response: ExplainedMark,
    handler: explainMark,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/units/{unit}',
    summary: 'The file of a unit: its newest result (or simulation), where marks were lost, and last year; the unit itself sees what was sent to it.',
    can: 'read',
    about: 'scorecard',
    on: unitFileOf,
    params: UnitPath,
    query: VersionQuery,
    response: UnitFile,
    handler: readUnitFile,
  }),
  route({
    method: 'GET',
    path: `${card}/history`,
    summary: 'The unit’s announced scores of the two years before, scored here or imported.',
    can: 'read',
    about: 'scorecard',
    on: announcedTo,
    params: UnitPath,
    response: UnitHistory,
    handler: readHistory,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/manual-changes',
    summary: 'Manual changes and overrides of a year in one list: what was computed or agreed, what a person put in its place, and why.',
    can: 'read',
    about: 'audit',
    on: 'none',
    params: CyclePath,
    response: ManualChanges,
    handler: readManualChanges,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/attention',
    summary: 'At most three matters that a county leader should look at.',
    can: 'read',
    about: 'scores',
    on: yearOf,
    params: CyclePath,
    response: Matters,
    handler: readAttention,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/proposal',
    summary: '考核结果建议: every category with its units, seats, ties, vetoes, what people changed, and last year’s result.',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: CyclePath,
    query: VersionQuery,
    response: Proposal,
    handler: readProposal,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/matrix',
    summary: 'What the units of each category reach by goal and by field, in % of the full marks.',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: CyclePath,
    query: VersionQuery,
    response: GoalMatrix,
    handler: readMatrix,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/heat',
    summary: 'What each unit reaches of each indicator, and where a category loses its marks.',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: CyclePath,
    query: VersionQuery,
    response: HeatTable,
    handler: readHeat,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/light-counts/{window}',
    summary: 'How many lights of each colour the county and every unit have at the end of a window.',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: WindowPath,
    response: CountedLights,
    handler: readLightCounts,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/lights/{window}',
    summary: 'The lights of all units at the end of a window.',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: WindowPath,
    response: CountyLights,
    handler: readLights,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/lights/{window}/{unit}',
    summary: 'The lights of a unit, each with its sentence; the unit itself sees them once it has been informed.',
    can: 'read',
    about: 'lights',
    on: lightsOfUnit,
    params: UnitLightsPath,
    response: UnitLights,
    handler: readUnitLights,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/standing/{window}/{unit}',
    summary: 'My unit after a window: its simulated marks now, and what the forecasts of the year put at risk, each with its sentence.',
    can: 'read',
    about: 'lights',
    on: lightsOfUnit,
    params: UnitLightsPath,
    response: UnitStanding,
    handler: readStanding,
  }),
  route({
    method: 'POST',
    path: '/scoring/{cycle}/standing/{window}/{unit}/what-if',
    summary: 'What a unit’s marks would be with other values (测算), on the dossier of the window; nothing is stored.',
    can: 'read',
    about: 'lights',
    on: lightsOfUnit,
    params: UnitLightsPath,
    body: TryOut,
    response: TriedOut,
    handler: tryOut,
  }),
];

export const handler = serve(routes);
