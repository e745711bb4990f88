import * as z from 'zod';
import { historyOf, RecordStep } from '#domain/access/record-history.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { type AuditEntry, trail } from '#platform/table/audit.ts';
import { TrailQuery } from './read-trail.ts';

export const HistoryQuery = TrailQuery.pick({ cycle: true }).extend({ record: z.string().min(1).max(60), key: z.string().min(1).max(300) });
export const History = z.object({
  record: z.string(),
  key: z.string(),
  /** No step is missing between any two. */
  unbroken: z.boolean(),
  steps: z.array(RecordStep),
});

const page = 200;

const entriesOf = async (county: string, cycle: string): Promise<AuditEntry[]> => {
  const entries: AuditEntry[] = [];
  for (let cursor: string | undefined; ; ) {
    const next = await trail(county, cycle, page, cursor);
    entries.push(...next);
    const last = next.at(-1);
    if (last === undefined || next.length < page) return entries;
    cursor = `${last.at}#${last.act}`;
  }
};

/** Everything the trail says of one record, with its hash before and after each step. The whole trail of the year is read: an auditor asks rarely. */
export const readHistory = async ({
  who: { county },
  query: { cycle, record, key },
}: Call<unknown, z.output<typeof HistoryQuery>>): Promise<Answer<z.input<typeof History>>> => {
  const steps = historyOf(await entriesOf(county, cycle), record, key);
  return { body: { record, key, unbroken: steps.every(({ follows }) => follows), steps } };
};
