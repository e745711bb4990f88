import { InvalidToken, SendTaskSuccessCommand, SFNClient, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    AWS_REGION: 'us-east-1',
    DELIVERIES_QUEUE_URL: 'deliveries',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  }),
);
const { handler } = await import('../../../functions/tasks/settle.ts');

const sfn = mockClient(SFNClient);
beforeEach(() => sfn.reset());

const next = { pk: '330726#2026', sk: '2026H1-U012-sign-1' };
const aRecord = (sequence: string, image: Record<string, string>, following?: typeof next): DynamoDBRecord => ({
  eventID: sequence,
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: sequence,
    NewImage: {
      ...Object.fromEntries(Object.entries(image).map(([name, value]) => [name, { S: value }])),
      ...(following === undefined ? {} : { next: { M: { pk: { S: following.pk }, sk: { S: following.sk } } } }),
    },
  },
});
const settled = (sequence: string, callback = `token ${sequence}`) =>
  aRecord(sequence, { id: `task-${sequence}`, outcome: 'reported', status: 'done', callback }, next);
const settle = (...Records: DynamoDBRecord[]) => handler({ Records }, {} as Context, () => {}) as Promise<DynamoDBBatchResponse>;
const answer = { $metadata: {}, message: 'no' };
const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

describe('a settled task', () => {
  it('is told to the workflow that waits: its outcome and the task that follows, nothing else', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await settle(settled('1'))).toEqual({ batchItemFailures: [] });
    const [{ args } = { args: [] }] = sfn.commandCalls(SendTaskSuccessCommand);
    expect(args[0]?.input).toEqual({ taskToken: 'token 1', output: JSON.stringify({ outcome: 'reported', task: next }) });
  });

  it('that is the last of its chain names no task, so that the workflow keeps none', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    await settle(aRecord('1', { id: 't', outcome: 'accepted', callback: 'token' }));
    expect(sfn.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input.output).toBe('{"outcome":"accepted"}');
  });

  // No local cloud can show a stale token: these are the answers that AWS documents for SendTaskSuccess.
  it.each([
    ['the execution ended or the state timed out', new TaskTimedOut(answer)],
    ['it was answered before', new TaskDoesNotExist(answer)],
    ['a local cloud forgot it', new InvalidToken(answer)],
  ])('whose token is gone, because %s, is done with', async (_, error) => {
    sfn.on(SendTaskSuccessCommand).rejects(error);
    expect(await settle(settled('1'), settled('2'))).toEqual({ batchItemFailures: [] });
  });

  it('is delivered again when Step Functions is too busy or cannot be reached, and only that one', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    sfn.on(SendTaskSuccessCommand, { taskToken: 'busy' }).rejects(throttled);
    expect(await settle(settled('1'), settled('2', 'busy'), settled('3'))).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    sfn.on(SendTaskSuccessCommand, { taskToken: 'busy' }).rejects(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    expect(await settle(settled('1'), settled('2', 'busy'))).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  it('that is not allowed to be told is no success either', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    sfn.on(SendTaskSuccessCommand, { taskToken: 'token 2' }).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
    expect(await settle(settled('1'), settled('2'))).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  it('without an outcome is a fault of ours and goes to the dead letters, the others are told', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await settle(settled('1'), aRecord('2', { id: 't', callback: 'token' }))).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  it('fails the whole batch when nothing of it could be told', async () => {
    sfn.on(SendTaskSuccessCommand).rejects(throttled);
    await expect(settle(settled('1'), settled('2'))).rejects.toThrow();
  });
});

describe('a notification', () => {
  const sqs = mockClient(SQSClient);
  beforeEach(() => sqs.reset());
  const told = (sequence: string, id = 'nudge:2026H1-U001-report-1:2026-07-08:unit-reporter:U001') =>
    aRecord(sequence, { __edb_e__: 'notification', county: '330726', id, to: 'unit-reporter:U001' });

  it('is handed on to the queue by its key alone; no workflow is told', async () => {
    sqs.on(SendMessageCommand).resolves({});
    expect(await settle(told('1'))).toEqual({ batchItemFailures: [] });
    expect(sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { QueueUrl: 'deliveries', MessageBody: '{"county":"330726","id":"nudge:2026H1-U001-report-1:2026-07-08:unit-reporter:U001"}' },
    ]);
    expect(sfn.commandCalls(SendTaskSuccessCommand)).toEqual([]);
  });

  it('that the queue does not take comes again, the workflow of the same batch is told', async () => {
    sqs.on(SendMessageCommand).rejects(throttled);
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await settle(told('1'), settled('2'))).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(sfn.commandCalls(SendTaskSuccessCommand)).toHaveLength(1);
  });
});
