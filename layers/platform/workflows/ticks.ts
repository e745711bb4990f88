import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({ maxAttempts: 6 });

/** Puts a county day on the FIFO queue: one at a time and in order per county. A message is never dropped as a duplicate: an old day is a no-op by itself. */
export const sendTick = async (county: string, day: string): Promise<void> => {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env['TICKS_QUEUE_URL'],
      MessageBody: JSON.stringify({ county, day }),
      MessageGroupId: county,
      MessageDeduplicationId: `${county}-${day}-${randomUUID()}`,
    }),
  );
};
