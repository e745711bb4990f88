import { Progress } from '#domain/commitments/commitment.ts';
import { NoBody, Reason } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { AddCommitment, add, CommitmentPath, commitmentOf, enterProgress, Reword, reword } from './keep-commitment.ts';
import { Commitments, listCommitments } from './list-commitments.ts';
import { publish, withdraw } from './publish-commitment.ts';

const one = '/commitments/{cycle}/{id}' as const;
const about = 'commitment' as const;
const kept = { about, on: commitmentOf, params: CommitmentPath, response: Receipt } as const;

export const routes = [
  route({
    method: 'GET',
    path: '/commitments/{cycle}',
    summary: 'The county’s public commitments (民生实事) of a year, with what the public does not see yet.',
    can: 'read',
    about,
    on: 'none',
    params: CyclePath,
    response: Commitments,
    handler: listCommitments,
  }),
  route({
    method: 'POST',
    path: '/commitments/{cycle}',
    can: 'save',
    about,
    on: 'none',
    params: CyclePath,
    body: AddCommitment,
    response: Receipt,
    handler: add,
  }),
  route({ method: 'PUT', path: one, can: 'save', ...kept, body: Reword, ifMatch: 'required', handler: reword }),
  route({ method: 'POST', path: `${one}/progress`, can: 'save', ...kept, body: Progress, handler: enterProgress(false) }),
  route({
    method: 'POST',
    path: `${one}/finish`,
    summary: 'The last entry of progress: the promise is kept.',
    can: 'save',
    ...kept,
    body: Progress,
    handler: enterProgress(true),
  }),
  route({
    method: 'POST',
    path: `${one}/publish`,
    summary: 'Makes public what the record says now.',
    can: 'publish',
    ...kept,
    body: NoBody,
    ifMatch: 'required',
    handler: publish,
  }),
  route({
    method: 'POST',
    path: `${one}/withdraw`,
    summary: 'Takes a promise back with a reason, which the public reads if it knew of it.',
    can: 'withdraw',
    ...kept,
    body: Reason,
    handler: withdraw,
  }),
];

export const handler = serve(routes);
