import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { type PhaseName, phaseNames } from '#domain/cycles/cycle.ts';
import { parseOwn } from '#domain/problems/parse.ts';

const sfn = new SFNClient({ maxAttempts: 6 });
export type Workflow = PhaseName | 'submission' | 'ingest-batch';
const StateMachines = z.record(z.enum([...phaseNames, 'submission', 'ingest-batch']), z.string().min(1));

const arnOf = (workflow: Workflow): string => parseOwn(StateMachines, JSON.parse(process.env['STATE_MACHINES'] ?? '{}'), '状态机清单')[workflow];

/** What an execution is told: ids only. */
export interface ExecutionInput {
  county: string;
  cycle: string;
  attempt: number;
  phase?: string;
  window?: string;
  unit?: string;
  intake?: string;
  task?: { pk: string; sk: string };
}

export const executionName = ({ county, cycle, phase, window, unit, intake, attempt }: ExecutionInput): string => {
  const what = intake === undefined ? (unit === undefined ? phase : `${window}-${unit}`) : `intake-${intake}`;
  return `${county}-${cycle}-${what}.${attempt}`;
};

/** Starts an execution under its name; one that runs or ran under that name already is success, because the record decides what runs. */
export const start = async (workflow: Workflow, input: ExecutionInput): Promise<void> => {
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn: arnOf(workflow), name: executionName(input), input: JSON.stringify(input) }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

/** Tells a waiting workflow; a token that is gone (answered, timed out, of a stopped execution) is success. */
export const tell = async (callback: string, output: unknown): Promise<'told' | 'gone'> => {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken: callback, output: JSON.stringify(output) }));
    return 'told';
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken) return 'gone';
    throw error;
  }
};
