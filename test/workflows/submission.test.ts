import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { created } from '#domain/change.ts';
import { type ACountyCloud, aCountyCloud, act, aWindow, cycle, deliver, executionOf, found, submissionOf, submit, tokenOf } from './a-county.ts';

const county = '330798';
let cloud: ACountyCloud;

/** The look-again of 30 days comes after two seconds here. */
beforeAll(async () => {
  cloud = await aCountyCloud('submission.log', (definition) => definition.replaceAll('"TimeoutSeconds":2592000', '"TimeoutSeconds":2'));
  await found(cloud, county, { today: '2026-07-01', also: [created('window', aWindow(county))] });
});
afterAll(() => cloud?.stop());

const attached = (id: string) =>
  vi.waitFor(async () => expect(await tokenOf(cloud, county, id)).toEqual(expect.any(String)), { timeout: 20_000, interval: 100 });
const tasksEntered = async (unit: string, attempt = 1) =>
  (await cloud.ended(executionOf(cloud, county, unit, attempt))).entered.map(({ name }) => name).filter((name) => !name.endsWith('?'));

/** Acts one after another, each once the workflow waits for it, and the stream says so `times` times. */
const actInTurn = async (unit: string, acts: readonly Parameters<typeof act>[3][], times: number) => {
  for (const what of acts) {
    await attached((await submissionOf(cloud, county, unit)).task);
    await deliver(cloud, county, await act(cloud, county, unit, what), times);
  }
};

describe('a submission', () => {
  it('is returned by the leader and by the office and done again, every settled task told twice', async () => {
    await submit(cloud, county, 'U001');
    await actInTurn('U001', ['report', 'return-to-reporter', 'report', 'sign', 'return-to-unit', 'report', 'sign', 'accept'], 2);
    expect(await tasksEntered('U001')).toEqual([
      'The unit reports',
      'Its leader signs',
      'The unit reports',
      'Its leader signs',
      'The office decides',
      'The unit reports',
      'Its leader signs',
      'The office decides',
      'Settled',
    ]);
    expect(await submissionOf(cloud, county, 'U001')).toMatchObject({ status: 'accepted', round: 3 });
  });

  it('that was settled before its execution began is walked through without any signal', async () => {
    await submit(cloud, county, 'U002', 'unstarted');
    for (const what of ['report', 'sign', 'accept'] as const) await act(cloud, county, 'U002', what);
    await cloud.startSubmission(await submissionOf(cloud, county, 'U002'));
    expect(await tasksEntered('U002')).toEqual([
      'The unit reports',
      'It has reported',
      'Its leader signs',
      'It has been signed',
      'The office decides',
      'It has decided',
      'Settled',
    ]);
  });

  it('whose task is missing fails and says so', async () => {
    const missing = { county, cycle, window: '2026H1', unit: 'U009', attempt: 1, firstTask: '2026H1-U009-report-1' };
    await cloud.startSubmission({ ...(await submissionOf(cloud, county, 'U002')), ...missing });
    expect(await cloud.ended(executionOf(cloud, county, 'U009'))).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' });
  });

  it('that nobody answers for a long time is looked at again, and goes on when somebody does', async () => {
    await submit(cloud, county, 'U003');
    const arn = executionOf(cloud, county, 'U003');
    await vi.waitFor(async () => expect((await cloud.courseOf(arn)).failures).toContain('States.Timeout'), { timeout: 20_000, interval: 200 });
    await actInTurn('U003', ['report', 'sign', 'accept'], 1);
    expect(await tasksEntered('U003')).toEqual(['The unit reports', 'Its leader signs', 'The office decides', 'Settled']);
  });

  it('started twice is one execution', async () => {
    await submit(cloud, county, 'U004');
    await expect(cloud.startSubmission(await submissionOf(cloud, county, 'U004'))).resolves.toBeUndefined();
    await actInTurn('U004', ['report', 'sign', 'accept'], 1);
    await tasksEntered('U004');
    await expect(cloud.startSubmission(await submissionOf(cloud, county, 'U004'))).resolves.toBeUndefined();
  });

  it('whose execution was stopped is resumed under the next attempt and walks to where the data stands', async () => {
    const { resume } = await import('../../functions/cycles/resume-executions.ts');
    await submit(cloud, county, 'U005');
    await actInTurn('U005', ['report'], 1);
    await attached('2026H1-U005-sign-1');
    await cloud.sfn.send(new StopExecutionCommand({ executionArn: executionOf(cloud, county, 'U005') }));
    expect(await resume({ county, cycle, who: 'operator', act: 'office-head:resume-all', all: true })).toEqual({ phases: 0, submissions: 1, intakes: 0 });
    await vi.waitFor(async () => {
      const { entered } = await cloud.courseOf(executionOf(cloud, county, 'U005', 2));
      expect(entered.at(-1)?.name).toBe('Its leader signs');
    });
    await actInTurn('U005', ['sign', 'accept'], 2);
    expect(await tasksEntered('U005', 2)).toEqual(['The unit reports', 'It has reported', 'Its leader signs', 'The office decides', 'Settled']);
    expect((await cloud.courseOf(executionOf(cloud, county, 'U005'))).status).toBe('ABORTED');
  });
});
