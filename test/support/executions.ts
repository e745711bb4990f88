import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { paginateListExecutions, paginateListStateMachines, SendTaskFailureCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { environmentFor } from '../../infra/local/cloud.ts';
import { physicalName } from '../../infra/names.ts';
import { variablesOf } from './lambda.ts';

const settingsOf = (endpoint: string) => {
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environmentFor(endpoint);
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
};

interface Running {
  name: string;
  arn: string;
}

/** Executions of a county's procedures that are under way. */
export const runningOf = async (endpoint: string, county: string): Promise<Running[]> => {
  const client = new SFNClient(settingsOf(endpoint));
  const running: Running[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
    for (const { stateMachineArn } of stateMachines) {
      for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn, statusFilter: 'RUNNING' })) {
        for (const { name = '', executionArn = '' } of executions) if (name.startsWith(`${county}-`)) running.push({ name, arn: executionArn });
      }
    }
  }
  return running;
};

/** Tokens on which the county's executions wait. */
const tokensOf = async (endpoint: string, county: string): Promise<string[]> => {
  const { RECORDS_TABLE } = await variablesOf(endpoint, physicalName('local', 'cycles/api'));
  const waiting = {
    TableName: RECORDS_TABLE,
    FilterExpression: 'county = :county AND #status = :open AND attribute_exists(callback)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':county': { S: county }, ':open': { S: 'open' } },
  };
  const tokens: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: new DynamoDBClient(settingsOf(endpoint)) }, waiting))
    tokens.push(...Items.flatMap(({ callback }) => callback?.S ?? []));
  return tokens;
};

/** LocalStack notices that an execution was stopped only when the token it waits for is answered; elsewhere that token is gone by then. */
const wake = async (endpoint: string, county: string): Promise<void> => {
  const client = new SFNClient(settingsOf(endpoint));
  const gone = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];
  for (const taskToken of await tokensOf(endpoint, county)) {
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'Stopped' })).catch((error: unknown) => {
      if (!(error instanceof Error) || !gone.includes(error.name)) throw error;
    });
  }
};

const lookAgainMilliseconds = 1000;

/** Stops every execution of a county, as an operator or a fault would; gives their names once none of them runs any more. */
export const stopAll = async (endpoint: string, county: string): Promise<string[]> => {
  const client = new SFNClient(settingsOf(endpoint));
  const stopped = await runningOf(endpoint, county);
  for (let left = stopped; left.length > 0; ) {
    await Promise.all(left.map(({ arn }) => client.send(new StopExecutionCommand({ executionArn: arn, error: 'Stopped', cause: 'stopped by the test' }))));
    const arns = new Set(stopped.map(({ arn }) => arn));
    const still = async () => (await runningOf(endpoint, county)).filter(({ arn }) => arns.has(arn));
    left = await still();
    if (left.length === 0) break;
    await pause(lookAgainMilliseconds);
    await wake(endpoint, county);
    left = await still();
  }
  return stopped.map(({ name }) => name);
};
