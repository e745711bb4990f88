import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Code, Month } from '#domain/schemes/code.ts';
import { fileForm } from '#platform/files/inbox.ts';
import type { UploadForm } from '#platform/files/presigned.ts';
import type { CyclePath } from '#platform/http/paths.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import { load, loadCycle } from '#platform/table/records.ts';

/** `period`: 所属月份, for a file that says no month itself. */
export const UploadFile = z.strictObject({ source: Code, name: z.string().trim().min(1).max(120), period: Month.optional() });

/** A form with which a file of a source is posted to the inbox; asking again with the same key gives the same place. */
export const uploadFile = async ({
  params: { cycle },
  body: { source, name, period },
  who: { county, person },
  act,
}: Call<CyclePath, unknown, z.infer<typeof UploadFile>>): Promise<Answer<UploadForm>> => {
  await Promise.all([loadCycle({ county, cycle }), load('source', { county, id: source }, `数据来源 ${source}`)]);
  const id = createHash('sha256').update(act.id).digest('hex').slice(0, 24);
  return { status: 201, body: await fileForm({ county, cycle, source, id, name, period, by: person }) };
};
