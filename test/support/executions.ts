import { paginateListExecutions, paginateListStateMachines, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { environmentFor } from '../../infra/local/cloud.ts';

const clientOf = (endpoint: string): SFNClient => {
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environmentFor(endpoint);
  return new SFNClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
};

interface Running {
  name: string;
  arn: string;
}

/** Executions of a county's procedures that are under way. */
export const runningOf = async (endpoint: string, county: string): Promise<Running[]> => {
  const client = clientOf(endpoint);
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

/** Stops every execution of a county, as an operator or a fault would; gives their names. */
export const stopAll = async (endpoint: string, county: string): Promise<string[]> => {
  const client = clientOf(endpoint);
  const running = await runningOf(endpoint, county);
  await Promise.all(running.map(({ arn }) => client.send(new StopExecutionCommand({ executionArn: arn, error: 'Stopped', cause: 'stopped by the test' }))));
  return running.map(({ name }) => name);
};
