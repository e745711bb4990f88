import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { ScoreVersion } from '#domain/scoring/result.ts';
import { Scorecard } from '#domain/scoring/scorecard.ts';
import { IndicatorLight } from '#domain/warnings/lights-of.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { CyclePath, UnitPath, WindowPath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { list, load } from '#platform/table/records.ts';
import { mustBePublished } from './embargo.ts';
import { cardOf, ExplainedMark, MarkPath, readCard, readMark, readTotals, Totals, VersionQuery, versionOf } from './read-scores.ts';

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
    can: 'read',
    about: 'scorecard',
    on: cardOf,
    params: MarkPath,
    query: VersionQuery,
    response: ExplainedMark,
    handler: readMark,
  }),
  route({
    method: 'GET',
    path: '/scoring/{cycle}/lights/{window}',
    can: 'read',
    about: 'scores',
    on: 'none',
    params: WindowPath,
    response: z.object({ window: z.string(), lights: z.array(IndicatorLight) }),
    handler: async ({ params: { cycle, window }, who }) => {
      const scores = await load('scores', { county: who.county, cycle, version: window }, `填报期 ${window} 的过程评估`);
      await mustBePublished(scores, who);
      const { lightsHash } = scores;
      if (lightsHash === undefined) throw new NotFound(`填报期 ${window} 没有亮灯结果`);
      return { body: { window, lights: await fromArchive(z.array(IndicatorLight), lightsHash, '亮灯结果') } };
    },
  }),
];

export const handler = serve(routes);
