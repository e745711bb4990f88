import type * as z from 'zod';
import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { NotFound, TryAgain } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import type { Task } from '#domain/tasks/task.ts';
import { entities, type ItemOf, type LayoutName, layouts, tableKey } from './entities.ts';

const schemaOf = <N extends LayoutName>(name: N) => layouts[name].schema as unknown as z.ZodType<ItemOf<N>>;
const read = <N extends LayoutName>(name: N, data: unknown): ItemOf<N> => parseOwn(schemaOf(name), data, `数据表记录(${name})`);
const readAll = <N extends LayoutName>(name: N, data: unknown): ItemOf<N>[] => (data as unknown[]).map((item) => read(name, item));

type Key = Record<string, string | number>;

interface Span {
  county: string;
  cycle: string;
}

/** The record as it stands (consistent read), or undefined. */
export const find = async <N extends LayoutName>(name: N, key: Key): Promise<ItemOf<N> | undefined> => {
  const { data } = await entities[name].get(key).go({ consistent: true });
  return data === null ? undefined : read(name, data);
};

/** The record as it stands; `what` names it in Chinese for the one who looked for it. */
export const load = async <N extends LayoutName>(name: N, key: Key, what: string): Promise<ItemOf<N>> => {
  const found = await find(name, key);
  if (found === undefined) throw new NotFound(`没有找到${what}`);
  return found;
};

export const loadCounty = (county: string): Promise<County> => load('county', { county }, `县(市、区) ${county}`);
export const loadCycle = ({ county, cycle }: Span): Promise<Cycle> => load('cycle', { county, cycle }, `${cycle} 年度`);

/** All records of one kind in a partition, in key order (consistent read); `from` narrows by leading sort attributes. */
export const list = async <N extends LayoutName>(name: N, partition: Key, from: Key = {}): Promise<ItemOf<N>[]> => {
  const query = entities[name].query['record'];
  if (query === undefined) throw new Error(`no index of ${name}`);
  const { data } = await query({ ...partition, ...from }).go({ pages: 'all', consistent: true });
  return readAll(name, data);
};

/** Sorts after every task id: the upper end of a span of days includes the tasks of its last day. */
export const lastId = '\uffff';

/** Tasks with this status whose day (due, or day of settlement) is not after `through`, earliest first. */
export const tasksThrough = async ({ county, cycle }: Span, status: Task['status'], through: string, from = ''): Promise<Task[]> => {
  const query = entities.task.query['day'];
  if (query === undefined) throw new Error('no index of task by day');
  const { data } = await query({ county, cycle, status }).between({ day: from }, { day: through, id: lastId }).go({ pages: 'all' });
  return readAll('task', data);
};

/** Tasks of an assignee with a status, earliest day first, at most `most` of those that come after a day and an id. */
export const tasksOf = async (
  { county, cycle }: Span,
  { assigneeKey, status }: Pick<Task, 'assigneeKey' | 'status'>,
  after: Pick<Task, 'day' | 'id'>,
  most: number,
): Promise<Task[]> => {
  const query = entities.task.query['assignee'];
  if (query === undefined) throw new Error('no index of task by assignee');
  const end = { status, day: lastId, id: lastId };
  // Both ends belong to the stretch: one more is read, so that the one seen last can be left out.
  const { data } = await query({ county, cycle, assigneeKey })
    .between({ status, ...after }, end)
    .go({ count: most + 1 });
  return readAll('task', data)
    .filter(({ id }) => id !== after.id)
    .slice(0, most);
};

/** Ledger entries, projects or documents of a unit in the order of their ids, at most `most` of those that come after one. */
export const itemsAfter = async <N extends 'ledger' | 'project' | 'evidence'>(name: N, partition: Key, after: string, most: number): Promise<ItemOf<N>[]> => {
  const query = entities[name].query['record'];
  if (query === undefined) throw new Error(`no index of ${name}`);
  const { data } = await query({ ...partition })
    .between({ id: after }, { id: lastId })
    .go({ count: most + 1, consistent: true });
  return readAll(name, data)
    .filter(({ id }) => id !== after)
    .slice(0, most);
};

/** The rows of one unit in all batches of the cycle, whatever became of the batches. Read from an index: what was written this very moment may be missing. */
export const rowsOfUnit = async ({ county, cycle }: Span, unit: string): Promise<ItemOf<'rows'>[]> => {
  const query = entities.rows.query['unit'];
  if (query === undefined) throw new Error('no index of rows by unit');
  const { data } = await query({ county, cycle, unit }).go({ pages: 'all' });
  return readAll('rows', data);
};

/** Everything that was made public, of all counties: a few records a year each. */
export const allDisclosures = async (): Promise<ItemOf<'disclosure'>[]> => {
  const query = entities.disclosure.query['registry'];
  if (query === undefined) throw new Error('no index of disclosure by registry');
  const { data } = await query({ registry: 'disclosures' }).go({ pages: 'all' });
  return readAll('disclosure', data);
};

/** Writes inert rows in bulk (they count only once a pointer is flipped by `commit`); repeating it is harmless. */
export const writeInert = async <N extends 'rows' | 'total' | 'progress'>(name: N, items: readonly ItemOf<N>[]): Promise<void> => {
  for (let at = 0; at < items.length; at += 25) {
    const { unprocessed } = await entities[name].put(items.slice(at, at + 25)).go({ concurrency: 4 });
    if (unprocessed !== undefined && unprocessed.length > 0) throw new TryAgain(`${unprocessed.length} 项数据未能写入,请稍后重试`);
  }
};

/** The key a workflow waits on. */
export const taskKey = (county: string, cycle: string, id: string): { pk: string; sk: string } => tableKey('task', { county, cycle, id });
