import * as z from 'zod';
import { Window } from '#domain/cycles/cycle.ts';
import { Submission } from '#domain/reporting/submission.ts';
import { NoBody, Reason } from '#platform/http/bodies.ts';
import { CyclePath, UnitPath, WindowPath, yearOf } from '#platform/http/paths.ts';
import { type Asked, route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { list } from '#platform/table/records.ts';
import { accept, Grant, grant, Report, reopen, report, returnToReporter, returnToUnit, sign } from './act-on-submission.ts';
import { Batches, batchOf, listBatches, post, StageBatch, Staged, stage, withdraw } from './batches.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { BatchPath, SubmissionPath } from './paths.ts';
import { importScores, ScoresFile, ScoresTemplate, scoresTemplate } from './prior-scores.ts';
import { Form, readForm } from './read-form.ts';
import { qualitySubject, readQuality, WindowQuality } from './read-quality.ts';
import { readValues, UnitValues, valuesOf } from './read-values.ts';
import { listRefused, RefusedEvidence } from './refused-evidence.ts';
import { SavedFigures } from './save-entries.ts';
import { NoChange, reportNoChange, SaveFigures, saveFigures } from './save-figures.ts';
import { submissionOf, windowOf } from './subjects.ts';

const form = '/reporting/{cycle}/{window}/{unit}' as const;
const acted = { params: SubmissionPath, about: 'submission', on: submissionOf, response: Receipt, method: 'POST' } as const;

export const routes = [
  route({
    method: 'GET',
    path: '/reporting/{cycle}/batches',
    can: 'read',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    response: Batches,
    handler: listBatches,
  }),
  route({
    method: 'POST',
    path: '/reporting/{cycle}/batches',
    can: 'save',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    body: StageBatch,
    response: Staged,
    handler: stage,
  }),
  route({
    method: 'POST',
    path: '/reporting/{cycle}/batches/{id}/post',
    can: 'save',
    about: 'base-data',
    on: batchOf,
    params: BatchPath,
    body: NoBody,
    response: Receipt,
    handler: post,
  }),
  route({
    method: 'POST',
    path: '/reporting/{cycle}/batches/{id}/withdraw',
    can: 'save',
    about: 'base-data',
    on: batchOf,
    params: BatchPath,
    body: Reason,
    response: Receipt,
    handler: withdraw,
  }),
  route({
    method: 'GET',
    path: '/reporting/{cycle}/batches/scores-template',
    summary: 'The csv template of the scores of prior years, with the units of the plan.',
    can: 'read',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    response: ScoresTemplate,
    handler: scoresTemplate,
  }),
  route({
    method: 'POST',
    path: '/reporting/{cycle}/batches/scores-file',
    summary: 'Stages the completed template as a batch of scores of prior years.',
    can: 'save',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    body: ScoresFile,
    response: Staged,
    handler: importScores,
  }),
  ...evidenceRoutes,
  route({
    method: 'GET',
    path: '/reporting/{cycle}/refused-evidence',
    summary: 'Documents of all units that were refused and not replaced yet.',
    can: 'read',
    about: 'base-data',
    on: yearOf,
    params: CyclePath,
    response: RefusedEvidence,
    handler: listRefused,
  }),
  route({
    method: 'GET',
    path: '/reporting/{cycle}/values/{unit}',
    summary: 'The history of a unit’s figures: what it reported, what each source said, and what became of it.',
    can: 'read',
    about: 'figure',
    on: valuesOf,
    params: UnitPath,
    response: UnitValues,
    handler: readValues,
  }),
  route({
    method: 'GET',
    path: '/reporting/{cycle}/{window}',
    can: 'read',
    about: 'submission',
    on: async ({ params, who }: Asked<WindowPath>) => ({ window: await windowOf(who.county, params) }),
    params: WindowPath,
    response: z.object({ window: Window, submissions: z.array(Submission) }),
    handler: async ({ params, who, subject }) => ({
      body: { window: subject.window, submissions: await list('submission', { county: who.county, ...params }) },
    }),
  }),
  route({
    method: 'GET',
    path: '/reporting/{cycle}/{window}/quality',
    can: 'read',
    about: 'submission',
    on: qualitySubject,
    params: WindowPath,
    response: WindowQuality,
    handler: readQuality,
  }),
  route({ method: 'GET', path: form, can: 'read', about: 'submission', on: submissionOf, params: SubmissionPath, response: Form, handler: readForm }),
  route({
    method: 'PUT',
    path: `${form}/figures`,
    can: 'save',
    about: 'figure',
    on: submissionOf,
    params: SubmissionPath,
    body: SaveFigures,
    response: SavedFigures,
    handler: saveFigures,
  }),
  route({
    method: 'POST',
    path: `${form}/no-change`,
    can: 'save',
    about: 'figure',
    on: submissionOf,
    params: SubmissionPath,
    body: NoChange,
    response: SavedFigures,
    handler: reportNoChange,
  }),
  route({ ...acted, path: `${form}/report`, can: 'report', body: Report, handler: report }),
  route({ ...acted, path: `${form}/sign`, can: 'sign', body: NoBody, handler: sign }),
  route({ ...acted, path: `${form}/return-to-reporter`, can: 'return-to-reporter', body: Reason, handler: returnToReporter }),
  route({ ...acted, path: `${form}/accept`, can: 'accept', body: NoBody, handler: accept }),
  route({ ...acted, path: `${form}/return-to-unit`, can: 'return-to-unit', body: Reason, handler: returnToUnit }),
  route({ ...acted, path: `${form}/corrections`, can: 'grant-correction', body: Grant, handler: grant }),
  route({ ...acted, path: `${form}/reopen`, can: 'reopen', body: Reason, handler: reopen }),
];

export const handler = serve(routes);
