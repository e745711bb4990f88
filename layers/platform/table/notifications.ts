import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type PutCommandInput, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Notification } from '#domain/notifications/notification.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { environment } from '#platform/environment.ts';
import { documents } from './client.ts';
import { entities, tableKey } from './entities.ts';
import { lastId } from './records.ts';

/** Which notification, for whoever delivers it. */
export const NotificationKey = z.object({ county: z.string(), id: z.string() });
export type NotificationKey = z.infer<typeof NotificationKey>;

const met = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Writes a notification of the tick if it was not told before; the first one stays. */
export const notifyOnce = (notification: Notification): Promise<boolean> =>
  met(() => documents.send(new PutCommand(entities.notification.create({ ...notification }).params() as PutCommandInput)));

/** What was told to one addressee, newest first, at most `most` of what came before a day and an id. */
export const notificationsTo = async (
  county: string,
  to: string,
  before: Pick<Notification, 'on' | 'id'> | undefined,
  most: number,
): Promise<Notification[]> => {
  const query = entities.notification.query['addressee'];
  if (query === undefined) throw new Error('no index of notification by addressee');
  const end = before ?? { on: lastId, id: lastId };
  const { data } = await query({ county, to })
    .between({ on: '' }, end)
    .go({ count: most + 1, order: 'desc' });
  return (data as unknown[])
    .map((item) => parseOwn(Notification, item, '通知'))
    .filter(({ id }) => id !== before?.id)
    .slice(0, most);
};

const update = ({ county, id }: NotificationKey, UpdateExpression: string, ConditionExpression: string, at?: string): Promise<boolean> =>
  met(() =>
    documents.send(
      new UpdateCommand({
        TableName: environment.RECORDS_TABLE,
        Key: tableKey('notification', { county, id }),
        UpdateExpression,
        ConditionExpression,
        ...(at === undefined ? {} : { ExpressionAttributeValues: { ':at': at } }),
      }),
    ),
  );

/** Takes the delivery upon oneself; false when somebody else has, or there is no such notification. When is written down, never decided on. */
export const claimDelivery = (key: NotificationKey, at: string): Promise<boolean> =>
  update(key, 'SET claimed = :at', 'attribute_exists(pk) AND attribute_not_exists(claimed)', at);
/** Gives it back after a failure, so that the next attempt may try. */
export const releaseDelivery = (key: NotificationKey): Promise<boolean> => update(key, 'REMOVE claimed', 'attribute_not_exists(delivered)');
export const markDelivered = (key: NotificationKey, at: string): Promise<boolean> => update(key, 'SET delivered = :at', 'attribute_exists(pk)', at);

/** What was told on these days and nobody has begun to deliver: the stream may have lost it. */
export const unclaimedBetween = async (county: string, from: string, through: string): Promise<NotificationKey[]> => {
  const query = entities.notification.query['day'];
  if (query === undefined) throw new Error('no index of notification by day');
  const params = query({ county }).between({ on: from }, { on: through, id: lastId }).params();
  const filters = [params.FilterExpression, 'attribute_not_exists(claimed)'].filter((each) => each !== undefined && each !== '').map((each) => `(${each})`);
  const keys: NotificationKey[] = [];
  const filtered = { ...params, TableName: environment.RECORDS_TABLE, FilterExpression: filters.join(' AND ') };
  for await (const { Items = [] } of paginateQuery({ client: documents }, filtered)) keys.push(...Items.map((item) => parseOwn(NotificationKey, item, '通知')));
  return keys;
};
