import * as z from 'zod';
import { CommitmentsDocument } from '#domain/commitments/commitment.ts';
import { Counties, Manifest, YearPage } from '#domain/disclosure/answers.ts';
import { Sha256 } from '#domain/disclosure/disclosure.ts';
import { CardDocument, NoticeDocument, ResultDocument } from '#domain/disclosure/documents.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import { disclosedText } from '#platform/files/disclosed.ts';
import { type AnyPublicRoute, publicRoute, publicText, servePublic } from '#platform/http/serve-public.ts';
import { commitmentsOf, counties } from './counties.ts';
import { cardOf, findUnits, manifestOf, SchemeOfYear, schemeOf, UnitOfYear, YearPath, yearPageOf } from './year-page.ts';

const year = '/counties/{county}/{cycle}' as const;
const NoParameters = z.object({});
const Found = z.object({ units: z.array(z.union([ResultDocument.shape.units.element, NoticeDocument.shape.units.element])) });

/** Every kind of document that is disclosed and kept under its hash. The dossier is the open one, without names of persons and the matters of deductions. */
export const disclosed = { NoticeDocument, ResultDocument, CardDocument, CommitmentsDocument, Policy, Plan, Scheme, Dossier };

/** What citizens may read: nothing that was not disclosed can be reached from here, whatever is asked for. */
export const routes: readonly AnyPublicRoute[] = [
  publicRoute({
    path: '/counties',
    summary: 'Counties with anything public, and their years.',
    params: NoParameters,
    response: Counties,
    answer: () => counties(),
  }),
  publicRoute({
    path: year,
    summary: 'The disclosed result of a year; before that its public notice (公示).',
    params: YearPath,
    response: YearPage,
    answer: ({ params }) => yearPageOf(params),
  }),
  publicRoute({
    path: `${year}/units`,
    summary: 'Units whose name has all of the words, in the order of the plan.',
    params: YearPath,
    query: z.object({ name: z.string().trim().max(40).default('') }),
    response: Found,
    answer: async ({ params, query: { name } }) => ({ units: await findUnits(params, name) }),
  }),
  publicRoute({
    path: `${year}/units/{unit}`,
    summary: 'A unit’s published result with the explanation and the data-quality statement of every mark.',
    params: UnitOfYear,
    response: CardDocument,
    answer: ({ params }) => cardOf(params),
  }),
  publicRoute({
    path: `${year}/schemes/{code}`,
    summary: 'A published scheme.',
    params: SchemeOfYear,
    response: Scheme,
    answer: ({ params }) => schemeOf(params),
  }),
  publicRoute({
    path: `${year}/manifest`,
    summary: 'Hashes of everything disclosed with a result.',
    params: YearPath,
    response: Manifest,
    answer: ({ params }) => manifestOf(params),
  }),
  publicRoute({
    path: `${year}/commitments`,
    summary: 'The county’s public commitments (民生实事) and their progress.',
    params: YearPath,
    response: CommitmentsDocument,
    answer: ({ params }) => commitmentsOf(params),
  }),
  publicText({
    path: '/documents/{hash}',
    summary: 'A disclosed document, byte for byte: its SHA-256 is its address.',
    params: z.object({ hash: Sha256 }),
    response: z.union(Object.values(disclosed)),
    answer: ({ params: { hash } }) => disclosedText(hash),
  }),
];

export const handler = servePublic(routes);
