import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Decision } from '#domain/cycles/decision.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { Plan } from '#domain/schemes/plan.ts';
import type { Publication } from '#domain/schemes/publication.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { AuditEntry, Receipt } from '#platform/table/audit.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { booksOf, submit } from '../../infra/local/play/submit.ts';
import { phaseComplete, type Standing, taskOpen, windowIs } from '../../infra/local/play/until.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { runningOf, stopAll } from '../support/executions.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { smallCounty } from '../support/small-county.ts';

/** The small county without its own slips, with a second tracking window, so that a phase can end before it. */
const county = (code: string): Playable => {
  const { plan, ...sample } = smallCounty(code);
  const [half, final] = plan.windows;
  const third = { code: '2026Q3', name: '三季度', from: '2026-07', to: '2026-09', opens: '2026-10-05', due: '2026-10-15' };
  return {
    ...sample,
    plan: Plan.parse({ ...plan, windows: [half, third, { ...final, from: '2026-10' }] }),
    slips: [],
    joining: [],
    ledger: [],
  };
};

const half = '2026H1';
let cloud: TestCloud;
let game: Game;
beforeAll(async () => {
  cloud = await deployedCloud('office-powers');
  game = await foundedGame(cloud, county);
  await playToFirstWindow(game);
});
afterAll(async () => cloud?.stop());

const head = () => game.as('office-head');
const standing = (): Promise<Standing> => head().get('/cycles/2026');
const phaseOf = async (name: string) => (await standing()).phases.find(({ phase }) => phase === name);
const windowOf = async (code: string) => (await standing()).windows.find(({ window }) => window === code);
const taskOf = (id: string): Promise<Task> => head().get(`/tasks/2026/${id}`);
const submissionOf = async (unit: string): Promise<Submission> => (await head().get<{ submission: Submission }>(`/reporting/2026/${half}/${unit}`)).submission;
const executions = async (): Promise<string[]> => (await runningOf(cloud.endpoint, game.county)).map(({ name }) => name.slice(game.county.length + 1)).sort();
const eventually = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 60_000, interval: 200 });
/** What the audit trail says of the newest act with this fact. */
const entered = async (fact: string): Promise<AuditEntry | undefined> =>
  (await head().get<{ entries: AuditEntry[] }>('/access/trail?cycle=2026&limit=200')).entries.find((entry) => entry.fact === fact);
const code = (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the office', () => {
  it('approves and issues the plan with its number, and the preparation goes on', async () => {
    const { versions } = await head().get<{ versions: Publication[] }>('/schemes/2026/plan');
    expect(versions).toMatchObject([{ version: 1, status: 'published', documentNumber: '小考〔2026〕1号', by: 'office-head' }]);
    expect(await taskOf('preparation-issue-plan')).toMatchObject({ status: 'done', outcome: 'issued', nextTask: 'preparation-publish-schemes' });
    expect(await phaseOf('preparation')).toMatchObject({ status: 'complete' });
  });

  it('extends a due day: the unit is not late on the old one', async () => {
    const id = `${half}-U001-report-1`;
    await head().post(`/tasks/2026/${id}/extend`, { due: '2026-07-20', reason: '防汛抢险' });
    expect(await taskOf(id)).toMatchObject({ status: 'open', due: '2026-07-20', reason: '防汛抢险' });
    expect(await head().get(`/reporting/2026/${half}/U001`)).toMatchObject({ due: '2026-07-20' });
    expect(await entered('task-extended')).toMatchObject({ who: 'office-head', reason: '防汛抢险', day: '2026-07-02' });
  });

  it('adds a unit while the window is open: the plan has a new version, the unit its submission and execution', async () => {
    const unit = { id: 'U005', name: '样五局', kind: 'department', category: 'B', since: '2026-03' };
    const key = { key: 'add-unit-U005' };
    const receipt = await head().post<Receipt>('/cycles/2026/units', { unit, reason: '机构改革新设' }, key);
    expect(await head().post('/cycles/2026/units', { unit, reason: '机构改革新设' }, key)).toEqual(receipt);
    const { versions, document } = await head().get<{ versions: Publication[]; document: Plan }>('/schemes/2026/plan');
    expect(versions.map(({ version, status, reason }) => [version, status, reason])).toEqual([
      [1, 'published', undefined],
      [2, 'published', '机构改革新设'],
    ]);
    expect(document.units.at(-1)).toMatchObject({ id: 'U005', since: '2026-03' });
    expect((await standing()).cycle).toMatchObject({ planVersion: 2 });
    expect(await submissionOf('U005')).toMatchObject({ status: 'open', round: 1, attempt: 1 });
    await eventually(async () => expect(await executions()).toContain(`2026-${half}-U005.1`));
  });

  it('looks at lists page by page, and a unit at its own ledger', async () => {
    const clerk = game.as('office-clerk');
    const bonus = (id: string, unit: string) => ({
      id,
      unit,
      kind: 'bonus',
      matter: '获通报表扬',
      marks: '1',
      date: '2026-05-18',
      document: '省政办〔2026〕9号',
    });
    for (const [id, unit] of [
      ['JL-2', 'U001'],
      ['JL-1', 'U002'],
      ['JL-3', 'U001'],
    ] as const)
      await clerk.post('/ledger/2026', { id, content: { type: 'adjustment', adjustment: bonus(id, unit) } });
    const ledger = (query: string, who = clerk) => who.get<{ entries: { id: string }[]; next?: string }>(`/ledger/2026?${query}`);
    const ids = async (query: string, who = clerk) => {
      const { entries, next } = await ledger(query, who);
      return [entries.map(({ id }) => id), next];
    };
    expect(await ids('limit=2')).toEqual([['JL-1', 'JL-2'], 'JL-2']);
    expect(await ids('limit=2&cursor=JL-2')).toEqual([['JL-3'], undefined]);
    expect(await ids('unit=U001', game.as('unit-reporter', 'U001'))).toEqual([['JL-2', 'JL-3'], undefined]);
    expect(await code(ledger('', game.as('unit-reporter', 'U001')))).toBe('forbidden');
    const tasks = (query: string) => head().get<{ tasks: Task[]; next?: string }>(`/tasks/2026?status=done&${query}`);
    const all = (await tasks('')).tasks.map(({ id }) => id);
    // Beside them the lists of targets that the office has accepted.
    expect(all.filter((id) => id.startsWith('preparation-'))).toEqual([
      'preparation-agree-targets',
      'preparation-confirm-base-data',
      'preparation-issue-plan',
      'preparation-publish-schemes',
    ]);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { tasks: page, next } = await tasks(`limit=3${cursor}`);
      paged.push(...page.map(({ id }) => id));
      if (next === undefined) break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
    expect(paged).toEqual(all);
  });

  it('withdraws a task: the unit is let off and its execution ends', async () => {
    await head().post(`/tasks/2026/${half}-U002-report-1/withdraw`, { reason: '机构撤并' });
    expect(await taskOf(`${half}-U002-report-1`)).toMatchObject({ status: 'withdrawn', outcome: 'withdrawn', reason: '机构撤并', settledBy: 'office-head' });
    expect(await submissionOf('U002')).toMatchObject({ status: 'withdrawn', reason: '机构撤并' });
    await eventually(async () => expect(await executions()).not.toContain(`2026-${half}-U002.1`));
  });

  it('reopens an accepted submission while its window is open: a new round, a new execution, and it settles again', async () => {
    await submit(game, await submissionOf('U003'), booksOf(game));
    await eventually(async () => expect(await executions()).not.toContain(`2026-${half}-U003.1`));
    await head().post(`/reporting/2026/${half}/U003/reopen`, { reason: '统计口径调整' });
    expect(await submissionOf('U003')).toMatchObject({ status: 'returned', round: 2, attempt: 2, reason: '统计口径调整', task: `${half}-U003-report-2` });
    await eventually(async () => expect(await executions()).toContain(`2026-${half}-U003.2`));
    await submit(game, await submissionOf('U003'), booksOf(game));
    expect(await submissionOf('U003')).toMatchObject({ status: 'accepted', round: 2 });
    await eventually(async () => expect(await executions()).not.toContain(`2026-${half}-U003.2`));
    expect(await windowOf(half)).toMatchObject({ status: 'open' });
  });

  it('sees what failed and resumes it, once', async () => {
    // Some clouds pass on what the one who stops says, others only that it was stopped.
    const stopped = expect.stringMatching(/^(Stopped|ABORTED)$/);
    expect((await stopAll(cloud.endpoint, game.county)).length).toBe(4);
    await eventually(async () => {
      expect(await phaseOf('midterm-tracking')).toMatchObject({ status: 'failed', failure: { error: stopped }, attempt: 1 });
      for (const unit of ['U001', 'U004', 'U005']) expect((await submissionOf(unit)).failure).toMatchObject({ error: stopped });
    });
    expect(await entered('phase-failed')).toMatchObject({ who: 'workflow' });
    const resume = () => head().post('/cycles/2026/resume', { all: true }, { key: 'resume-everything' });
    expect(await resume()).toEqual({ phases: 1, submissions: 3, intakes: 0 });
    await resume();
    expect(await phaseOf('midterm-tracking')).toMatchObject({ status: 'running', attempt: 2 });
    expect((await phaseOf('midterm-tracking'))?.failure).toBeUndefined();
    for (const unit of ['U001', 'U004', 'U005']) expect(await submissionOf(unit)).toMatchObject({ attempt: 2, status: 'open' });
    await eventually(async () =>
      expect(await executions()).toEqual([...['U001', 'U004', 'U005'].map((unit) => `2026-${half}-${unit}.2`), '2026-midterm-tracking.2']),
    );
    await submit(game, await submissionOf('U004'), booksOf(game));
    await eventually(async () => expect(await executions()).not.toContain(`2026-${half}-U004.2`));
  });

  it('closes the window early with a reason: who is left is let off, and the procedure goes on', async () => {
    await passTo(game, '2026-07-12');
    expect(await submissionOf('U001')).toMatchObject({ status: 'open' });
    expect(await submissionOf('U005')).toMatchObject({ status: 'expired' });
    const key = { key: 'close-2026H1' };
    const receipt = await head().post<Receipt>(`/cycles/2026/windows/${half}/close`, { reason: '台风停工' }, key);
    expect(await windowIs(game, half, 'closed')).toMatchObject({ closedEarly: '台风停工', closedOn: '2026-07-12' });
    expect(await submissionOf('U001')).toMatchObject({ status: 'withdrawn', reason: '台风停工' });
    expect(await head().post(`/cycles/2026/windows/${half}/close`, { reason: '台风停工' }, key)).toEqual(receipt);
    expect(await taskOpen(game, `${half}-inform-units`)).toMatchObject({ kind: 'inform-units' });
    expect(await code(head().post(`/reporting/2026/${half}/U003/reopen`, { reason: '补报' }))).toBe('window-closed');
  });

  it('ends the phase early with a reason: the planned window never opens', async () => {
    await head().post(`/tasks/2026/${half}-inform-units/withdraw`, { reason: '已口头通报' });
    await windowIs(game, '2026Q3', 'planned');
    await head().post('/cycles/2026/phases/midterm-tracking/close', { reason: '机构改革,三季度不再填报' });
    const phase = await phaseComplete(game, 'midterm-tracking');
    expect(phase).toMatchObject({ closedEarly: '机构改革,三季度不再填报' });
    expect(await taskOf('2026Q3-opens')).toMatchObject({ status: 'done', outcome: 'called-off', settledBy: 'office-head' });
    expect(await windowOf('2026Q3')).toMatchObject({ status: 'planned' });
    expect(await entered('phase-ended-early')).toMatchObject({ reason: '机构改革,三季度不再填报' });
  });

  it('records a decision: unknown units are refused, and the meeting’s outcome leads the procedure', async () => {
    await passTo(game, game.sample.plan.phases.finalScoring);
    await windowIs(game, '2026FY', 'planned');
    await passTo(game, '2027-01-05');
    await windowIs(game, '2026FY', 'open');
    await head().post('/cycles/2026/windows/2026FY/close', { reason: '试运行' });
    for (const id of ['final-scoring-expert-ratings', 'final-scoring-public-ratings']) {
      await taskOpen(game, id);
      await head().post(`/tasks/2026/${id}/withdraw`, { reason: '本年度不评' });
    }
    const papers = { meeting: '县考评领导小组会议', number: '〔2027〕1号', date: '2027-01-05', minutes: '会议纪要' };
    const record = (round: number, outcome: string, changes: unknown[] = []) =>
      head().post('/cycles/2026/decisions', { task: `final-scoring-first-look-${round}`, id: `first-look-${round}`, ...papers, outcome, changes });
    await taskOpen(game, 'final-scoring-first-look-1');
    const change = { kind: 'grade', id: 'g-1', unit: 'U404', grade: '合格', reason: '情况特殊', by: '领导小组' };
    await expect(record(1, 'maybe', [change])).rejects.toMatchObject({
      status: 422,
      document: {
        detail: '决定记录不符合要求',
        errors: [
          { path: 'outcome', expected: 'agreed、recompute', got: 'maybe' },
          { path: 'changes[0].unit', code: 'unknown-unit', got: 'U404' },
        ],
      },
    });
    await record(1, 'recompute');
    await taskOpen(game, 'final-scoring-first-look-2');
    await record(2, 'agreed');
    await phaseComplete(game, 'final-scoring');
    const { decisions } = await head().get<{ decisions: Decision[] }>('/cycles/2026/decisions');
    expect(decisions.map(({ id, outcome, by }) => [id, outcome, by])).toEqual([
      ['first-look-2', 'agreed', 'office-head'],
      ['first-look-1', 'recompute', 'office-head'],
    ]);
  });

  it('adds no unit after the year-end window has closed', async () => {
    const unit = { id: 'U006', name: '样六局', kind: 'department', category: 'B', since: '2026-12' };
    expect(await code(head().post('/cycles/2026/units', { unit, reason: '新设' }))).toBe('too-late-to-add-unit');
  });
});
