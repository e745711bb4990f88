import { NoBody, Reason } from '#platform/http/bodies.ts';
import { CyclePath, UnitPath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { accept, propose, returnToReporter, returnToUnit, sign } from './act-on-list.ts';
import { AskedUnits, askUnits } from './ask-units.ts';
import { Lists, readLists, readTargets, UnitTargets } from './read-targets.ts';
import { SavedTargets, SaveTargets, saveTargets } from './save-targets.ts';
import { listOf } from './subjects.ts';

const list = '/targets/{cycle}/{unit}' as const;
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
