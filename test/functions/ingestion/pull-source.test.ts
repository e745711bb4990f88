import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Move } from '#domain/change.ts';
import { Pull } from '#domain/ingestion/pull.ts';
import { Conflict, TryAgain } from '#domain/problems/errors.ts';
import { Plan } from '#domain/schemes/plan.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { type FakeSource, startFakeSource } from '../../../infra/local/fake-source.ts';
import { aSource } from '../../domain/ingestion/a-source.ts';
import { aPlan, aScheme, edited } from '../../support/valid-papers.ts';

vi.hoisted(() => Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'r', AUDIT_TABLE: 'a', ARCHIVE_BUCKET: 'b', POWERTOOLS_LOG_LEVEL: 'SILENT' }));

const records = vi.hoisted(() => ({ find: vi.fn(), load: vi.fn(), loadCycle: vi.fn(), list: vi.fn() }));
const table = vi.hoisted(() => ({ commit: vi.fn(), stageDelivery: vi.fn(), credentialOf: vi.fn() }));
vi.mock('#platform/table/records.ts', () => records);
vi.mock('#platform/table/commit.ts', () => ({ commit: table.commit }));
vi.mock('#platform/table/stage-delivery.ts', () => ({ stageDelivery: table.stageDelivery }));
vi.mock('#platform/sources/credential.ts', () => ({ credentialOf: table.credentialOf }));
vi.mock('#platform/files/papers.ts', () => ({
  policyOf: async () => ({}),
  planOf: async () => Plan.parse(aPlan()),
  schemesOf: async () => [Scheme.parse(edited(aScheme(), 'figures[0].source', '财政局'))],
}));
const { pullSource } = await import('../../../functions/ingestion/pull-source.ts');

let system: FakeSource;
let answer = '';
const asked: (string | undefined)[] = [];
beforeAll(async () => {
  system = await startFakeSource(({ path, authorization }, response) => {
    asked.push(`${path} ${authorization}`);
    response.end(answer);
  });
});
afterAll(async () => system?.stop());

const message = { county: '330798', cycle: '2026', source: 'finance', run: '2026-07-05', day: '2026-07-05', by: 'tick' };
const settings = { format: 'json', fields: { unit: 'dept', period: 'ym', value: 'v' }, figure: '办件总量', credential: 'treasury', days: [5] };
const row = { dept: 'U001', ym: '2026-06', v: 12.5 };
const written = (): Move => table.commit.mock.calls[0]?.[0] as Move;

beforeEach(() => {
  vi.resetAllMocks();
  asked.length = 0;
  answer = JSON.stringify([row]);
  records.find.mockResolvedValue(undefined);
  records.load.mockResolvedValue(aSource({ pull: Pull.parse({ ...settings, address: `${system.base}/rows?m={month}` }) }));
  records.loadCycle.mockResolvedValue({ county: '330798', cycle: '2026', today: '2026-07-05' });
  table.credentialOf.mockResolvedValue('Bearer s3cret');
  table.stageDelivery.mockResolvedValue({ id: 'hash', count: 1 });
});

describe('pulling a source', () => {
  it('asks its system for the month before, with its credential, and stages what comes', async () => {
    await pullSource(message);
    expect(asked).toEqual(['/rows?m=2026-06 Bearer s3cret']);
    expect(table.credentialOf).toHaveBeenCalledWith('330798', 'treasury');
    expect(table.stageDelivery.mock.calls[0]?.[1]).toMatchObject({
      source: '财政局',
      who: 'source:finance',
      values: [{ unit: 'U001', figure: '办件总量', period: '2026-06', value: '12.5', source: '财政局' }],
    });
    expect(written()).toMatchObject({ fact: 'source-pulled', changes: [{ item: { id: '2026-07-05', status: 'staged', batch: 'hash', count: 1 } }] });
    expect(table.commit.mock.calls[0]?.[1]).toMatchObject({ who: 'source:finance', act: 'pull:finance:2026-07-05', day: '2026-07-05' });
  });

  it('asks for the month before the day it was meant for, however late it comes', async () => {
    records.loadCycle.mockResolvedValue({ county: '330798', cycle: '2026', today: '2026-09-01' });
    await pullSource(message);
    expect(asked).toEqual(['/rows?m=2026-06 Bearer s3cret']);
    expect(written()).toMatchObject({ changes: [{ item: { on: '2026-07-05' } }] });
  });

  it('does a run once, and nothing for a source that is no longer pulled', async () => {
    records.find.mockResolvedValue({ id: '2026-07-05' });
    await pullSource(message);
    records.find.mockResolvedValue(undefined);
    records.load.mockResolvedValue(aSource());
    await pullSource(message);
    expect([asked, table.commit.mock.calls]).toEqual([[], []]);
  });

  it.each([
    ['broken JSON', () => '[{', 'broken-json'],
    ['no rows', () => '{}', 'no-rows'],
    ['one bad row among good ones', () => JSON.stringify([row, { ...row, dept: 'U002', v: '九十' }]), 'schema-invalid-format'],
    ['a secret item', () => JSON.stringify([{ ...row, dept: '某单位(机密★)' }]), 'secret-marker'],
  ])('stages nothing when the answer is %s, and tells the office', async (_, said, code) => {
    answer = said();
    await pullSource(message);
    expect(table.stageDelivery).not.toHaveBeenCalled();
    const { fact, changes } = written();
    expect(fact).toBe('source-pull-refused');
    expect(changes).toMatchObject([{ item: { status: 'refused', wrong: 1, problems: [{ code }] } }, { created: 'notification' }]);
  });

  it('is refused without a row, and at an address that is no longer allowed', async () => {
    answer = '[]';
    await pullSource(message);
    expect(written()).toMatchObject({
      fact: 'source-pull-refused',
      changes: [{ item: { wrong: 0 } }, { item: { told: { reason: '来源系统没有给出数据行' } } }],
    });
    table.commit.mockClear();
    asked.length = 0;
    records.load.mockResolvedValue(aSource({ pull: Pull.parse({ ...settings, address: 'https://10.0.0.8/rows' }) }));
    await pullSource(message);
    expect(written()).toMatchObject({ changes: [{ item: { problems: [{ code: 'host-not-allowed' }] } }, {}] });
    expect(asked).toEqual([]);
  });

  it('leaves our own faults to the queue, and a run that was done at the same time alone', async () => {
    table.stageDelivery.mockRejectedValue(new TryAgain('busy'));
    await expect(pullSource(message)).rejects.toThrow(TryAgain);
    table.stageDelivery.mockRejectedValue(new Conflict('pullRun-moved-on', 'done'));
    await expect(pullSource(message)).resolves.toBeUndefined();
    expect(table.commit).not.toHaveBeenCalled();
  });
});
