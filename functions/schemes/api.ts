import * as z from 'zod';
import { Problem } from '#domain/problems/problem.ts';
import { Publication } from '#domain/schemes/publication.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { NoBody } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { find, list, loadCounty } from '#platform/table/records.ts';
import { aroundOf, problemsIn } from './check-document.ts';
import { Document, Draft, readVersion, saveDocument, standingAt, Version, versionAt } from './drafts.ts';
import { Issue, issuePlan, planDraftOf } from './issue-plan.ts';
import { PlanPath, PolicyPath, planAt, policyAt, SchemePath, schemeAt } from './paths.ts';
import { Publish, policyDraftOf, publishPolicy } from './publish-policy.ts';
import { publishScheme, schemeDraftOf } from './publish-scheme.ts';

const Published = z.object({ versions: z.array(Publication), document: Document.optional() });

/** All versions, and the text of the newest published one. */
const versionsOf = async (county: string, cycle: string, kind: Publication['kind']): Promise<z.infer<typeof Published>> => {
  const versions = await list('publication', { county, cycle }, { kind });
  const newest = versions.filter(({ status }) => status === 'published').sort((a, b) => b.version - a.version)[0];
  return { versions, ...(newest === undefined || kind === 'scheme' ? {} : { document: await fromArchive(Document, newest.hash, '文件') }) };
};

export const routes = [
  route({
    method: 'POST',
    path: '/schemes/check',
    summary: 'All problems of a policy, a plan or a scheme, without saving it.',
    can: 'read',
    about: 'scheme',
    on: 'none',
    params: z.object({}),
    body: z.strictObject({ document: Document, cycle: CyclePath.shape.cycle.optional() }),
    response: z.object({ problems: z.array(Problem) }),
    handler: async ({ body: { document, cycle }, who: { county } }) => ({
      body: {
        problems: problemsIn(document, await aroundOf(await loadCounty(county), cycle === undefined ? undefined : await find('cycle', { county, cycle }))),
      },
    }),
  }),
  route({
    method: 'GET',
    path: '/schemes/policy',
    can: 'read',
    about: 'policy',
    on: 'none',
    params: z.object({}),
    response: Published,
    handler: async ({ who }) => ({ body: await versionsOf(who.county, '-', 'policy') }),
  }),
  route({
    method: 'GET',
    path: '/schemes/policy/{version}',
    can: 'read',
    about: 'policy',
    on: ({ params, who }) => versionAt(policyAt(who.county, params)),
    params: PolicyPath,
    response: Version,
    handler: readVersion,
  }),
  route({
    method: 'PUT',
    path: '/schemes/policy/{version}',
    can: 'save',
    about: 'policy',
    on: ({ params, who }) => standingAt(policyAt(who.county, params)),
    params: PolicyPath,
    body: Document,
    response: Draft,
    handler: (call) => saveDocument(call, async (document) => problemsIn(document, {})),
  }),
  route({
    method: 'POST',
    path: '/schemes/policy/{version}/publish',
    can: 'publish',
    about: 'policy',
    on: policyDraftOf,
    params: PolicyPath,
    body: Publish,
    response: Receipt,
    handler: publishPolicy,
  }),
  route({
    method: 'GET',
    path: '/schemes/{cycle}/plan',
    can: 'read',
    about: 'plan',
    on: 'none',
    params: CyclePath,
    response: Published,
    handler: async ({ who, params }) => ({ body: await versionsOf(who.county, params.cycle, 'plan') }),
  }),
  route({
    method: 'GET',
    path: '/schemes/{cycle}/plan/{version}',
    can: 'read',
    about: 'plan',
    on: ({ params, who }) => versionAt(planAt(who.county, params)),
    params: PlanPath,
    response: Version,
    handler: readVersion,
  }),
  route({
    method: 'PUT',
    path: '/schemes/{cycle}/plan/{version}',
    can: 'save',
    about: 'plan',
    on: ({ params, who }) => standingAt(planAt(who.county, params)),
    params: PlanPath,
    body: Document,
    response: Draft,
    handler: (call) => saveDocument(call, async (document) => problemsIn(document, await aroundOf(await loadCounty(call.who.county)))),
  }),
  route({
    method: 'POST',
    path: '/schemes/{cycle}/plan/{version}/issue',
    can: 'publish',
    about: 'plan',
    on: planDraftOf,
    params: PlanPath,
    body: Issue,
    response: Receipt,
    handler: issuePlan,
  }),
  route({
    method: 'GET',
    path: '/schemes/{cycle}/schemes',
    can: 'read',
    about: 'scheme',
    on: 'none',
    params: CyclePath,
    response: Published,
    handler: async ({ who, params }) => ({ body: await versionsOf(who.county, params.cycle, 'scheme') }),
  }),
  route({
    method: 'GET',
    path: '/schemes/{cycle}/schemes/{code}/{version}',
    can: 'read',
    about: 'scheme',
    on: ({ params, who }) => versionAt(schemeAt(who.county, params)),
    params: SchemePath,
    response: Version,
    handler: readVersion,
  }),
  route({
    method: 'PUT',
    path: '/schemes/{cycle}/schemes/{code}/{version}',
    can: 'save',
    about: 'scheme',
    on: ({ params, who }) => standingAt(schemeAt(who.county, params)),
    params: SchemePath,
    body: Document,
    response: Draft,
    handler: (call) => {
      const { cycle } = call.params;
      const { county } = call.who;
      return saveDocument(call, async (document) => problemsIn(document, await aroundOf(await loadCounty(county), await find('cycle', { county, cycle }))));
    },
  }),
  route({
    method: 'POST',
    path: '/schemes/{cycle}/schemes/{code}/{version}/publish',
    can: 'publish',
    about: 'scheme',
    on: schemeDraftOf,
    params: SchemePath,
    body: NoBody,
    response: Receipt,
    handler: publishScheme,
  }),
];

export const handler = serve(routes);
