import { Aws } from 'aws-cdk-lib';

/** Areas of functions: one execution role, one log group and one API function each. */
export const areas = [
  'access',
  'cycles',
  'tasks',
  'schemes',
  'targets',
  'reporting',
  'ingestion',
  'ledger',
  'scoring',
  'results',
  'projects',
  'commitments',
] as const;
export type Area = (typeof areas)[number];

/** Procedures. Names live as long as executions do: the list only grows. */
export const workflows = ['preparation', 'midterm-tracking', 'final-scoring', 'feedback', 'budget-linkage', 'submission', 'ingest-batch'] as const;
export type WorkflowName = (typeof workflows)[number];

/** Steps that procedures call: the hole in the definition and the handler's file. Running executions know the physical names: the list only grows. */
export const steps = {
  CompletePhase: 'cycles/complete-phase',
  NextWindow: 'cycles/next-window',
  OpenWindow: 'cycles/open-window',
  AssessMidterm: 'scoring/assess-midterm',
  ComputeScores: 'scoring/compute-scores',
  SendScores: 'scoring/send-scores',
  CloseAppeals: 'scoring/close-appeals',
  PostNotice: 'scoring/post-notice',
  EndNotice: 'scoring/end-notice',
  FinaliseResults: 'scoring/finalise-results',
  DrawUpBudget: 'results/draw-up-budget',
  UseResults: 'results/use-results',
  DiscloseResults: 'scoring/disclose-results',
  CheckFile: 'ingestion/check-file',
  PostBatch: 'ingestion/post-batch',
  CloseIntake: 'ingestion/close-intake',
} as const;
export type StepName = keyof typeof steps;

/** Functions that streams, queues, rules, the schedule or an operator call. */
export const others = {
  settle: 'tasks/settle',
  deliver: 'tasks/deliver',
  pullSource: 'ingestion/pull-source',
  recount: 'cycles/recount',
  tick: 'cycles/tick',
  dailyTick: 'cycles/daily-tick',
  recordFailure: 'cycles/record-failure',
  receiveFile: 'ingestion/receive-file',
  checkEvidence: 'reporting/check-evidence',
  resume: 'cycles/resume',
  foundCounty: 'cycles/found-county',
  alarmOnChange: 'access/alarm-on-change',
} as const;

/** What citizens read through, in a role of its own. */
export const publicApi = 'disclosure/public-api';

export const physicalName = (stage: string, name: string): string => `xianheng-${stage}-${name.replaceAll('/', '-')}`;

/** Functions know state machines by their name, state machines know functions by reference: so no stack needs the other twice. */
export const stateMachineArn = (stage: string, name: string): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${physicalName(stage, name)}`;
