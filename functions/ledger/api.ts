import * as z from 'zod';
import { LedgerEntry } from '#domain/ledger/entry.ts';
import { type Asked, route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { list, load } from '#platform/table/records.ts';
import { AddEntry, addEntry, CyclePath, EntryPath, WithdrawEntry, withdrawEntry } from './entries.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/ledger/{cycle}',
    can: 'read',
    about: 'ledger',
    on: 'none',
    params: CyclePath,
    response: z.object({ entries: z.array(LedgerEntry) }),
    handler: async ({ params: { cycle }, who: { county } }) => ({ body: { entries: await list('ledger', { county, cycle }) } }),
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
    on: async ({ params: { cycle, id }, who: { county } }: Asked<z.infer<typeof EntryPath>>) => ({
      entry: await load('ledger', { county, cycle, id }, `台账条目 ${id}`),
    }),
    params: EntryPath,
    body: WithdrawEntry,
    response: Receipt,
    handler: withdrawEntry,
  }),
];

export const handler = serve(routes);
