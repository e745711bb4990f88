import * as z from 'zod';
import { LedgerEntry, unitOf } from '#domain/ledger/entry.ts';
import { UnitId } from '#domain/schemes/code.ts';
import { cursor, limit, pageOf } from '#platform/http/pages.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { itemsAfter } from '#platform/table/records.ts';

export const LedgerQuery = z.object({ unit: UnitId.optional(), cursor, limit });
export const Entries = z.object({ entries: z.array(LedgerEntry), next: z.string().optional() });

/** The ledger page by page, in the order of its numbers; of one unit a page may hold less than was asked for. */
export const listEntries = async ({
  params: { cycle },
  query: { unit, cursor = '', limit },
  who: { county },
}: Call<CyclePath, z.output<typeof LedgerQuery>>): Promise<Answer<z.infer<typeof Entries>>> => {
  const { page, ...more } = pageOf(await itemsAfter('ledger', { county, cycle }, cursor, limit + 1), limit, ({ id }) => id);
  return { body: { entries: unit === undefined ? page : page.filter((entry) => unitOf(entry) === unit), ...more } };
};
