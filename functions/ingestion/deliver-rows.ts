import * as z from 'zod';
import { openBook } from '#domain/ingestion/book.ts';
import { checkDelivery } from '#domain/ingestion/check-delivery.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { Batch } from '#domain/reporting/batch.ts';
import { planOf, policyOf, schemesOf } from '#platform/files/papers.ts';
import type { Answer, Asked, Call } from '#platform/http/route.ts';
import { load, loadCycle } from '#platform/table/records.ts';
import { stageDelivery } from '#platform/table/stage-delivery.ts';
import type { CycleSourcePath } from './paths.ts';

export const Delivery = z.strictObject({ rows: z.array(z.unknown()).min(1).max(5000) });
export const Delivered = Batch.pick({ id: true, count: true, status: true });

export const deliveringSource = async ({ params: { cycle, source: id }, who: { county } }: Asked<CycleSourcePath>) => {
  const [from, year] = await Promise.all([load('source', { county, id }, `数据来源 ${id}`), loadCycle({ county, cycle })]);
  return { source: id, from, year };
};
type Subject = Awaited<ReturnType<typeof deliveringSource>>;

/** A source system delivers values of its own figures: all of them are checked, and staged only when every row is good. */
export const deliverRows = async ({
  subject: { from, year },
  body: { rows },
  who: { person },
  act,
}: Call<CycleSourcePath, unknown, z.infer<typeof Delivery>, Subject>): Promise<Answer<z.infer<typeof Delivered>>> => {
  const [policy, plan, schemes] = await Promise.all([policyOf(year), planOf(year), schemesOf(year)]);
  const checked = checkDelivery(openBook({ policy, plan, schemes, source: from, today: year.today }), rows);
  if ('problems' in checked) throw new InvalidInput(`数据有 ${checked.problems.length} 处问题,未接收任何数据`, checked.problems);
  const batch = await stageDelivery(year, { source: from.name, values: checked.values, who: person, act });
  return { status: 201, body: { id: batch.id, count: batch.count, status: batch.status } };
};
