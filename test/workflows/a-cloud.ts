import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type ExecutionStatus,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { definitionOf, holesOf, readProcedure } from '../../infra/constructs/definition.ts';
import { environmentFor, startCloud } from '../../infra/local/cloud.ts';
import { type WorkflowName, workflows } from '../../infra/names.ts';

/** How an execution went: the states it entered with their input, and the errors of its tasks in order. */
export interface Course {
  status: ExecutionStatus | undefined;
  error: string | undefined;
  entered: { name: string; input: Record<string, unknown> }[];
  failures: string[];
}

const records = 'records';
const key = (name: string) => [
  { AttributeName: `${name}pk`, KeyType: 'HASH' as const },
  { AttributeName: `${name}sk`, KeyType: 'RANGE' as const },
];
const indexes = ['gsi1', 'gsi2'];
const aTable = (TableName: string) =>
  new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['', ...indexes].flatMap((name) => key(name).map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' as const }))),
    KeySchema: key(''),
    GlobalSecondaryIndexes: indexes.map((IndexName) => ({ IndexName, KeySchema: key(IndexName), Projection: { ProjectionType: 'ALL' as const } })),
  });
const stepArn = (step: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${step}`;

/**
 * A local cloud with tables, archive, queue and the procedures as they are deployed (`patch` may shorten a time), known to the platform by its environment.
 * No functions: what calls them is done by the test.
 */
export const aCloud = async (log: string, patch = (definition: string) => definition) => {
  const cloud = await startCloud({ log });
  Object.assign(process.env, environmentFor(cloud.endpoint));
  const [sfn, dynamo, sqs] = [new SFNClient(), new DynamoDBClient(), new SQSClient()];
  for (const table of [records, 'audit']) await dynamo.send(aTable(table));
  await new S3Client().send(new CreateBucketCommand({ Bucket: 'archive', ObjectLockEnabledForBucket: true }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'ticks.fifo', Attributes: { FifoQueue: 'true' } }));
  await new S3Client().send(new CreateBucketCommand({ Bucket: 'evidence' }));
  const { QueueUrl: uploads } = await sqs.send(new CreateQueueCommand({ QueueName: 'uploads' }));
  const { QueueUrl: pulls } = await sqs.send(new CreateQueueCommand({ QueueName: 'pulls' }));
  const { QueueUrl: deliveries } = await sqs.send(new CreateQueueCommand({ QueueName: 'deliveries' }));
  const machines = new Map<WorkflowName, string>();
  for (const name of workflows) {
    const values = Object.fromEntries([...holesOf(readProcedure(name))].map((hole) => [hole, stepArn(hole)]));
    const definition = patch(definitionOf(name, { ...values, Partition: 'aws', Records: records }));
    const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn: 'arn:aws:iam::000000000000:role/procedure' }));
    machines.set(name, stateMachineArn ?? '');
  }
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: records,
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    TICKS_QUEUE_URL: QueueUrl,
    DELIVERIES_QUEUE_URL: deliveries,
    EVIDENCE_BUCKET: 'evidence',
    UPLOADS_QUEUE_URL: uploads,
    PULLS_QUEUE_URL: pulls,
    STATE_MACHINES: JSON.stringify(Object.fromEntries(machines)),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });

  const courseOf = async (executionArn: string): Promise<Course> => {
    const { status, error } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    const course: Course = { status, error, entered: [], failures: [] };
    for (let nextToken: string | undefined, first = true; first || nextToken !== undefined; first = false) {
      const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, ...(nextToken === undefined ? {} : { nextToken }) }));
      for (const { stateEnteredEventDetails: entered, taskFailedEventDetails: failed } of page.events ?? []) {
        if (entered !== undefined) course.entered.push({ name: entered.name ?? '', input: JSON.parse(entered.input ?? '{}') });
        if (failed !== undefined) course.failures.push(failed.error ?? '');
      }
      nextToken = page.nextToken;
    }
    return course;
  };

  return {
    endpoint: cloud.endpoint,
    stop: cloud.stop,
    dynamo,
    sfn,
    sqs,
    queue: QueueUrl ?? '',
    deliveries: deliveries ?? '',
    courseOf,
    arnOf: (name: WorkflowName, execution: string): string => `${(machines.get(name) ?? '').replace(':stateMachine:', ':execution:')}:${execution}`,
    /** Starts a procedure; `mocks` names the answers that stand in for its tasks. */
    start: async (name: WorkflowName, input: Record<string, unknown>, mocks?: string): Promise<string> => {
      const arn = machines.get(name) ?? '';
      const stateMachineArn = mocks === undefined ? arn : `${arn}#${mocks}`;
      const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }));
      return executionArn ?? '';
    },
    ended: async (executionArn: string): Promise<Course> => {
      for (let tries = 0; tries < 600; tries++) {
        const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        if (status !== 'RUNNING') return courseOf(executionArn);
        await pause(50);
      }
      throw new Error(`${executionArn} did not end in 30 seconds`);
    },
  };
};
export type ACloud = Awaited<ReturnType<typeof aCloud>>;
