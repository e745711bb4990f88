import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Change, changed, type Move } from '#domain/change.ts';
import { Conflict, TryAgain } from '#domain/problems/errors.ts';
import { recordNames } from '#domain/record-names.zh-cn.ts';
import { type Act, type AuditEntry, auditPut, doneBefore, hashOf, type Receipt, toReceipt } from './audit.ts';
import { documents } from './client.ts';
import { entities, type Layout, type LayoutName, layouts, type Operation } from './entities.ts';
import { taskKey } from './records.ts';

/** Who does it, in which county and cycle, and the act (of a step: its deterministic id): doing it again gives the first receipt. */
export interface Actor {
  county: string;
  cycle: string;
  who: string;
  act: Act | string;
  day?: string | undefined;
  reason?: string | undefined;
}

type Item = Record<string, unknown>;
type Written = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const keyOf = (name: LayoutName, item: Item): Record<string, string | number> =>
  Object.fromEntries([...layouts[name].pk, ...layouts[name].sk].map((attribute) => [attribute, item[attribute] as string | number]));

const shownKey = (name: LayoutName, item: Item): string => Object.values(keyOf(name, item)).join('/');

/** A settled task names the next one as the key its workflow waits on. */
const withNext = (name: LayoutName, item: Item, before: Item = item): Item =>
  name === 'task' && typeof item['nextTask'] === 'string'
    ? { ...item, next: taskKey(String(before['county']), String(before['cycle']), item['nextTask']) }
    : item;

const indexed = (name: LayoutName, before: Item, set: Item): Item => {
  const { by = {} }: Layout = layouts[name];
  const attributes = new Set(Object.values(by).flat(2));
  return Object.fromEntries([...attributes].filter((attribute) => !(attribute in set)).map((attribute) => [attribute, before[attribute]]));
};

/** Records with a `rev` are guarded by it; tasks by their status and due day, because their token may be attached meanwhile. */
const guard = (operation: Operation, before: Item): Operation =>
  operation.where((attributes, { eq }) =>
    'rev' in before
      ? eq(attributes['rev'] as never, before['rev'])
      : `${eq(attributes['status'] as never, before['status'])} AND ${eq(attributes['due'] as never, before['due'])}`,
  );

interface Prepared {
  operation: Operation;
  audited?: { record: string; key: string; rev?: number; before?: string; after: string };
}

const prepare = (change: Change): Prepared => {
  if ('held' in change) {
    const before: Item = change.before;
    const check = entities[change.held].check(keyOf(change.held, before)).where((attributes, { eq }) => eq(attributes['status'] as never, before['status']));
    return { operation: check };
  }
  if ('created' in change) {
    const item = withNext(change.created, change.item as Item);
    const rev = typeof item['rev'] === 'number' ? { rev: item['rev'] } : {};
    return {
      operation: entities[change.created].create(item),
      audited: { record: change.created, key: shownKey(change.created, item), ...rev, after: hashOf(change.item) },
    };
  }
  const before = change.before as Item;
  const rev = typeof before['rev'] === 'number' ? { rev: before['rev'] + 1 } : {};
  const set: Item = { ...withNext(change.changed, change.set as Item, before), ...rev };
  const gone = Object.keys(set).filter((attribute) => set[attribute] === undefined);
  const kept = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  const patch = entities[change.changed]
    .patch(keyOf(change.changed, before))
    .set(kept)
    .remove(gone)
    .composite(indexed(change.changed, before, kept));
  const operation = guard(patch, before);
  return {
    operation,
    audited: {
      record: change.changed,
      key: shownKey(change.changed, before),
      ...rev,
      before: hashOf(before),
      after: hashOf({ ...before, ...change.set, ...rev }),
    },
  };
};

const conflict = (changes: readonly Change[], reasons: readonly { Code?: string | undefined }[]): Conflict => {
  const at = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  const change = changes[at];
  const name = change === undefined ? 'act' : 'held' in change ? change.held : 'created' in change ? change.created : change.changed;
  const how = change !== undefined && 'created' in change ? '已经存在' : '已被他人更新';
  return new Conflict(`${name}-moved-on`, `${recordNames[name]}${how},请刷新后再决定`);
};

const attempts = 8;

const write = async (changes: readonly Change[], items: Written[], attempt = 1): Promise<void> => {
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) throw conflict(changes, reasons);
    if (!reasons.some(({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError' || Code === 'ProvisionedThroughputExceeded')) throw error;
    if (attempt === attempts) throw new TryAgain('数据正被他人写入,请稍后重试', { cause: error });
    await pause(randomInt(10, 25 * 2 ** attempt));
    await write(changes, items, attempt + 1);
  }
};

/** Who settled a task for whom stands on the task, whatever area settled it. */
const inCapacity = (change: Change, onBehalfOf: string | undefined): Change =>
  onBehalfOf !== undefined && 'changed' in change && change.changed === 'task' && change.set.settledBy !== undefined
    ? changed('task', change.before, { ...change.set, settledOnBehalfOf: onBehalfOf })
    : change;

/** Writes a move and its audit entry in one transaction. A repeat of the same act gets the first receipt; a record that moved on is a `Conflict`. */
export const commit = async ({ fact, changes }: Move, { county, cycle, who, act, day, reason }: Actor): Promise<Receipt> => {
  const { id, request, onBehalfOf } = typeof act === 'string' ? { id: act, request: undefined, onBehalfOf: undefined } : act;
  const prepared = changes.map((change) => prepare(inCapacity(change, onBehalfOf)));
  const records = prepared.flatMap(({ audited }) => (audited === undefined ? [] : [audited]));
  const at = new Date().toISOString();
  const entry: AuditEntry = { county, cycle, act: id, request, who, onBehalfOf, fact, at, records, day, reason };
  const items = prepared.map(({ operation }) => operation.commit() as Written);
  try {
    await write(changes, [...items, auditPut(entry)]);
  } catch (error) {
    const done = error instanceof Conflict ? await doneBefore(county, cycle, id) : undefined;
    if (done === undefined) throw error;
    if (done.request !== request) throw new Conflict('idempotency-key-reused', '这个 Idempotency-Key 刚刚用于另一项操作,请换一个新的', { cause: error });
    return done.receipt;
  }
  return toReceipt(entry);
};

/** Writes changes that are no decision yet (a figure typed into a form): one transaction, no audit entry. */
export const save = async ({ changes }: Move): Promise<void> => {
  await write(
    changes,
    changes.map((change) => prepare(change).operation.commit() as Written),
  );
};
