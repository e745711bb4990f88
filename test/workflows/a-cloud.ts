import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type ExecutionStatus,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { definitionOf, holesOf, readProcedure } from '../../infra/constructs/definition.ts';
import { environmentFor, startCloud } from '../../infra/local/cloud.ts';
import type { WorkflowName } from '../../infra/names.ts';

/** How an execution went: the states it entered with their input, and the errors of its tasks in order. */
export interface Course {
  status: ExecutionStatus | undefined;
  error: string | undefined;
  entered: { name: string; input: Record<string, unknown> }[];
  failures: string[];
}

export const records = 'records';
const stepArn = (step: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${step}`;

/** A local cloud with one table and the procedures as they are deployed (`patch` may shorten a time). No functions: steps are answered by the test. */
export const aCloud = async (log: string, names: readonly WorkflowName[], patch = (definition: string) => definition) => {
  const cloud = await startCloud({ log });
  Object.assign(process.env, environmentFor(cloud.endpoint));
  const [sfn, dynamo] = [new SFNClient(), new DynamoDBClient()];
  await dynamo.send(
    new CreateTableCommand({
      TableName: records,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  const machines = new Map<WorkflowName, string>();
  for (const name of names) {
    const values = Object.fromEntries([...holesOf(readProcedure(name))].map((hole) => [hole, stepArn(hole)]));
    const definition = patch(definitionOf(name, { ...values, Partition: 'aws', Records: records }));
    const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn: 'arn:aws:iam::000000000000:role/procedure' }));
    machines.set(name, stateMachineArn ?? '');
  }

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
    courseOf,
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
