import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '#domain/tasks/task.ts';
import type { Receipt } from '#platform/table/audit.ts';
import type { ApiProblem } from '../../infra/local/client.ts';
import { postRows } from '../../infra/local/play/batches.ts';
import { each } from '../../infra/local/play/each.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import { publishPapers } from '../../infra/local/play/prepare.ts';
import { phaseComplete, taskOpen } from '../../infra/local/play/until.ts';
import { playWindow } from '../../infra/local/play/window.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { quiet } from '../support/first-window.ts';
import { smallCounty } from '../support/small-county.ts';

interface Line {
  indicator: string;
  target?: string;
  baseline?: { value: string; source: object };
  bound?: { value: string };
  milestones: object[];
  rev?: number;
  version?: number;
}
interface Targets {
  list: { status: string; round: number; task: string; reason?: string; hash?: string; agreedOn?: string };
  lines: Line[];
  history: { version: number; target: string }[];
}

let cloud: TestCloud;
let game: Game;
beforeAll(async () => {
  cloud = await deployedCloud('targets');
  game = await foundedGame(cloud, (code) => ({ ...smallCounty(code), slips: [], joining: [], ledger: [] }));
  await publishPapers(game, quiet);
});
afterAll(async () => cloud?.stop());

const clerk = () => game.as('office-clerk');
const head = () => game.as('office-head');
const reporter = (unit: string) => game.as('unit-reporter', unit);
const leader = (unit: string) => game.as('unit-leader', unit);
const read = (unit: string): Promise<Targets> => reporter(unit).get(`/targets/2026/${unit}`);
const line = async (unit: string): Promise<Line | undefined> => (await read(unit)).lines.find(({ indicator }) => indicator === 'R1');
const statusOf = async (unit: string): Promise<string> => (await read(unit)).list.status;

/** How an act was refused: status, and path and code of every problem. */
const refusal = (asking: Promise<unknown>): Promise<{ status: number; code: string; problems: string[] }> =>
  asking.then(
    (answer) => ({ status: 0, code: JSON.stringify(answer), problems: [] }),
    ({ status, code, document }: ApiProblem) => ({
      status,
      code,
      problems: ((document['errors'] ?? []) as { path: string; code: string; expected?: string }[]).map((each) => `${each.path} ${each.code}`),
    }),
  );
const rows = (target: string, more: object = {}) =>
  ['U001', 'U002', 'U003', 'U004'].map((unit) => ({ unit, indicator: 'R1', target, milestones: [], ...more }));
const share = (unit: string, value: string) => ({ unit, indicator: 'R1', value });
const countys = { title: '全县办件量', total: '400', rule: { kind: 'sum' }, shares: [share('U001', '250'), share('U004', '150')] };
const leads = {
  title: '样一局牵头的办件量',
  lead: { unit: 'U001', indicator: 'R1' },
  total: '250',
  rule: { kind: 'sum' },
  shares: [share('U002', '120'), share('U003', '130')],
};

describe('the office drafts, hands down and asks', () => {
  it('is told of drafts that no unit can propose, and nothing goes out', async () => {
    await postRows(game, 'targets', '误植的底稿', [{ unit: 'U002', indicator: 'R9', target: '1', milestones: [] }]);
    expect(await refusal(clerk().post('/targets/2026/ask'))).toMatchObject({ status: 422, problems: ['targets.U002.R9 unknown-indicator'] });
    const { batches } = await clerk().get<{ batches: { id: string }[] }>('/reporting/2026/batches');
    await clerk().post(`/reporting/2026/batches/${batches[0]?.id}/withdraw`, { reason: '指标编码有误' });
    expect(await refusal(read('U002'))).toMatchObject({ status: 404 });
  });

  it('declares the county’s total and the lead department its own; shares that do not add up are refused', async () => {
    expect(await refusal(clerk().put('/targets/2026/cascades/FJ-01', { ...countys, total: '390' }))).toMatchObject({
      status: 422,
      problems: ['shares shares-do-not-add-up'],
    });
    await clerk().put('/targets/2026/cascades/FJ-01', countys);
    expect(
      await refusal(leader('U001').put('/targets/2026/cascades/FJ-02', { ...leads, total: '240', shares: [share('U002', '120'), share('U003', '120')] })),
    ).toMatchObject({
      status: 422,
      problems: ['total not-what-was-received'],
    });
    expect(await refusal(leader('U004').put('/targets/2026/cascades/FJ-02', leads))).toMatchObject({ status: 403 });
    await leader('U001').put('/targets/2026/cascades/FJ-02', leads);
    expect(await leader('U001').get('/targets/2026/cascades/FJ-02')).toMatchObject({ total: '250', status: 'declared' });
    expect(await refusal(leader('U004').get('/targets/2026/cascades/FJ-02'))).toMatchObject({ status: 403 });
    // Who bears a share reads what binds it, and nobody else's.
    expect(await reporter('U002').get('/targets/2026/cascades/FJ-02')).toMatchObject({ shares: leads.shares });
    expect(await refusal(reporter('U002').get('/targets/2026/cascades/FJ-01'))).toMatchObject({ status: 403 });
    const bindingOf = async (unit: string) =>
      (await leader(unit).get<{ cascades: { id: string }[] }>(`/targets/2026/cascades?unit=${unit}`)).cascades.map(({ id }) => id);
    expect([await bindingOf('U001'), await bindingOf('U003'), await bindingOf('U004')]).toEqual([['FJ-01', 'FJ-02'], ['FJ-02'], ['FJ-01']]);
    expect(await refusal(leader('U004').get('/targets/2026/cascades'))).toMatchObject({ status: 403 });
    expect(await refusal(leader('U004').get('/targets/2026/cascades?unit=U003'))).toMatchObject({ status: 403 });
    expect(await clerk().get('/targets/2026/cascades')).toMatchObject({ cascades: [{ id: 'FJ-01' }, { id: 'FJ-02' }] });
    expect(await refusal(clerk().put('/targets/2026/cascades/FJ-01', countys))).toMatchObject({ status: 428 });
  });

  it('asks every unit once, however often it is done; each reporter has a task', async () => {
    await postRows(game, 'targets', '责任书底稿', rows('100', { baseline: '90' }));
    expect(await clerk().post('/targets/2026/ask')).toEqual({ asked: ['U001', 'U002', 'U003', 'U004'] });
    expect(await clerk().post('/targets/2026/ask')).toEqual({ asked: ['U001', 'U002', 'U003', 'U004'] });
    const { tasks } = await reporter('U001').get<{ tasks: Task[] }>('/tasks/2026');
    expect(tasks.map(({ id, due }) => `${id} ${due}`)).toEqual(['propose-targets-U001-1 2026-02-15']);
    expect(await line('U001')).toMatchObject({
      target: '100',
      baseline: { value: '90', source: { from: 'file', name: '责任书底稿' } },
      bound: { value: '250' },
    });
    expect(await refusal(clerk().post('/tasks/2026/preparation-agree-targets/done'))).toMatchObject({
      status: 422,
      problems: ['U001', 'U002', 'U003', 'U004'].map((unit) => `targets.${unit} not-agreed`),
    });
  });
});

describe('a unit proposes', () => {
  const path = '/targets/2026/U001';
  const entry = (more: object = {}) => ({ indicator: 'R1', target: '250', baseline: { value: '90', source: { from: 'last-cycle', cycle: '2025' } }, ...more });
  const save = (...targets: object[]) =>
    reporter('U001').ask<{ saved: { rev: number }[]; refused: { problems: { path: string; code: string }[] }[] }>('PUT', path, { body: { targets } });

  it('is told everything that is wrong with its targets, each by its own, and keeps the others', async () => {
    const { status, body } = await save(entry({ target: '二百五', milestones: [{ month: '2025-12', value: 'x' }] }), entry({ indicator: 'R9' }), {
      indicator: 'R2',
      target: '95',
      milestones: [{ month: '2026-12', value: '95' }],
    });
    expect(status).toBe(207);
    expect(body.saved).toEqual([{ indicator: 'R2', rev: 1 }]);
    expect(body.refused.map(({ problems }) => problems.map((each) => `${each.path} ${each.code}`))).toEqual([
      ['targets[0].target not-a-number', 'targets[0].milestones[0].month outside-the-year', 'targets[0].milestones[0].value not-a-number'],
      ['targets[1].indicator unknown-indicator'],
    ]);
  });

  it('cannot propose a draft that is not what was handed down to it', async () => {
    expect(await refusal(reporter('U001').post(`${path}/propose`))).toMatchObject({ status: 422, problems: ['targets.R1.target not-the-share'] });
    expect(await statusOf('U001')).toBe('open');
  });

  it('saves over what it has seen only, so that two reporters never overwrite each other', async () => {
    const milestones = [
      { month: '2026-06', value: '100' },
      { month: '2026-12', value: '250' },
    ];
    expect((await save(entry({ milestones }))).body).toEqual({ saved: [{ indicator: 'R1', rev: 1 }], refused: [] });
    expect((await save(entry({ milestones }))).body.saved).toEqual([{ indicator: 'R1', rev: 1 }]);
    const { status, body } = await save(entry({ target: '260' }));
    expect([status, body.refused[0]?.problems[0]?.code]).toEqual([207, 'changed-by-another']);
    const both = await Promise.all([save(entry({ rev: 1 })), save(entry({ milestones: [{ month: '2026-12', value: '250' }], rev: 1 }))]);
    expect(both.map(({ status: each }) => each).sort()).toEqual([200, 207]);
    await save(entry({ milestones, rev: 2 }));
  });

  it('is signed by its leader, returned by the office with a reason, and comes again in a new round', async () => {
    await reporter('U001').post(`${path}/propose`);
    expect(await refusal(save(entry({ rev: 3 })))).toMatchObject({ status: 409, code: 'targets-proposed' });
    await leader('U001').post(`${path}/sign`);
    expect(await refusal(clerk().post(`${path}/return-to-unit`, { reason: ' ' }))).toMatchObject({ status: 422 });
    await clerk().post(`${path}/return-to-unit`, { reason: '上半年里程碑偏低,请按序时进度测算' });
    expect((await read('U001')).list).toMatchObject({
      status: 'returned',
      round: 2,
      reason: '上半年里程碑偏低,请按序时进度测算',
      task: 'propose-targets-U001-2',
    });
    const milestones = [
      { month: '2026-06', value: '125' },
      { month: '2026-12', value: '250' },
    ];
    await save(entry({ milestones, rev: (await line('U001'))?.rev }));
    await reporter('U001').post(`${path}/propose`);
    await leader('U001').post(`${path}/sign`);
    const key = { key: 'accept-U001' };
    const receipt = await clerk().post<Receipt>(`${path}/accept`, {}, key);
    expect(receipt.fact).toBe('targets-accept');
    expect(await clerk().post(`${path}/accept`, {}, key)).toEqual(receipt);
    expect((await read('U001')).list).toMatchObject({ status: 'agreed', hash: expect.any(String) });
  });

  it('sees no other unit’s targets and changes none', async () => {
    expect(await refusal(reporter('U002').get(path))).toMatchObject({ status: 403 });
    expect(await refusal(reporter('U002').post(`${path}/propose`))).toMatchObject({ status: 403 });
    expect(await refusal(reporter('U001').post(`${path}/accept`))).toMatchObject({ status: 403 });
  });
});

describe('what is agreed', () => {
  it('stands still, for the unit, for the office and for cascades', async () => {
    const body = { targets: [{ indicator: 'R1', target: '10', rev: 4 }] };
    expect(await refusal(reporter('U001').ask('PUT', '/targets/2026/U001', { body }))).toMatchObject({ status: 409, code: 'targets-agreed' });
    const again = clerk().put('/targets/2026/cascades/FJ-01', countys, { ifMatch: 2 });
    expect(await refusal(again)).toMatchObject({ status: 409, code: 'cascade-in-force' });
  });

  it('is settled for everybody, side by side, and the preparation goes on', async () => {
    const targets: Record<string, string> = { U002: '120', U003: '130', U004: '150' };
    await each(Object.entries(targets), async ([unit, target]) => {
      await reporter(unit).put(`/targets/2026/${unit}`, { targets: [{ indicator: 'R1', target }] });
      await reporter(unit).post(`/targets/2026/${unit}/propose`);
      await leader(unit).post(`/targets/2026/${unit}/sign`);
      await clerk().post(`/targets/2026/${unit}/accept`);
    });
    await clerk().post('/tasks/2026/preparation-agree-targets/done');
    await postRows(game, 'figures', '统计局', game.sample.baseData);
    await clerk().post('/tasks/2026/preparation-confirm-base-data/done');
    await phaseComplete(game, 'preparation');
  });

  it('is not touched by a draft that comes later', async () => {
    await postRows(game, 'targets', '迟到的底稿', rows('1'));
    expect(await line('U004')).toMatchObject({ target: '150', version: 1 });
  });
});

describe('an agreed target changes', () => {
  const request = (more: object = {}) => ({
    id: 'BG-001',
    lines: [
      {
        unit: 'U004',
        indicator: 'R1',
        target: '120',
        milestones: [
          { month: '2026-06', value: '60' },
          { month: '2026-12', value: '120' },
        ],
      },
    ],
    reason: '办事大厅停业改造两个月',
    money: { moves: true, adjustment: '小财预〔2026〕3号' },
    ...more,
  });

  it('on a request with its reason, and with the number of the budget adjustment where money moves', async () => {
    expect(await refusal(leader('U004').post('/targets/2026/changes', request({ money: { moves: true } })))).toMatchObject({
      status: 422,
      problems: ['money.adjustment schema-invalid-type'],
    });
    expect(await refusal(leader('U003').post('/targets/2026/changes', request()))).toMatchObject({ status: 403 });
    await leader('U004').post('/targets/2026/changes', request());
    expect(await refusal(leader('U004').post('/targets/2026/changes', request()))).toMatchObject({ status: 409 });
    expect(await line('U004')).toMatchObject({ target: '150' });
    const { tasks } = await head().get<{ tasks: Task[] }>('/tasks/2026');
    expect(tasks.map(({ id }) => id)).toContain('target-change-BG-001');
  });

  it('by the approval of the head of the office, when everything still adds up; the versions before are kept', async () => {
    const approve = '/targets/2026/changes/BG-001/approve';
    expect(await refusal(leader('U004').post(approve, {}))).toMatchObject({ status: 403 });
    expect(await refusal(head().post(approve, {}))).toMatchObject({ status: 422, problems: ['cascades.FJ-01.shares shares-do-not-add-up'] });
    await head().post(approve, { note: '同意', totals: [{ cascade: 'FJ-01', to: '370' }] });
    expect(await line('U004')).toMatchObject({ target: '120', version: 2, bound: { value: '120' } });
    expect((await read('U004')).history).toMatchObject([{ version: 1, target: '150' }]);
    expect(await clerk().get('/targets/2026/cascades/FJ-01')).toMatchObject({ total: '370', status: 'in-force' });
    expect(await leader('U004').get('/targets/2026/changes/BG-001')).toMatchObject({
      status: 'approved',
      decidedBy: 'office-head',
      lines: [{ from: { target: '150' }, to: { target: '120' } }],
      totals: [{ cascade: 'FJ-01', from: '400', to: '370' }],
    });
    expect(await refusal(head().post(approve, {}))).toMatchObject({ status: 409, code: 'target-change-approved' });
  });

  it('or does not: a refusal has its reason and changes nothing', async () => {
    const lines = [{ unit: 'U003', indicator: 'R1', target: '1', milestones: [] }];
    await leader('U003').post('/targets/2026/changes', request({ id: 'BG-002', lines, money: { moves: false } }));
    await head().post('/targets/2026/changes/BG-002/refuse', { reason: '依据不足' });
    expect(await line('U003')).toMatchObject({ target: '130', version: 1 });
    expect(await head().get('/tasks/2026/target-change-BG-002')).toMatchObject({ status: 'done', outcome: 'refused', reason: '依据不足' });
  });
});

describe('the lights of a window', () => {
  interface UnitLights {
    lights: { indicator: string; light: string; expected?: string; value?: string; pair: object; sentence: string }[];
  }
  const lights = '/scoring/2026/lights/2026H1';

  it('compare what was reported with the milestones agreed last', async () => {
    const { plan } = game.sample;
    const [half] = plan.windows;
    if (half === undefined) throw new Error('no window');
    await passTo(game, plan.phases.midtermTracking);
    await playWindow(game, half);
    await taskOpen(game, '2026H1-inform-units');
    const { lights: county } = await head().get<{ lights: { unit: string; indicator: string; expected?: string; light: string }[] }>(lights);
    const told = county.filter(({ indicator }) => indicator === 'R1').map(({ unit, expected, light }) => `${unit} ${expected} ${light}`);
    expect(told).toEqual(['U001 125 red', 'U002 60 red', 'U003 65 red', 'U004 60 red']);
  });

  it('are told to a unit when the office informs it, its own alone, with the reason in a sentence', async () => {
    expect(await refusal(leader('U004').get(`${lights}/U004`))).toMatchObject({ status: 403 });
    await clerk().post('/tasks/2026/2026H1-inform-units/done', { note: '已告知' });
    const { lights: own } = await leader('U004').get<UnitLights>(`${lights}/U004`);
    expect(own.find(({ indicator }) => indicator === 'R1')).toMatchObject({
      light: 'red',
      expected: '60',
      value: '46',
      pair: { light: 'red', reason: 'goal-behind' },
      sentence: '红灯:“办件量”应完成 60件,实际 46件,为应完成的 76.7%。目标进度明显滞后。',
    });
    expect(await refusal(leader('U004').get(`${lights}/U003`))).toMatchObject({ status: 403 });
  });
});
