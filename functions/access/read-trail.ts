import * as z from 'zod';
import type { Answer, Call } from '#platform/http/route.ts';
import { AuditEntry, trail } from '#platform/table/audit.ts';

export const TrailQuery = z.object({
  cycle: z.string().regex(/^(\d{4}|-)$/, { error: '应为四位年度,或 - 表示不属于任何年度的记录' }),
  /** `next` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const Trail = z.object({ entries: z.array(AuditEntry), next: z.string().optional() });

/** One page of the trail, newest first. */
export const readTrail = async ({
  who,
  query: { cycle, cursor, limit },
}: Call<unknown, z.output<typeof TrailQuery>>): Promise<Answer<z.input<typeof Trail>>> => {
  const entries = await trail(who.county, cycle, limit, cursor);
  const last = entries.length === limit ? entries.at(-1) : undefined;
  return { body: { entries, ...(last === undefined ? {} : { next: `${last.at}#${last.act}` }) } };
};
