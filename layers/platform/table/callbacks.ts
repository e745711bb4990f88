import { type NativeAttributeValue, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import type { Task } from '#domain/tasks/task.ts';
import { environment } from '#platform/environment.ts';
import { documents } from './client.ts';
import { entities } from './entities.ts';
import { lastId } from './records.ts';

/** A settled task whose workflow waits, or waited, for it. The token never leaves the platform and the settle step. */
export const Settled = z.object({
  id: z.string(),
  outcome: z.string(),
  callback: z.string(),
  next: z.object({ pk: z.string(), sk: z.string() }).optional(),
});
export type Settled = z.infer<typeof Settled>;

interface Span {
  county: string;
  cycle: string;
}

const byDay = async (
  { county, cycle }: Span,
  status: Task['status'],
  from: string,
  through: string,
  filter: string,
): Promise<Record<string, NativeAttributeValue>[]> => {
  const query = entities.task.query['day'];
  if (query === undefined) throw new Error('no index of task by day');
  const params = query({ county, cycle, status }).between({ day: from }, { day: through, id: lastId }).params();
  const items: Record<string, NativeAttributeValue>[] = [];
  const filters = [params.FilterExpression, filter].filter((each) => each !== undefined && each !== '').map((each) => `(${each})`);
  const filtered = { ...params, TableName: environment.RECORDS_TABLE, FilterExpression: filters.join(' AND ') };
  for await (const { Items = [] } of paginateQuery({ client: documents }, filtered)) items.push(...Items);
  return items;
};

/** What the last days settled and a workflow may not have heard of: to be told again. */
export const settledBetween = async (span: Span, from: string, through: string): Promise<Settled[]> => {
  const statuses = ['done', 'expired', 'withdrawn'] as const;
  const items = await Promise.all(statuses.map((status) => byDay(span, status, from, through, 'attribute_exists(callback)')));
  return items.flat().map((item) => parseOwn(Settled, item, '待办(已办结)'));
};

/** Open tasks that no workflow waits for yet: the start of their execution may have been lost. */
export const unattended = async (span: Span): Promise<string[]> => {
  const items = await byDay(span, 'open', '0000-01-01', '9999-12-31', 'attribute_not_exists(callback)');
  return items.map((item) => parseOwn(z.object({ id: z.string() }), item, '待办').id);
};
