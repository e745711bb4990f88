import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { NotificationKey } from '#platform/table/notifications.ts';

const sqs = new SQSClient({ maxAttempts: 6 });

/** Asks for a delivery. Asking again is harmless: the notification itself says whether it was delivered. */
export const sendDelivery = async ({ county, id }: NotificationKey): Promise<void> => {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env['DELIVERIES_QUEUE_URL'], MessageBody: JSON.stringify({ county, id }) }));
};
