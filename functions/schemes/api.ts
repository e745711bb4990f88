import * as z from 'zod';
import { Problem } from '#domain/problems/problem.ts';
import { Publication } from '#domain/schemes/publication.ts';
import { fromArchive } from '#platform/files/archive.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { find, list, loadCounty } from '#platform/table/records.ts';
import { aroundOf, problemsIn } from './check-document.ts';
import { Document, Draft, saveDocument } from './drafts.ts';
import { Issue, issuePlan, planDraftOf } from './issue-plan.ts';
import { PlanPath, PolicyPath, SchemePath } from './paths.ts';
import { Publish, policyDraftOf, publishPolicy } from './publish-policy.ts';
import { publishScheme, schemeDraftOf } from './publish-scheme.ts';

const Published = z.object({ versions: z.array(Publication), document: Document.optional() });
const NoBody = z.strictObject({});

/** All versions, and the text of the newest published one. */
const versionsOf = async (county: string, cycle: string, kind: Publication['kind']): Promise<z.infer<typeof Published>> => {
  const versions = await list('publication', { county, cycle }, { kind });
  const newest = versions.filter(({ status }) => status === 'published').sort((a, b) => b.version - a.version)[0];
  return { versions, ...(newest === undefined || kind === 'scheme' ? {} : { document: await fromArchive(Document, newest.hash, '文件') }) };
};

const countyOf = (county: string) => loadCounty(county);

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
        problems: problemsIn(document, await aroundOf(await countyOf(county), cycle === undefined ? undefined : await find('cycle', { county, cycle }))),
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
    method: 'PUT',
    path: '/schemes/policy/{version}',
    can: 'save',
    about: 'policy',
    on: 'none',
    params: PolicyPath,
    body: Document,
    response: Draft,
    handler: (call) =>
      saveDocument({ county: call.who.county, cycle: '-', kind: 'policy', code: 'policy', version: call.params.version }, call, async (document) =>
        problemsIn(document, {}),
      ),
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
    method: 'PUT',
    path: '/schemes/{cycle}/plan/{version}',
    can: 'save',
    about: 'plan',
    on: 'none',
    params: PlanPath,
    body: Document,
    response: Draft,
    handler: (call) =>
      saveDocument({ county: call.who.county, cycle: call.params.cycle, kind: 'plan', code: 'plan', version: call.params.version }, call, async (document) =>
        problemsIn(document, await aroundOf(await countyOf(call.who.county))),
      ),
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
    on: schemeDraftOf,
    params: SchemePath,
    response: z.object({ version: Publication, document: Document }),
    handler: async ({ subject: { draft } }) => ({ body: { version: draft, document: await fromArchive(Document, draft.hash, '考评细则') }, rev: draft.rev }),
  }),
  route({
    method: 'PUT',
    path: '/schemes/{cycle}/schemes/{code}/{version}',
    can: 'save',
    about: 'scheme',
    on: 'none',
    params: SchemePath,
    body: Document,
    response: Draft,
    handler: (call) => {
      const { cycle, code, version } = call.params;
      const { county } = call.who;
      return saveDocument({ county, cycle, kind: 'scheme', code, version }, call, async (document) =>
        problemsIn(document, await aroundOf(await countyOf(county), await find('cycle', { county, cycle }))),
      );
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
