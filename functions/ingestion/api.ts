import * as z from 'zod';
import { SourceSettings } from '#domain/ingestion/source.ts';
import { NoBody, Reason } from '#platform/http/bodies.ts';
import { CyclePath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { Delivered, Delivery, deliveringSource, deliverRows } from './deliver-rows.ts';
import { Decide, DisagreementQuery, Disagreements, decideSource, listDisagreements } from './disagreements.ts';
import { Deliveries, readFreshness } from './freshness.ts';
import { intakeRoutes } from './intake-routes.ts';
import { CycleSourcePath, SourcePath, TokenPath } from './paths.ts';
import { Asked, listPulls, Pulls, pullNow } from './pulls.ts';
import { Issued, IssueToken, issue, listTokens, revoke, Tokens, tokenOf, tokenSource } from './source-tokens.ts';
import { checkRegistry, listSources, RegistryProblems, Sources, saveSource, sourceAt } from './sources.ts';

export const routes = [
  ...intakeRoutes,
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
    path: '/ingestion/source-tokens',
    summary: 'Tokens of source systems, without their secrets.',
    can: 'read',
    about: 'source-token',
    on: 'none',
    params: z.object({}),
    response: Tokens,
    handler: listTokens,
  }),
  route({
    method: 'POST',
    path: '/ingestion/sources/{source}/tokens',
    summary: 'Issues a token for the system of a source; it is shown this once.',
    can: 'issue',
    about: 'source-token',
    on: tokenSource,
    params: SourcePath,
    body: IssueToken,
    response: Issued,
    handler: issue,
  }),
  route({
    method: 'POST',
    path: '/ingestion/source-tokens/{token}/revoke',
    can: 'revoke',
    about: 'source-token',
    on: tokenOf,
    params: TokenPath,
    body: Reason,
    response: Receipt,
    handler: revoke,
  }),
  route({
    method: 'POST',
    path: '/ingestion/{cycle}/sources/{source}/rows',
    summary: 'The system of a source delivers values of its own figures; they are staged for the office.',
    can: 'deliver',
    about: 'source',
    on: deliveringSource,
    params: CycleSourcePath,
    body: Delivery,
    response: Delivered,
    handler: deliverRows,
  }),
  route({
    method: 'GET',
    path: '/ingestion/{cycle}/pulls',
    summary: 'What was fetched from sources, what was refused and why, with the values of any unit.',
    can: 'read',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    response: Pulls,
    handler: listPulls,
  }),
  route({
    method: 'POST',
    path: '/ingestion/{cycle}/sources/{source}/pull',
    summary: 'Has a source pulled now.',
    can: 'pull',
    about: 'source',
    on: deliveringSource,
    params: CycleSourcePath,
    body: NoBody,
    response: Asked,
    handler: pullNow,
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
