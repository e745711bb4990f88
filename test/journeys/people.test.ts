import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Substitution, SubstitutionNotice } from '#domain/access/substitution.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { AuditEntry } from '#platform/table/audit.ts';
import { Person } from '../../infra/local/client.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { apiInProcess } from '../support/api-in-process.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { smallCounty, smallMap } from '../support/small-county.ts';

let cloud: TestCloud;
let game: Game;
let stopApi: () => Promise<void>;
beforeAll(async () => {
  cloud = await deployedCloud('people');
  ({ stop: stopApi } = await apiInProcess(cloud));
  game = await foundedGame(cloud, (code) => ({
    ...smallCounty(code),
    slips: [],
    joining: [],
    ledger: [],
    // Due on Saturday 28 February: Monday is a day off here, so the third working day after is the 5th.
    matters: { holidays: [{ year: '2026', text: '日期,类型,名称\n2026-03-02,休,试点\n' }], baseDataConfirmedOn: '2026-03-05', substitutions: [], nudges: [] },
  }));
  await playToFirstWindow(game);
});
afterAll(async () => {
  await stopApi?.();
  await cloud?.stop();
});

interface Told {
  notifications: { id: string; to: string; told: { kind: string }; text: string; read: boolean }[];
}

const form = '/reporting/2026/2026H1/U001';
const head = () => game.as('office-head');
const person = (id: string) => new Person(cloud.base, game.county, id);
const toldTo = async (who: Person, kind: string) => (await who.get<Told>('/tasks/notifications')).notifications.filter(({ told }) => told.kind === kind);
const entered = async (fact: string, cycle = '2026'): Promise<AuditEntry | undefined> =>
  (await head().get<{ entries: AuditEntry[] }>(`/access/trail?cycle=${cycle}&limit=200`)).entries.find((entry) => entry.fact === fact);
const refusal = (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the map of the townships', () => {
  it('of one is not replaced unseen by another, and may be sent twice', async () => {
    const read = () => head().get<{ map?: { features: unknown[] }; hash?: string }>('/cycles/map');
    const send = (who: 'office-clerk' | 'office-head', features: unknown[], replaces?: string) =>
      game.as(who).post('/cycles/map', { text: JSON.stringify({ ...smallMap, features }), ...(replaces === undefined ? {} : { replaces }) });
    const { hash } = await read();
    const [west, east] = smallMap.features;
    await send('office-clerk', [west], hash);
    await expect(send('office-head', [east], hash)).rejects.toMatchObject({ status: 409, document: { code: 'map-moved-on' } });
    expect((await read()).map?.features).toEqual([west]);
    expect(await send('office-head', [west], hash)).toMatchObject({ fact: 'map-imported', records: [] });
    const { hash: seen } = await read();
    const both = await Promise.allSettled([send('office-clerk', [east], seen), send('office-head', [east, west], seen)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the working calendar of the office', () => {
  it('is imported as a file, a new version each time, refused with every row that is wrong', async () => {
    const tables = async () => (await head().get<{ tables: { year: string; version: number; rows: unknown[] }[] }>('/cycles/holidays')).tables;
    expect((await tables()).map(({ year, version, rows }) => [year, version, rows.length])).toEqual([['2026', 1, 1]]);
    const file = (text: string) => game.as('office-clerk').post('/cycles/holidays', { year: '2026', format: 'csv', text });
    await expect(file('日期,类型,名称\n2026-07-13,班,x\n2025-01-01,休,元旦\n')).rejects.toMatchObject({
      status: 422,
      document: {
        errors: [
          { path: 'rows[1].类型', code: 'workday-not-weekend' },
          { path: 'rows[2].日期', code: 'other-year' },
        ],
      },
    });
    expect(await refusal(file('日期,类型,名称\n2026-03-02,休,试点\n'))).toBe('same-table');
    await file('日期,类型,名称\n2026-03-02,休,试点\n2026-07-13,休,试点\n');
    expect((await tables()).map(({ version }) => version)).toEqual([1, 2]);
    expect(await refusal(game.as('unit-leader', 'U001').post('/cycles/holidays', { year: '2026', format: 'csv', text: 'x' }))).toBe('forbidden');
    expect(await entered('holidays-imported', '-')).toMatchObject({ who: 'office-clerk' });
  });

  it('decides when the head of the office hears of what is late', async () => {
    const [told, ...more] = await toldTo(head(), 'escalation');
    expect([told?.text, more]).toEqual(['待办“确认基础数据”已逾期 3 个工作日(截止日期 2026年2月28日)', []]);
    expect(told?.id).toBe('escalation:preparation-confirm-base-data:3:2026-02-28:office-head');
  });

  it('goes with a clock that tests itself', async () => {
    expect(await head().get('/cycles/clock')).toMatchObject({ schedule: 'by-hand', tickedThrough: '2026-07-02', missing: [], current: true });
    expect(await head().get('/cycles/clock?day=2026-07-04')).toMatchObject({ expected: '2026-07-04', missing: ['2026-07-03', '2026-07-04'], current: false });
  });
});

describe('the people around a report', () => {
  it('are nudged by the office once a day: the words are on the task and among the notifications of whoever has to do it', async () => {
    const clerk = game.as('office-clerk');
    const task = '2026H1-U001-report-1';
    await clerk.post(`/tasks/2026/${task}/nudge`, { words: '请于本周内报送' });
    expect(await refusal(clerk.post(`/tasks/2026/${task}/nudge`, { words: '请尽快' }))).toBe('nudged-today');
    expect(await refusal(game.as('unit-leader', 'U001').post(`/tasks/2026/${task}/nudge`, { words: '请尽快' }))).toBe('forbidden');
    const reporter = game.as('unit-reporter', 'U001');
    expect((await reporter.get<Task>(`/tasks/2026/${task}`)).nudged).toEqual({ on: '2026-07-02', by: 'office-clerk', words: '请于本周内报送', times: 1 });
    const [nudge, ...more] = await toldTo(reporter, 'nudge');
    expect([nudge?.text, nudge?.read, more]).toEqual(['考评办催办:待办“填报数据”(截止日期 2026年7月10日)。请于本周内报送', false, []]);
    expect(await reporter.post('/tasks/notifications/read', { ids: [nudge?.id, 'none'] })).toEqual({ read: 1 });
    expect((await toldTo(reporter, 'nudge'))[0]?.read).toBe(true);
    expect(await game.as('unit-reporter', 'U002').post('/tasks/notifications/read', { ids: [nudge?.id] })).toEqual({ read: 0 });
    expect(await entered('task-nudged')).toMatchObject({ who: 'office-clerk', reason: '请于本周内报送', day: '2026-07-02' });
  });

  it('name a substitute: the ability comes on the first day to the session that is open, and all concerned see it', async () => {
    const [absent, other] = [game.as('unit-reporter', 'U001'), person('unit-reporter-U002')];
    const days = { role: 'unit-reporter', unit: 'U001', from: '2026-07-03', to: '2026-07-04', reason: '外出培训' };
    const asked = { person: 'unit-reporter-U001', substitute: 'unit-reporter-U002', ...days };
    const { colleagues } = await absent.get<{ colleagues: unknown[] }>('/access/substitutions');
    expect(colleagues).toEqual([{ role: 'unit-reporter', unit: 'U001', people: [{ id: 'unit-leader-U001', name: expect.any(String) }] }]);
    expect(await refusal(absent.post('/access/substitutions', asked))).toBe('not-of-the-unit');
    expect(await refusal(other.post('/access/substitutions', asked))).toBe('forbidden');
    await head().post('/access/substitutions', asked);
    expect(await refusal(other.get(form))).toBe('forbidden');
    await passTo(game, '2026-07-03');
    const notice = {
      substitute: 'unit-reporter-U002',
      person: 'unit-reporter-U001',
      role: 'unit-reporter',
      unit: 'U001',
      from: '2026-07-03',
      to: '2026-07-04',
    };
    const seen = await other.get<{ submission: Submission; substitutions: SubstitutionNotice[] }>(form);
    expect(seen.substitutions).toMatchObject([notice]);
    for (const who of [absent, other]) {
      const { tasks, substitutions } = await who.get<{ tasks: Task[]; substitutions: SubstitutionNotice[] }>('/tasks/2026');
      expect(tasks.map(({ id }) => id)).toContain('2026H1-U001-report-1');
      expect(substitutions).toMatchObject([notice]);
      expect(await toldTo(who, 'substitution')).toHaveLength(1);
    }
    expect(await toldTo(game.as('unit-leader', 'U001'), 'substitution')).toHaveLength(1);
    expect((await game.as('unit-leader', 'U001').get<{ substitutions: Substitution[] }>('/access/substitutions')).substitutions).toMatchObject([notice]);
    expect((await game.as('unit-leader', 'U003').get<{ substitutions: Substitution[] }>('/access/substitutions')).substitutions).toEqual([]);
  });

  it('act for the other visibly: in the entry, on the task, in the report; and never sign what they reported themselves', async () => {
    const other = person('unit-reporter-U002');
    const leads = {
      person: 'unit-leader-U001',
      substitute: 'unit-reporter-U002',
      role: 'unit-leader',
      unit: 'U001',
      from: '2026-07-03',
      to: '2026-07-03',
      reason: '出差',
    };
    await head().post('/access/substitutions', leads);
    const figures = ['2026-03', '2026-06'].map((month, at) => ({ figure: '办件量', month, value: String(20 + 20 * at) }));
    await other.put(`${form}/figures`, { figures });
    await other.post(`${form}/report`, { missing: [] });
    const { submission } = await other.get<{ submission: Submission }>(form);
    expect(submission).toMatchObject({ status: 'reported', reportedBy: 'unit-reporter-U002', reportedOnBehalfOf: 'unit-reporter-U001' });
    expect(await entered('submission-report')).toMatchObject({ who: 'unit-reporter-U002', onBehalfOf: 'unit-reporter-U001' });
    expect(await head().get(`/tasks/2026/2026H1-U001-report-1`)).toMatchObject({
      settledBy: 'unit-reporter-U002',
      settledOnBehalfOf: 'unit-reporter-U001',
    });
    expect(await refusal(other.post(`${form}/sign`))).toBe('own-report');
    await game.as('unit-leader', 'U001').post(`${form}/return-to-reporter`, { reason: '请核对二季度' });
    const [returned] = await toldTo(game.as('unit-reporter', 'U001'), 'returned');
    expect(returned?.text).toBe('“上半年”的填报被单位负责人退回。理由:请核对二季度');
    expect((await toldTo(other, 'returned')).map(({ id }) => id)).toEqual([returned?.id]);
    expect(await entered('submission-return-to-reporter')).not.toHaveProperty('onBehalfOf');
  });

  it('lose the ability the day after the last, or at once when it is ended early', async () => {
    const other = person('unit-reporter-U002');
    await passTo(game, '2026-07-04');
    await head().post('/access/substitutions/unit-reporter-U002/0001/end', { reason: '提前返岗' });
    expect(await refusal(other.get(form))).toBe('forbidden');
    expect(await refusal(head().post('/access/substitutions/unit-reporter-U002/0002/end', { reason: '提前返岗' }))).toBe('substitution-over');
    expect(await toldTo(game.as('unit-reporter', 'U001'), 'substitution-ended')).toHaveLength(1);
    expect(await entered('substitution-ended', '-')).toMatchObject({ who: 'office-head', reason: '提前返岗', day: '2026-07-04' });
  });

  it('are listed for the office with what is due or late', async () => {
    await passTo(game, '2026-07-10');
    const { today, late } = await head().get<{ today: string; late: { task: Task; people: { id: string }[] }[] }>('/tasks/2026/late');
    expect(today).toBe('2026-07-10');
    expect(late.map(({ task, people }) => [task.id, people.map(({ id }) => id)])).toContainEqual(['2026H1-U002-report-1', ['unit-reporter-U002']]);
    expect(late.every(({ task }) => task.assignee.role !== 'system')).toBe(true);
    expect((await toldTo(game.as('unit-reporter', 'U002'), 'reminder')).map(({ text }) => text)).toContain('待办“填报数据”今天截止(2026年7月10日)');
  });

  it('correct what was accepted only where the office allows it; what was accepted counts until then, and again when the days run out', async () => {
    const [reporter, leader] = [game.as('unit-reporter', 'U003'), game.as('unit-leader', 'U003')];
    const path = '/reporting/2026/2026H1/U003';
    const cell = (month: string, value: string, rev?: number) => ({ figure: '办件量', month, value, ...(rev === undefined ? {} : { rev }) });
    const save = (...figures: ReturnType<typeof cell>[]) =>
      reporter.put<{ saved: { rev: number }[]; refused: { problem: { code: string } }[] }>(`${path}/figures`, { figures });
    const submission = async () => (await head().get<{ submission: Submission }>(path)).submission;
    const value = async (month: string) => {
      const { asked } = await head().get<{ asked: { month: string; value?: string }[] }>(path);
      return asked.find((each) => each.month === month)?.value;
    };
    await save(cell('2026-03', '22'), cell('2026-06', '44'));
    await reporter.post(`${path}/report`, { missing: [] });
    await leader.post(`${path}/sign`);
    await game.as('office-clerk').post(`${path}/accept`);
    expect(await refusal(save(cell('2026-06', '45', 1)))).toBe('submission-accepted');
    const grant = { figures: [{ figure: '办件量', month: '2026-06' }], reason: '上级核查发现漏统', lastDay: '2026-07-12' };
    expect(await refusal(game.as('office-clerk').post(`${path}/corrections`, grant))).toBe('forbidden');
    await head().post(`${path}/corrections`, grant);
    expect(await toldTo(reporter, 'correction-granted')).toHaveLength(1);
    expect((await save(cell('2026-03', '23', 1), cell('2026-06', '46', 1))).refused.map(({ problem }) => problem.code)).toEqual(['locked']);
    await reporter.post(`${path}/report`, { missing: [] });
    await leader.post(`${path}/sign`);
    await game.as('office-clerk').post(`${path}/accept`);
    expect(await submission()).toMatchObject({
      ...{ status: 'accepted', round: 2, corrections: 1 },
      quality: { counts: { returns: 0, corrected: 1 }, parts: { corrections: '95.0' } },
    });
    expect([await value('2026-03'), await value('2026-06')]).toEqual(['22', '46']);
    await head().post(`${path}/corrections`, grant);
    await save(cell('2026-06', '99', 3));
    expect(await value('2026-06')).toBe('99');
    await passTo(game, '2026-07-13');
    expect(await submission()).toMatchObject({ status: 'accepted', round: 3, corrections: 1 });
    expect(await value('2026-06')).toBe('46');
    expect(await entered('submission-expired')).toMatchObject({ who: 'tick', day: '2026-07-13' });
  });

  it('have their notifications delivered once, from the queue that the stream feeds', async () => {
    const { unclaimedBetween } = await import('#platform/table/notifications.ts');
    await vi.waitFor(async () => expect(await unclaimedBetween(game.county, '2025-01-01', '2026-07-13')).toEqual([]), { timeout: 60_000, interval: 500 });
  });
});
