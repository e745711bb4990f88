import { type ExecutionListItem, paginateGetExecutionHistory, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import { sideBySide } from '#platform/side-by-side.ts';

/** What the histories of all executions of a state machine say. Our procedures use no Map, so the embedded cloud's histories are complete. */
export interface Histories {
  executions: number;
  transitions: number;
  mostEvents: number;
  /** Largest input or output of a state, in bytes. */
  mostBytes: number;
}

const sfn = (endpoint: string): SFNClient => new SFNClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

const bytesOf = (text: string | undefined): number => Buffer.byteLength(text ?? '', 'utf8');

export const historiesOf = async (endpoint: string, stateMachineArns: readonly string[]): Promise<Histories> => {
  const client = sfn(endpoint);
  const seen: Histories = { executions: 0, transitions: 0, mostEvents: 0, mostBytes: 0 };
  for (const stateMachineArn of stateMachineArns) {
    const executions: ExecutionListItem[] = [];
    for await (const page of paginateListExecutions({ client }, { stateMachineArn })) executions.push(...(page.executions ?? []));
    await sideBySide(executions, 4, async ({ executionArn }) => {
      let events = 0;
      for await (const page of paginateGetExecutionHistory({ client }, { executionArn: executionArn ?? '', includeExecutionData: true })) {
        for (const event of page.events ?? []) {
          events++;
          if (event.stateEnteredEventDetails !== undefined) seen.transitions++;
          seen.mostBytes = Math.max(seen.mostBytes, bytesOf(event.stateEnteredEventDetails?.input), bytesOf(event.stateExitedEventDetails?.output));
        }
      }
      seen.executions++;
      seen.mostEvents = Math.max(seen.mostEvents, events);
    });
  }
  return seen;
};
