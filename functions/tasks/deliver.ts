import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { parseOwn } from '#domain/problems/parse.ts';
import { logChannel } from '#platform/notify/channel.ts';
import { deliverOnce } from '#platform/notify/deliver.ts';
import { logger } from '#platform/observe/logger.ts';
import { NotificationKey } from '#platform/table/notifications.ts';

const processor = new BatchProcessor(EventType.SQS);

/** The batch processor swallows what a record failed of; here it is said before the queue sends the message again. */
const deliver = async ({ body }: SQSRecord): Promise<void> => {
  try {
    await deliverOnce(parseOwn(NotificationKey, JSON.parse(body), '通知投递消息'), logChannel, () => new Date());
  } catch (error) {
    logger.error('NOTIFICATION_FAILED', { thrown: error });
    throw error;
  }
};

/** Notifications leave through the channel; what fails comes again, and at last lies in the dead letters with its id. */
export const handler: SQSHandler = (event, context) => processPartialResponse(event, deliver, processor, { context });
