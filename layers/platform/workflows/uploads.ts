import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({ maxAttempts: 6 });

/** Sends an upload to its check as the event of its arrival did, or should have done. */
export const sendUpload = async (key: string): Promise<void> => {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env['UPLOADS_QUEUE_URL'], MessageBody: JSON.stringify({ detail: { object: { key } } }) }));
};
