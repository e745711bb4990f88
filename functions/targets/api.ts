import { Cascade, CascadeContent } from '#domain/targets/cascade.ts';
import { ChangeRequest } from '#domain/targets/change-request.ts';
import { NoBody, Reason } from '#platform/http/bodies.ts';
import { CyclePath, UnitPath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { accept, propose, returnToReporter, returnToUnit, sign } from './act-on-list.ts';
import { AskedUnits, askUnits } from './ask-units.ts';
import { CascadePath, Cascades, CascadesQuery, cascadeOf, declarationOf, declare, readCascade, readCascades } from './cascades.ts';
import {
  Approve,
  approve,
  ChangePath,
  Changes,
  ChangesQuery,
  changeOf,
  FileChange,
  fileRequest,
  filingOf,
  readChange,
  readChanges,
  refuse,
} from './changes.ts';
import { Lists, readLists, readTargets, UnitTargets } from './read-targets.ts';
import { SavedTargets, SaveTargets, saveTargets } from './save-targets.ts';
import { listOf } from './subjects.ts';

const list = '/targets/{cycle}/{unit}' as const;
const cascade = '/targets/{cycle}/cascades/{id}' as const;
const change = '/targets/{cycle}/changes/{id}' as const;
const decided = { method: 'POST', params: ChangePath, can: 'decide', about: 'target-change', on: changeOf, response: Receipt } as const;
const acted = { method: 'POST', params: UnitPath, about: 'targets', on: listOf, response: Receipt } as const;

export const routes = [
  route({
    method: 'GET',
    path: '/targets/{cycle}',
    summary: 'How far every unit is with its targets.',
    can: 'read',
    about: 'targets',
    on: 'none',
    params: CyclePath,
    response: Lists,
    handler: readLists,
  }),
  route({
    method: 'POST',
    path: '/targets/{cycle}/ask',
    summary: 'Asks every unit that has none yet for its targets.',
    can: 'ask',
    about: 'targets',
    on: yearOf,
    params: CyclePath,
    body: NoBody,
    response: AskedUnits,
    handler: askUnits,
  }),
  route({
    method: 'GET',
    path: '/targets/{cycle}/cascades',
    summary: 'How totals are handed down in a year, all of them or those that bind a unit; a unit reads its own.',
    can: 'read',
    about: 'cascade',
    on: async ({ query: { unit } }) => ({ unit }),
    params: CyclePath,
    query: CascadesQuery,
    response: Cascades,
    handler: readCascades,
  }),
  route({ method: 'GET', path: cascade, can: 'read', about: 'cascade', on: cascadeOf, params: CascadePath, response: Cascade, handler: readCascade }),
  route({
    method: 'PUT',
    path: cascade,
    summary: 'Declares how a total is handed down; its shares must add up.',
    can: 'declare',
    about: 'cascade',
    on: declarationOf,
    params: CascadePath,
    body: CascadeContent,
    response: Receipt,
    handler: declare,
  }),
  route({
    method: 'GET',
    path: '/targets/{cycle}/changes',
    summary: 'Requests for change of a year, of all units or of one; a unit reads its own.',
    can: 'read',
    about: 'target-change',
    on: async ({ query: { unit } }) => ({ unit }),
    params: CyclePath,
    query: ChangesQuery,
    response: Changes,
    handler: readChanges,
  }),
  route({
    method: 'POST',
    path: '/targets/{cycle}/changes',
    summary: 'Asks for a change of agreed targets.',
    can: 'file',
    about: 'target-change',
    on: filingOf,
    params: CyclePath,
    body: FileChange,
    response: Receipt,
    handler: fileRequest,
  }),
  route({ method: 'GET', path: change, can: 'read', about: 'target-change', on: changeOf, params: ChangePath, response: ChangeRequest, handler: readChange }),
  route({ ...decided, path: `${change}/approve`, body: Approve, handler: approve }),
  route({ ...decided, path: `${change}/refuse`, body: Reason, handler: refuse }),
  route({ method: 'GET', path: list, can: 'read', about: 'targets', on: listOf, params: UnitPath, response: UnitTargets, handler: readTargets }),
  route({
    method: 'PUT',
    path: list,
    can: 'save',
    about: 'targets',
    on: listOf,
    params: UnitPath,
    body: SaveTargets,
    response: SavedTargets,
    handler: saveTargets,
  }),
  route({ ...acted, path: `${list}/propose`, can: 'propose', body: NoBody, handler: propose }),
  route({ ...acted, path: `${list}/sign`, can: 'sign', body: NoBody, handler: sign }),
  route({ ...acted, path: `${list}/return-to-reporter`, can: 'return-to-reporter', body: Reason, handler: returnToReporter }),
  route({ ...acted, path: `${list}/accept`, can: 'accept', body: NoBody, handler: accept }),
  route({ ...acted, path: `${list}/return-to-unit`, can: 'return-to-unit', body: Reason, handler: returnToUnit }),
];

export const handler = serve(routes);
