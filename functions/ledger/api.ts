import { Reason } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { type Asked, route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { load } from '#platform/table/records.ts';
import { AddEntry, addEntry, EntryPath, takeBackEntry } from './entries.ts';
import { Entries, LedgerQuery, listEntries } from './list-entries.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/ledger/{cycle}',
    summary: 'The ledger of a year, of all units or of one; a unit reads its own.',
    can: 'read',
    about: 'ledger',
    on: async ({ query: { unit } }) => ({ unit }),
    params: CyclePath,
    query: LedgerQuery,
    response: Entries,
    handler: listEntries,
  }),
  route({
    method: 'POST',
    path: '/ledger/{cycle}',
    can: 'create',
    about: 'ledger',
    on: 'none',
    params: CyclePath,
    body: AddEntry,
    response: Receipt,
    handler: addEntry,
  }),
  route({
    method: 'POST',
    path: '/ledger/{cycle}/{id}/withdraw',
    can: 'withdraw',
    about: 'ledger',
    on: async ({ params: { cycle, id }, who: { county } }: Asked<EntryPath>) => {
      const entry = await load('ledger', { county, cycle, id }, `台账条目 ${id}`);
      return { entry, rev: entry.rev };
    },
    params: EntryPath,
    body: Reason,
    response: Receipt,
    handler: takeBackEntry,
  }),
];

export const handler = serve(routes);
