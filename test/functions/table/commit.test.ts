import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changed, created, held } from '#domain/change.ts';
import { settleTask } from '#domain/tasks/moves.ts';
import { aSubmission, aTaskOf } from '../../domain/a-year.ts';

vi.hoisted(() =>
  Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'records', AUDIT_TABLE: 'audit', ARCHIVE_BUCKET: 'archive', POWERTOOLS_LOG_LEVEL: 'SILENT' }),
);
/** Waiting between two attempts takes no time here. */
const pauses = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', () => ({ setTimeout: async (milliseconds: number) => pauses.push(milliseconds) }));

const { commit, save } = await import('#platform/table/commit.ts');
const table = mockClient(DynamoDBDocumentClient);

const submission = aSubmission({ status: 'reported', rev: 4 });
const task = aTaskOf('sign', { id: '2026H1-U001-sign-1', window: '2026H1', unit: 'U001' });
const move = {
  fact: 'submission-sign',
  changes: [
    changed('submission', submission, { status: 'signed', signedOn: '2026-07-03', reason: undefined }),
    settleTask(task, 'signed', { on: '2026-07-03', by: 'P-02', nextTask: '2026H1-U001-accept-1' }),
  ],
};
const actor = { county: '330798', cycle: '2026', who: 'P-02', act: { id: 'P-02:key-00001', request: 'hash-of-request' }, day: '2026-07-03' };

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons: codes.map((Code) => ({ Code })) });
const written = () => table.commandCalls(TransactWriteCommand).map(({ args: [command] }) => command.input.TransactItems ?? []);

beforeEach(() => {
  table.reset();
  pauses.length = 0;
});

describe('a move', () => {
  it('is one transaction: each record under the rev that was seen, the task under its status and day, one audit entry that must be new', async () => {
    table.on(TransactWriteCommand).resolves({});
    const receipt = await commit(move, actor);
    const [items = []] = written();
    expect(items).toHaveLength(3);
    expect(items[0]?.Update).toMatchObject({ TableName: 'records', ConditionExpression: expect.stringContaining('#rev') });
    expect(Object.values(items[0]?.Update?.ExpressionAttributeValues ?? {})).toEqual(expect.arrayContaining([4, 5, 'signed', '2026-07-03']));
    expect(items[0]?.Update?.UpdateExpression).toMatch(/REMOVE.*#reason/);
    expect(items[1]?.Update?.ConditionExpression).toMatch(/#status.*#due/);
    expect(Object.values(items[1]?.Update?.ExpressionAttributeValues ?? {})).toEqual(
      expect.arrayContaining([{ pk: expect.stringContaining('330798'), sk: expect.stringContaining('2026H1-U001-accept-1') }]),
    );
    expect(items[2]?.Put).toMatchObject({
      TableName: 'audit',
      ConditionExpression: 'attribute_not_exists(pk)',
      Item: {
        pk: '330798#2026',
        sk: 'P-02:key-00001',
        who: 'P-02',
        fact: 'submission-sign',
        day: '2026-07-03',
        request: 'hash-of-request',
        records: [
          {
            record: 'submission',
            key: '330798/2026/2026H1/U001',
            rev: 5,
            before: expect.stringMatching(/^[0-9a-f]{64}$/),
            after: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
          { record: 'task', key: '330798/2026/2026H1-U001-sign-1' },
        ],
      },
    });
    expect(receipt).toEqual({
      act: 'P-02:key-00001',
      fact: 'submission-sign',
      at: expect.any(String),
      records: [
        { record: 'submission', key: '330798/2026/2026H1/U001', rev: 5 },
        { record: 'task', key: '330798/2026/2026H1-U001-sign-1' },
      ],
    });
  });

  it('that is no decision yet has no audit entry, and checks what it rests on', async () => {
    table.on(TransactWriteCommand).resolves({});
    await save({ fact: 'figure-saved', changes: [held('submission', submission)] });
    expect(written()).toMatchObject([[{ ConditionCheck: { TableName: 'records', ConditionExpression: expect.stringContaining('#status') } }]]);
  });

  it('of a substitute says for whom, in the entry and on the task that it settles', async () => {
    table.on(TransactWriteCommand).resolves({});
    await commit(move, { ...actor, act: { ...actor.act, onBehalfOf: 'P-09' } });
    const [items = []] = written();
    expect(items[2]?.Put?.Item).toMatchObject({ who: 'P-02', onBehalfOf: 'P-09' });
    expect(Object.values(items[1]?.Update?.ExpressionAttributeValues ?? {})).toContain('P-09');
    expect(Object.values(items[0]?.Update?.ExpressionAttributeValues ?? {})).not.toContain('P-09');
  });
});

describe('a record that moved on', () => {
  it.each([
    [['ConditionalCheckFailed', 'None', 'None'], 'submission-moved-on', '填报已被他人更新,请刷新后再决定'],
    [['None', 'ConditionalCheckFailed', 'None'], 'task-moved-on', '待办已被他人更新,请刷新后再决定'],
  ])('is a conflict that names it: %j', async (codes, code, message) => {
    table
      .on(TransactWriteCommand)
      .rejects(cancelled(...codes))
      .on(GetCommand)
      .resolves({});
    await expect(commit(move, actor)).rejects.toMatchObject({ name: 'Conflict', code, message });
    expect(written()).toHaveLength(1);
  });

  it('or that is there already', async () => {
    table.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None')).on(GetCommand).resolves({});
    await expect(commit({ fact: 'submission-opened', changes: [created('submission', submission)] }, actor)).rejects.toMatchObject({
      code: 'submission-moved-on',
      message: '填报已经存在,请刷新后再决定',
    });
  });
});

describe('an act that was done before', () => {
  const entry = { county: '330798', cycle: '2026', act: 'P-02:key-00001', who: 'P-02', fact: 'submission-sign', at: '2026-07-03T00:00:00.000Z', records: [] };
  const doneAs = (request: string | undefined) =>
    table
      .on(TransactWriteCommand)
      .rejects(cancelled('ConditionalCheckFailed', 'None', 'ConditionalCheckFailed'))
      .on(GetCommand)
      .resolves({ Item: { ...entry, request } });

  it('gives its first receipt', async () => {
    doneAs('hash-of-request');
    expect(await commit(move, actor)).toEqual({ act: entry.act, fact: entry.fact, at: entry.at, records: [] });
    expect(table.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'audit',
      Key: { pk: '330798#2026', sk: 'P-02:key-00001' },
      ConsistentRead: true,
    });
  });

  it('of a step too, which has no request', async () => {
    doneAs(undefined);
    expect(await commit(move, { ...actor, act: 'P-02:key-00001' })).toMatchObject({ fact: 'submission-sign' });
  });

  it('with another request is refused', async () => {
    doneAs('hash-of-another-request');
    await expect(commit(move, actor)).rejects.toMatchObject({ name: 'Conflict', code: 'idempotency-key-reused' });
  });
});

describe('a transaction that met another one', () => {
  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])('is tried again, later each time: %s', async (code) => {
    table
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', code, 'None'))
      .rejectsOnce(cancelled(code, 'None', 'None'))
      .resolves({});
    await expect(commit(move, actor)).resolves.toMatchObject({ fact: 'submission-sign' });
    const [first, second, third] = written();
    expect([second, third]).toEqual([first, first]);
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeLessThan(50);
    expect(pauses[1]).toBeLessThan(100);
  });

  it('again and again is a passing fault', async () => {
    table.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'None', 'None'));
    await expect(commit(move, actor)).rejects.toMatchObject({ name: 'TryAgain' });
    expect(written()).toHaveLength(8);
  });

  it('and a condition at once is a conflict: the record has moved on', async () => {
    table
      .on(TransactWriteCommand)
      .rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed', 'None'))
      .on(GetCommand)
      .resolves({});
    await expect(commit(move, actor)).rejects.toMatchObject({ code: 'task-moved-on' });
    expect(written()).toHaveLength(1);
  });

  it('for any other reason is what it is', async () => {
    const error = cancelled('ValidationError', 'None', 'None');
    table.on(TransactWriteCommand).rejects(error);
    await expect(commit(move, actor)).rejects.toBe(error);
    const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    table.on(TransactWriteCommand).rejects(denied);
    await expect(commit(move, actor)).rejects.toBe(denied);
  });
});
