import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { phaseNames } from '#domain/cycles/cycle.ts';
import { anIntake } from '../../support/an-intake.ts';

const arn = (name: string) => `arn:aws-cn:states:cn-north-1:000000000000:stateMachine:${name}`;
vi.hoisted(() =>
  Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'records', AUDIT_TABLE: 'audit', ARCHIVE_BUCKET: 'archive', AWS_REGION: 'us-east-1' }),
);
process.env['STATE_MACHINES'] = JSON.stringify(Object.fromEntries([...phaseNames, 'submission', 'ingest-batch'].map((name) => [name, arn(name)])));

const { executionName } = await import('#platform/workflows/executions.ts');
const { startPhaseExecution } = await import('#platform/workflows/start-phase.ts');
const { startIntake } = await import('#platform/workflows/start-intake.ts');
const { startSubmission } = await import('#platform/workflows/start-submission.ts');

const sfn = mockClient(SFNClient);
beforeEach(() => sfn.reset());

const phase = { county: '330726', cycle: '2026', phase: 'final-scoring', status: 'running', attempt: 1, rev: 2 } as const;
const submission = {
  county: '330726',
  cycle: '2026',
  window: '2026H1',
  unit: 'U012',
  status: 'open',
  round: 1,
  attempt: 2,
  task: 't',
  firstTask: '2026H1-U012-report-1',
  missing: [],
  rev: 1,
} as const;

const started = () => {
  const input = sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input;
  return { machine: input?.stateMachineArn, name: input?.name, told: JSON.parse(input?.input ?? '{}') };
};

describe('an execution', () => {
  it('of a phase is named after county, year, phase and attempt', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await startPhaseExecution(phase);
    const told = { county: '330726', cycle: '2026', phase: 'final-scoring', attempt: 1 };
    expect(started()).toEqual({ machine: arn('final-scoring'), name: '330726-2026-final-scoring.1', told });
  });

  it('of a submission is named after its window and unit, and told the task it begins with', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await startSubmission({ ...submission, missing: [] });
    expect(started()).toMatchObject({ machine: arn('submission'), name: '330726-2026-2026H1-U012.2', told: { attempt: 2, window: '2026H1', unit: 'U012' } });
    expect(started().told.task).toEqual({ pk: expect.stringContaining('330726'), sk: expect.stringContaining('2026H1-U012-report-1') });
  });

  it('has a name that Step Functions takes, even the longest one', () => {
    const longest = { county: '330726', cycle: '2026', window: 'X'.repeat(24), unit: 'U0012', attempt: 9999 };
    expect(executionName(longest)).toMatch(/^[A-Za-z0-9._-]{1,80}$/);
  });

  it('of a file is named after its intake', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await startIntake(anIntake({ id: 'a1b2', attempt: 3 }));
    expect(started()).toMatchObject({ machine: arn('ingest-batch'), name: '330798-2026-intake-a1b2.3', told: { attempt: 3, intake: 'a1b2' } });
  });

  it('that runs or ran under its name already is success, any other refusal is not', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists({ $metadata: {}, message: 'already' }));
    await expect(startPhaseExecution(phase)).resolves.toBeUndefined();
    sfn.on(StartExecutionCommand).rejects(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }));
    await expect(startPhaseExecution(phase)).rejects.toThrow('Rate exceeded');
  });

  it('of a procedure that was not deployed is a fault that names it', async () => {
    const machines = process.env['STATE_MACHINES'];
    process.env['STATE_MACHINES'] = '{}';
    await expect((async () => startPhaseExecution(phase))()).rejects.toThrow('final-scoring');
    process.env['STATE_MACHINES'] = machines;
  });
});
