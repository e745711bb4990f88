import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { type Change, created } from '#domain/change.ts';
import type { Cycle, Phase, PhaseName, Window } from '#domain/cycles/cycle.ts';
import { joinTaskId } from '#domain/cycles/window-moves.ts';
import { openSubmission } from '#domain/reporting/moves.ts';
import type { SubmissionAct } from '#domain/reporting/submission.ts';
import { openTask } from '#domain/tasks/moves.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACloud, aCloud } from './a-cloud.ts';

export const cycle = '2026';

/** What calls a function is told how long it may take; the tests give it all the time it wants. */
export const aContext = { getRemainingTimeInMillis: () => 300_000 } as Context;

/** The product's own modules, loaded once the cloud is there: they read its environment. */
const modules = async () => ({
  ...(await import('#platform/table/commit.ts')),
  ...(await import('#platform/table/records.ts')),
  ...(await import('#platform/table/open-to-change.ts')),
  ...(await import('#platform/files/archive.ts')),
  ...(await import('#platform/workflows/start-submission.ts')),
  ...(await import('#domain/reporting/moves.ts')),
  settle: (await import('../../functions/tasks/settle.ts')).handler,
});

/** A cloud with counties on it, each founded by a test for itself. */
export const aCountyCloud = async (log: string, patch?: (definition: string) => string) => {
  const cloud = await aCloud(log, patch);
  return { ...cloud, ...(await modules()) };
};
export type ACountyCloud = Awaited<ReturnType<typeof aCountyCloud>>;

interface Founding {
  today: string;
  phases?: Partial<Record<PhaseName, Pick<Phase, 'status' | 'attempt' | 'firstTask'>>>;
  also?: readonly Change[];
}

/** A county in the middle of its year: policy and plan of the small county, its phases as given, the others waiting. */
export const found = async (cloud: ACountyCloud, county: string, { today, phases = {}, also = [] }: Founding): Promise<Cycle> => {
  const { policy, plan } = smallCounty();
  const [policyHash, planHash] = [await cloud.archive({ ...policy, county }), await cloud.archive({ ...plan, county })];
  const papers = { policyVersion: 1, policyHash };
  const year: Cycle = { county, cycle, status: 'active', today, ...papers, planVersion: 1, planHash, rev: 1 };
  const all = ['preparation', 'midterm-tracking', 'final-scoring', 'feedback', 'budget-linkage'] as const;
  const changes = [
    created('county', { county, registry: 'counties', name: '小样县', tickedThrough: today, ...papers, rev: 1 }),
    created('cycle', year),
    ...all.map((phase) => created('phase', { county, cycle, phase, status: 'waiting', attempt: 0, rev: 1, ...phases[phase] })),
    ...also,
  ];
  await cloud.commit({ fact: 'county-founded', changes }, { county, cycle, who: 'test', act: `found:${county}` });
  return year;
};

export const aWindow = (county: string, status: Window['status'] = 'open'): Window => ({
  county,
  cycle,
  window: '2026H1',
  phase: 'midterm-tracking',
  name: '上半年',
  from: '2026-01',
  to: '2026-06',
  opens: '2026-07-01',
  due: '2026-07-10',
  final: false,
  status,
  rev: 1,
});

/** The task that ends when every submission of the window is settled. */
export const joinTask = (county: string): Change =>
  openTask({
    county,
    cycle,
    id: joinTaskId('2026H1'),
    kind: 'join',
    phase: 'midterm-tracking',
    window: '2026H1',
    assignee: { role: 'system' },
    due: '2026-07-10',
    today: '2026-07-01',
  });

/** The submission of a unit in the open window, its first task, and its execution unless it is `unstarted`. */
export const submit = async (cloud: ACountyCloud, county: string, unit: string, started: 'started' | 'unstarted' = 'started'): Promise<void> => {
  await cloud.commit(openSubmission({ window: aWindow(county), unit, today: '2026-07-01' }), { county, cycle, who: 'test', act: `open:${unit}` });
  if (started === 'started') await cloud.startSubmission(await submissionOf(cloud, county, unit));
};

export const submissionOf = (cloud: ACountyCloud, county: string, unit: string) => cloud.load('submission', { county, cycle, window: '2026H1', unit }, '填报');

export const executionOf = (cloud: ACloud, county: string, unit: string, attempt = 1): string =>
  cloud.arnOf('submission', `${county}-2026-2026H1-${unit}.${attempt}`);

/** Nobody signs a report of their own. */
const actorOf = (what: SubmissionAct): string => (what === 'report' ? 'P1' : 'P2');

/** A person acts: the record and its tasks move in one transaction. Gives the id of the task that was settled. */
export const act = async (cloud: ACountyCloud, county: string, unit: string, what: SubmissionAct, today = '2026-07-02'): Promise<string> => {
  const submission = await submissionOf(cloud, county, unit);
  const task = await cloud.load('task', { county, cycle, id: submission.task }, '待办');
  const window = await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期');
  const move = cloud.actOnSubmission({ act: what, submission, window, task, by: actorOf(what), today, due: '2026-07-10', reason: '数据有误' });
  await cloud.commit(move, { county, cycle, who: actorOf(what), act: `${what}:${task.id}` });
  return task.id;
};

const imageOf = async (cloud: ACountyCloud, county: string, id: string): Promise<Record<string, unknown>> => {
  const { pk, sk } = cloud.taskKey(county, cycle, id);
  const { Attributes } = await cloud.dynamo.send(
    new UpdateItemCommand({ TableName: 'records', Key: { pk: { S: pk }, sk: { S: sk } }, ReturnValues: 'ALL_NEW' }),
  );
  return Attributes ?? {};
};

/** The token that a workflow attached to a task, if one did. */
export const tokenOf = async (cloud: ACountyCloud, county: string, id: string): Promise<unknown> =>
  unmarshall((await imageOf(cloud, county, id)) as Parameters<typeof unmarshall>[0])['callback'];

/** The stream delivers a settled task, so many times. A task without a token passes no filter and is never delivered. */
export const deliver = async (cloud: ACountyCloud, county: string, id: string, times: number): Promise<void> => {
  const record = { eventID: id, dynamodb: { NewImage: await imageOf(cloud, county, id), SequenceNumber: '1' } } as DynamoDBRecord;
  for (let time = 0; time < times; time++) await cloud.settle({ Records: [record] }, aContext, () => {});
};
