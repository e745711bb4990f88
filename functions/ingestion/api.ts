import * as z from 'zod';
import { SourceSettings } from '#domain/ingestion/source.ts';
import { CyclePath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { Decide, DisagreementQuery, Disagreements, decideSource, listDisagreements } from './disagreements.ts';
import { Deliveries, readFreshness } from './freshness.ts';
import { SourcePath } from './paths.ts';
import { checkRegistry, listSources, RegistryProblems, Sources, saveSource, sourceAt } from './sources.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/ingestion/sources',
    summary: 'The registry of sources, in the order of precedence.',
    can: 'read',
    about: 'source',
    on: 'none',
    params: z.object({}),
    response: Sources,
    handler: listSources,
  }),
  route({
    method: 'PUT',
    path: '/ingestion/sources/{source}',
    can: 'save',
    about: 'source',
    on: sourceAt,
    params: SourcePath,
    body: SourceSettings,
    response: Receipt,
    handler: saveSource,
  }),
  route({
    method: 'GET',
    path: '/ingestion/{cycle}/registry-problems',
    summary: 'Where the registry of sources and the published schemes of a year contradict each other.',
    can: 'read',
    about: 'source',
    on: 'none',
    params: CyclePath,
    response: RegistryProblems,
    handler: checkRegistry,
  }),
  route({
    method: 'GET',
    path: '/ingestion/{cycle}/freshness',
    summary: 'Every expected delivery of a year with its light: grey, green, yellow, red.',
    can: 'read',
    about: 'source',
    on: yearOf,
    params: CyclePath,
    response: Deliveries,
    handler: readFreshness,
  }),
  route({
    method: 'GET',
    path: '/ingestion/{cycle}/disagreements',
    summary: 'Where sources disagree beyond tolerance, and what the office decided; a unit reads its own.',
    can: 'read',
    about: 'reconciliation',
    on: async ({ query: { unit } }) => ({ unit }),
    params: CyclePath,
    query: DisagreementQuery,
    response: Disagreements,
    handler: listDisagreements,
  }),
  route({
    method: 'POST',
    path: '/ingestion/{cycle}/reconciliations',
    summary: 'The office decides which source counts for a figure of a unit and a month.',
    can: 'reconcile',
    about: 'reconciliation',
    on: yearOf,
    params: CyclePath,
    body: Decide,
    response: Receipt,
    handler: decideSource,
  }),
];

export const handler = serve(routes);
