import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import { parseOwn } from '#domain/problems/parse.ts';
import { sendDelivery } from '#platform/notify/deliveries.ts';
import { logger } from '#platform/observe/logger.ts';
import { Settled } from '#platform/table/callbacks.ts';
import { NotificationKey } from '#platform/table/notifications.ts';
import { unmarshallStream } from '#platform/table/stream.ts';
import { tell } from '#platform/workflows/executions.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

const settle = async (image: Record<string, unknown>): Promise<void> => {
  const { id, outcome, callback, next } = parseOwn(Settled, image, '数据流记录');
  const answer = await tell(callback, { outcome, ...(next === undefined ? {} : { task: next }) });
  logger.info('TASK_SETTLED', { task: id, outcome, answer });
};

/** A stream has room for two readers: this one hears of notifications too and hands them on to a queue, where a slow channel holds up nobody. */
const hear = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const image = unmarshallStream(dynamodb?.NewImage);
  await (image['__edb_e__'] === 'notification' ? sendDelivery(parseOwn(NotificationKey, image, '数据流记录')) : settle(image));
};

/** A task that a workflow waits for was settled: the workflow is told the outcome and the task that follows. */
export const handler: DynamoDBStreamHandler = (event, context) => processPartialResponse(event, hear, processor, { context });
