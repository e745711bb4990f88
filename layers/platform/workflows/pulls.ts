import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { Code, CountyCode } from '#domain/schemes/code.ts';

const sqs = new SQSClient({ maxAttempts: 6 });

/** Which source is to be pulled on which county day; a run is done once, however often and late its message comes. */
export const PullMessage = z.object({ county: CountyCode, cycle: z.string(), source: Code, run: z.string().min(1), day: z.iso.date(), by: z.string() });
export type PullMessage = z.infer<typeof PullMessage>;

export const sendPull = async (message: PullMessage): Promise<void> => {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env['PULLS_QUEUE_URL'], MessageBody: JSON.stringify(message) }));
};
