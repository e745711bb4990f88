import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changed, created } from '#domain/change.ts';
import { issuePlanTaskId } from '#domain/cycles/phase-moves.ts';
import { dayTaskId, joinTaskId, planWindow } from '#domain/cycles/window-moves.ts';
import { extendTask, openTask } from '#domain/tasks/moves.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACountyCloud, aContext, aCountyCloud, act, aWindow, cycle, executionOf, found, joinTask, submissionOf, submit, tokenOf } from './a-county.ts';

let cloud: ACountyCloud;
let tick: typeof import('../../functions/cycles/tick.ts')['tick'];
const allTheTime = () => 300_000;

beforeAll(async () => {
  cloud = await aCountyCloud('tick.log');
  ({ tick } = await import('../../functions/cycles/tick.ts'));
});
afterAll(() => cloud?.stop());

const yearOf = (county: string) => cloud.load('cycle', { county, cycle }, '年度');
const taskOf = (county: string, id: string) => cloud.load('task', { county, cycle, id }, '待办');
const commit = (county: string, name: string, changes: Parameters<ACountyCloud['commit']>[0]['changes']) =>
  cloud.commit({ fact: name, changes }, { county, cycle, who: 'test', act: name });
const planTask = (county: string, due: string, today = '2026-01-01') =>
  openTask({ county, cycle, id: issuePlanTaskId, kind: 'issue-plan', phase: 'preparation', assignee: { role: 'office-head' }, due, today });
const ready = { preparation: { status: 'ready', attempt: 0, firstTask: issuePlanTaskId } } as const;
const preparation = (county: string, attempt: number) => cloud.arnOf('preparation', `${county}-2026-preparation.${attempt}`);
const waits = (county: string, id: string) => vi.waitFor(async () => expect(await tokenOf(cloud, county, id)).toEqual(expect.any(String)), { timeout: 10_000 });

describe('a tick', () => {
  it('starts the phase that is ready, the record first, the execution under its name; an older tick and the same one change nothing', async () => {
    const county = '330701';
    await found(cloud, county, { today: '2026-01-01', phases: ready, also: [planTask(county, '2026-02-01')] });
    await tick({ county, day: '2026-01-02' }, allTheTime);
    await waits(county, issuePlanTaskId);
    expect((await cloud.courseOf(preparation(county, 1))).status).toBe('RUNNING');
    const phase = { county, cycle, phase: 'preparation' };
    expect(await cloud.load('phase', phase, '阶段')).toMatchObject({ status: 'running', attempt: 1, startedOn: '2026-01-02' });

    const token = await tokenOf(cloud, county, issuePlanTaskId);
    for (const day of ['2026-01-01', '2026-01-02']) await tick({ county, day }, allTheTime);
    expect(await yearOf(county)).toMatchObject({ today: '2026-01-02' });
    expect((await cloud.load('county', { county }, '县')).tickedThrough).toBe('2026-01-02');
    expect(await tokenOf(cloud, county, issuePlanTaskId)).toBe(token);
  });

  it('starts again what the record says is running and what was never started', async () => {
    const county = '330702';
    const running = { preparation: { status: 'running', attempt: 3, firstTask: issuePlanTaskId } } as const;
    await found(cloud, county, {
      today: '2026-07-01',
      phases: running,
      also: [planTask(county, '2026-09-01'), created('window', aWindow(county)), joinTask(county)],
    });
    await submit(cloud, county, 'U001', 'unstarted');
    await tick({ county, day: '2026-07-02' }, allTheTime);
    await waits(county, issuePlanTaskId);
    await waits(county, '2026H1-U001-report-1');
    expect((await cloud.courseOf(preparation(county, 3))).status).toBe('RUNNING');
    await expect(tick({ county, day: '2026-07-03' }, allTheTime)).resolves.toBeUndefined();
  });

  it('sends again what the stream lost lately, not what was settled long ago', async () => {
    const county = '330703';
    await found(cloud, county, { today: '2026-07-01', also: [created('window', aWindow(county)), joinTask(county)] });
    for (const unit of ['U001', 'U002']) {
      await submit(cloud, county, unit);
      await waits(county, `2026H1-${unit}-report-1`);
    }
    await act(cloud, county, 'U001', 'report', '2026-07-02');
    await act(cloud, county, 'U002', 'report', '2026-06-25');
    await tick({ county, day: '2026-07-03' }, allTheTime);
    await waits(county, '2026H1-U001-sign-1');
    expect((await cloud.courseOf(executionOf(cloud, county, 'U002'))).entered.at(-1)?.name).toBe('The unit reports');
  });

  it('settles the days that came, ends what was missed, leaves alone what has more time, and closes the window of which nothing is left', async () => {
    const county = '330704';
    const year = await found(cloud, county, { today: '2026-06-30' });
    const planned = smallCounty().plan.windows[0];
    if (planned === undefined) throw new Error('the small county has a window');
    const tracking = await cloud.load('phase', { county, cycle, phase: 'midterm-tracking' }, '阶段');
    await cloud.commit(planWindow(year, tracking, planned), { county, cycle, who: 'test', act: 'plan' });
    await tick({ county, day: '2026-06-30' }, allTheTime);
    expect((await taskOf(county, dayTaskId('2026H1'))).status).toBe('open');
    await tick({ county, day: '2026-07-01' }, allTheTime);
    expect(await taskOf(county, dayTaskId('2026H1'))).toMatchObject({ status: 'done', outcome: 'came', settledBy: 'tick', settledOn: '2026-07-01' });

    const window = await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期');
    await commit(county, 'opened', [changed('window', window, { status: 'open' })]);
    for (const unit of ['U001', 'U002', 'U003', 'U004']) await submit(cloud, county, unit, 'unstarted');
    await commit(county, 'extended', [extendTask(await taskOf(county, '2026H1-U002-report-1'), '2026-07-12', '防汛抢险', '2026-07-01')]);
    await tick({ county, day: '2026-07-10' }, allTheTime);
    expect((await submissionOf(cloud, county, 'U001')).status).toBe('open');
    await tick({ county, day: '2026-07-11' }, allTheTime);
    expect((await submissionOf(cloud, county, 'U001')).status).toBe('expired');
    expect((await taskOf(county, '2026H1-U001-report-1')).status).toBe('expired');
    expect((await submissionOf(cloud, county, 'U002')).status).toBe('open');
    await tick({ county, day: '2026-07-13' }, allTheTime);
    expect(await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期')).toMatchObject({ status: 'closed', closedOn: '2026-07-13' });
    expect(await taskOf(county, joinTaskId('2026H1'))).toMatchObject({ status: 'done', outcome: 'closed' });
  });

  it('lets a unit join whose joining was cut short, before the window is counted', async () => {
    const county = '330705';
    await found(cloud, county, { today: '2026-07-01', also: [created('window', aWindow(county)), joinTask(county)] });
    for (const unit of ['U001', 'U002', 'U003']) {
      await submit(cloud, county, unit, 'unstarted');
      await commit(county, `accepted ${unit}`, [changed('submission', await submissionOf(cloud, county, unit), { status: 'accepted' })]);
    }
    await tick({ county, day: '2026-07-02' }, allTheTime);
    expect((await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期')).status).toBe('open');
    expect(await submissionOf(cloud, county, 'U004')).toMatchObject({ status: 'open', attempt: 1 });
    await waits(county, '2026H1-U004-report-1');
    await tick({ county, day: '2026-07-11' }, allTheTime);
    expect((await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期')).status).toBe('closed');
  });

  it('catches up ten missed days, reminds of the newest threshold only and once, and tells the head what is overdue', async () => {
    const county = '330706';
    await found(cloud, county, { today: '2026-01-01', phases: ready, also: [planTask(county, '2026-01-12')] });
    await tick({ county, day: '2026-01-11' }, allTheTime);
    const reminders = async () =>
      (await cloud.list('notification', { county })).map(({ id, told, to, on }) => `${on} ${told.kind} ${id.split(':')[2]} ${to}`).sort();
    expect(await reminders()).toEqual(['2026-01-11 reminder 1 office-head']);
    expect((await cloud.load('county', { county }, '县')).tickedThrough).toBe('2026-01-11');
    for (const day of ['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16']) await tick({ county, day }, allTheTime);
    expect(await reminders()).toEqual(['2026-01-11 reminder 1 office-head', '2026-01-12 reminder 0 office-head', '2026-01-15 escalation 3 office-head']);
    expect((await taskOf(county, issuePlanTaskId)).status).toBe('open');

    // No function hears the stream here: each tick asks again for what the days before told and nobody delivers.
    const asked = new Set<string>();
    for (let empty = false; !empty; ) {
      const { Messages = [] } = await cloud.sqs.send(new ReceiveMessageCommand({ QueueUrl: cloud.deliveries, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }));
      empty = Messages.length === 0;
      const keys = Messages.map(({ Body }): { county: string; id: string } => JSON.parse(Body ?? ''));
      for (const { id } of keys.filter((key) => key.county === county)) asked.add(id);
    }
    expect([...asked].sort()).toEqual(
      ['escalation:3', 'reminder:0', 'reminder:1'].map((told) => `${told.replace(':', `:${issuePlanTaskId}:`)}:2026-01-12:office-head`),
    );
  });

  it('opens the next year on its day, once, and never a second time', async () => {
    const county = '330707';
    await found(cloud, county, { today: '2026-11-29' });
    await tick({ county, day: '2026-12-02' }, allTheTime);
    const cycles = await cloud.list('cycle', { county });
    expect(cycles.map(({ cycle: each, status, today }) => [each, status, today])).toEqual([
      ['2026', 'active', '2026-12-02'],
      ['2027', 'active', '2026-12-02'],
    ]);
    expect(await cloud.load('phase', { county, cycle: '2027', phase: 'preparation' }, '阶段')).toMatchObject({ status: 'running', attempt: 1 });
    expect(await cloud.list('phase', { county, cycle: '2027' })).toHaveLength(5);
  });

  it('out of time stops between two items, sends the same message again, and the next one does the rest', async () => {
    const county = '330708';
    const tasks = Array.from({ length: 30 }, (_, at) =>
      openTask({
        county,
        cycle,
        id: `note-${at}`,
        kind: 'inform-units',
        phase: 'midterm-tracking',
        assignee: { role: 'office-clerk' },
        due: '2026-07-01',
        today: '2026-07-01',
      }),
    );
    await found(cloud, county, { today: '2026-07-01', also: tasks });
    const statuses = async () => (await cloud.list('task', { county, cycle })).map(({ status }) => status);
    let asked = 0;
    await tick({ county, day: '2026-07-04' }, () => (++asked > 12 ? 19_999 : 300_000));
    const done = (await statuses()).filter((status) => status === 'expired').length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(30);
    expect((await cloud.load('county', { county }, '县')).tickedThrough).toBe('2026-07-01');

    const { Messages = [] } = await cloud.sqs.send(new ReceiveMessageCommand({ QueueUrl: cloud.queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 }));
    expect(Messages.map(({ Body }) => JSON.parse(Body ?? ''))).toEqual([{ county, day: '2026-07-04' }]);
    await cloud.sqs.send(new DeleteMessageCommand({ QueueUrl: cloud.queue, ReceiptHandle: Messages[0]?.ReceiptHandle ?? '' }));
    const { handler } = await import('../../functions/cycles/tick.ts');
    const event = { Records: [{ messageId: 'm1', body: Messages[0]?.Body ?? '' }] } as SQSEvent;
    expect(await handler(event, aContext, () => {})).toEqual({ batchItemFailures: [] });
    expect(new Set(await statuses())).toEqual(new Set(['expired']));
    expect((await cloud.load('county', { county }, '县')).tickedThrough).toBe('2026-07-04');
  });

  it('never skips a day: the table moves a county on by one day only, and an older day changes nothing', async () => {
    const county = '330792';
    await found(cloud, county, { today: '2026-01-01' });
    const { raiseTickedThrough } = await import('#platform/table/days.ts');
    const reached = async () => (await cloud.load('county', { county }, '县')).tickedThrough;
    await expect(raiseTickedThrough({ county }, '2026-01-03')).rejects.toThrow('was skipped');
    expect(await reached()).toBe('2026-01-01');
    await raiseTickedThrough({ county }, '2026-01-02');
    for (const day of ['2026-01-02', '2025-12-30']) await raiseTickedThrough({ county }, day);
    expect(await reached()).toBe('2026-01-02');
  });

  it('seals what was written since the last seal: of a year that has closed and of the county itself too, once', async () => {
    const county = '330791';
    await found(cloud, county, { today: '2026-01-01', phases: ready });
    await commit(county, 'closed', [changed('cycle', await yearOf(county), { status: 'closed' })]);
    const person = created('person', { county, id: 'P-1', name: '李敏', posts: [], rev: 1 });
    await cloud.commit({ fact: 'people-appointed', changes: [person] }, { county, cycle: '-', who: 'test', act: 'appointed' });
    const { sealsOf } = await import('#platform/table/seals.ts');
    const sealed = async () => (await Promise.all([cycle, '-'].map((of) => sealsOf({ county, cycle: of })))).map((seals) => seals.map(({ day }) => day));
    await tick({ county, day: '2026-01-02' }, allTheTime);
    expect(await sealed()).toEqual([[], []]); // too fresh: a transaction begun earlier may still be written
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    for (const day of ['2026-01-03', '2026-01-04']) await tick({ county, day }, allTheTime).finally(() => vi.setSystemTime(Date.now() + 1000));
    vi.useRealTimers();
    expect(await sealed()).toEqual([['2026-01-03'], ['2026-01-03']]);
  });

  it('of a county that is not there, or of a broken message, goes back to the queue', async () => {
    const { handler } = await import('../../functions/cycles/tick.ts');
    for (const body of [JSON.stringify({ county: '330799', day: '2026-07-04' }), '{"county":"330701"}', 'x']) {
      const event = { Records: [{ messageId: 'm1', body }] } as SQSEvent;
      await expect(Promise.resolve(handler(event, aContext, () => {}))).rejects.toThrow();
    }
  });
});

describe('an execution that ended without its procedure', () => {
  it('is recorded once, by its attempt, and resumed under the next', async () => {
    const county = '330711';
    const { recordFailure } = await import('../../functions/cycles/record-failure.ts');
    const { resume } = await import('../../functions/cycles/resume-executions.ts');
    const running = { preparation: { status: 'running', attempt: 2, firstTask: issuePlanTaskId } } as const;
    await found(cloud, county, {
      today: '2026-07-01',
      phases: running,
      also: [planTask(county, '2026-09-01'), created('window', aWindow(county)), joinTask(county)],
    });
    await submit(cloud, county, 'U001', 'unstarted');
    const failed = (attempt: number, of: Record<string, string>, name: string) =>
      recordFailure({
        detail: { name, status: 'FAILED', input: JSON.stringify({ county, cycle, attempt, ...of }), error: 'UnknownOutcome', cause: 'x'.repeat(2000) },
      });
    const phase = () => cloud.load('phase', { county, cycle, phase: 'preparation' }, '阶段');

    await failed(1, { phase: 'preparation' }, 'old');
    expect((await phase()).status).toBe('running');
    for (let time = 0; time < 2; time++) await failed(2, { phase: 'preparation' }, 'now');
    expect(await phase()).toMatchObject({ status: 'failed', attempt: 2, failure: { error: 'UnknownOutcome' } });
    expect((await phase()).failure?.cause).toHaveLength(1000);
    for (let time = 0; time < 2; time++) await failed(1, { window: '2026H1', unit: 'U001' }, 'unit');
    expect((await submissionOf(cloud, county, 'U001')).failure?.error).toBe('UnknownOutcome');

    expect(await resume({ county, cycle, who: 'P1', act: 'again', all: false })).toEqual({ phases: 1, submissions: 1, intakes: 0 });
    expect(await resume({ county, cycle, who: 'P1', act: 'again', all: false })).toEqual({ phases: 0, submissions: 0, intakes: 0 });
    await waits(county, issuePlanTaskId);
    expect((await cloud.courseOf(preparation(county, 3))).status).toBe('RUNNING');
    expect((await cloud.courseOf(executionOf(cloud, county, 'U001', 2))).status).toBe('RUNNING');
    expect(await phase()).toMatchObject({ status: 'running', attempt: 3 });
    expect((await phase()).failure).toBeUndefined();
    expect((await submissionOf(cloud, county, 'U001')).failure).toBeUndefined();

    await failed(2, { phase: 'preparation' }, 'late news of the old attempt');
    expect((await phase()).status).toBe('running');
  });
});

describe('the recount', () => {
  it('closes a window once, however often the stream tells of its submissions', async () => {
    const county = '330712';
    const { handler } = await import('../../functions/cycles/recount.ts');
    await found(cloud, county, { today: '2026-07-01', also: [created('window', aWindow(county)), joinTask(county)] });
    const image = { county: { S: county }, cycle: { S: cycle }, window: { S: '2026H1' } };
    const tell = () => handler({ Records: ['1', '2'].map((id) => ({ eventID: id, dynamodb: { NewImage: image, SequenceNumber: id } })) }, aContext, () => {});
    await submit(cloud, county, 'U001', 'unstarted');
    for (const what of ['report', 'sign'] as const) await act(cloud, county, 'U001', what);
    expect(await tell()).toEqual({ batchItemFailures: [] });
    expect((await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期')).status).toBe('open');
    await act(cloud, county, 'U001', 'accept');
    await Promise.all([tell(), tell(), tell()]);
    expect(await cloud.load('window', { county, cycle, window: '2026H1' }, '填报期')).toMatchObject({ status: 'closed', rev: 2 });
    expect(await taskOf(county, joinTaskId('2026H1'))).toMatchObject({ status: 'done', settledBy: 'workflow:window' });
  });
});

it('the daily tick puts a message for every county on the queue', async () => {
  const { handler } = await import('../../functions/cycles/daily-tick.ts');
  const told = (await handler({})) as { counties: number; day: string };
  const seen = new Set<string>();
  for (let tries = 0; tries < 20 && seen.size < told.counties; tries++) {
    const { Messages = [] } = await cloud.sqs.send(new ReceiveMessageCommand({ QueueUrl: cloud.queue, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }));
    for (const { Body = '' } of Messages) {
      const { county, day } = JSON.parse(Body) as { county: string; day: string };
      expect(day).toBe(told.day);
      seen.add(county);
    }
  }
  expect(told.counties).toBeGreaterThan(8);
  expect(seen.size).toBe(told.counties);
});
