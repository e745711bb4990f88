import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aNotification } from '#domain/notifications/moves.ts';
import type { Notification } from '#domain/notifications/notification.ts';

vi.hoisted(() =>
  Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'records', AUDIT_TABLE: 'audit', ARCHIVE_BUCKET: 'archive', POWERTOOLS_LOG_LEVEL: 'SILENT' }),
);
const { deliverOnce } = await import('#platform/notify/deliver.ts');
const { handler } = await import('../../../functions/tasks/deliver.ts');

const ofTask = { task: '2026H1-U001-report-1', taskKind: 'report', due: '2026-07-10' } as const;
const notification = aNotification(
  { county: '330798', cycle: '2026', on: '2026-07-08', to: 'unit-reporter:U001', key: '2026H1-U001-report-1:2026-07-08' },
  { kind: 'nudge', ...ofTask, words: '请尽快' },
);
const key = { county: notification.county, id: notification.id };
const at = new Date('2026-07-08T01:00:00Z');

/** The one item of the table, with the conditions of the delivery as DynamoDB applies them. */
const marks: { claimed?: string; delivered?: string } = {};
const table = mockClient(DynamoDBDocumentClient);
const failed = () => new ConditionalCheckFailedException({ $metadata: {}, message: 'no' });
const apply = ({ UpdateExpression = '', ConditionExpression = '', ExpressionAttributeValues: values = {} }: UpdateCommand['input']) => {
  for (const [, name] of ConditionExpression.matchAll(/attribute_not_exists\((claimed|delivered)\)/g))
    if (marks[name as keyof typeof marks] !== undefined) throw failed();
  const [, verb, name] = /^(SET|REMOVE) (claimed|delivered)/.exec(UpdateExpression) ?? [];
  if (verb === 'REMOVE') delete marks[name as keyof typeof marks];
  else marks[name as keyof typeof marks] = String(values[':at']);
  return {};
};
beforeEach(() => {
  table.reset();
  delete marks.claimed;
  delete marks.delivered;
  table
    .on(GetCommand)
    .callsFake(({ Key }) => (String(Key['sk']).includes(key.id) ? { Item: { ...notification, __edb_e__: 'notification', __edb_v__: '1' } } : {}));
  table.on(UpdateCommand).callsFake(apply);
});

const aChannel = (failing = 0) => {
  const sent: Notification[] = [];
  let left = failing;
  return {
    sent,
    deliver: async (each: Notification) => {
      if (left-- > 0) throw new Error('the channel is down');
      sent.push(each);
    },
  };
};

describe('a delivery', () => {
  it('goes through the channel once, however often and however simultaneously it is asked for', async () => {
    const channel = aChannel();
    const answers = await Promise.all([1, 2, 3].map(() => deliverOnce(key, channel, () => at)));
    expect([...answers, await deliverOnce(key, channel, () => at)].sort()).toEqual(['delivered', 'done-before', 'done-before', 'done-before']);
    expect(channel.sent).toEqual([notification]);
    expect(marks).toEqual({ claimed: at.toISOString(), delivered: at.toISOString() });
  });

  it('that the channel refuses is given back and tried again', async () => {
    const channel = aChannel(1);
    await expect(deliverOnce(key, channel, () => at)).rejects.toThrow('the channel is down');
    expect(marks).toEqual({});
    expect(await deliverOnce(key, channel, () => at)).toBe('delivered');
    expect(channel.sent).toHaveLength(1);
  });

  it('of something that is not there is nothing to do', async () => {
    expect(await deliverOnce({ ...key, id: 'gone' }, aChannel(), () => at)).toBe('done-before');
  });
});

describe('the queue of deliveries', () => {
  const event = (...bodies: string[]) => ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) }) as SQSEvent;
  const ask = (...bodies: string[]) => handler(event(...bodies), {} as Context, () => {});

  it('is worked off one by one; a broken message goes back, the others are delivered', async () => {
    expect(await ask(JSON.stringify(key), '{"county":"330798"}')).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(marks.delivered).toBeDefined();
    expect(await ask(JSON.stringify(key))).toEqual({ batchItemFailures: [] });
  });
});
