import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PullRun } from '#domain/ingestion/pull.ts';
import type { Reconciliation } from '#domain/ingestion/reconciliation.ts';
import { type Source, SourceSettings } from '#domain/ingestion/source.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { Disagreement, FigureValue } from '#domain/scoring/facts.ts';
import type { AuditEntry, Receipt } from '#platform/table/audit.ts';
import { ApiProblem } from '../../infra/local/client.ts';
import { type FakeSource, startFakeSource } from '../../infra/local/fake-source.ts';
import { postFigures } from '../../infra/local/play/batches.ts';
import { dayAfter, type Game } from '../../infra/local/play/game.ts';
import { passTo } from '../../infra/local/play/pass-days.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { booksOf, submit } from '../../infra/local/play/submit.ts';
import { taskOpen } from '../../infra/local/play/until.ts';
import { unsettledIn } from '../../infra/local/play/window.ts';
import { keepCredential } from '../../infra/local/secrets.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { smallCounty } from '../support/small-county.ts';

const registered = (id: string, name: string, precedence: number, more: object = {}) => ({
  id,
  ...SourceSettings.parse({ name, owner: { name: `样县${name}` }, precedence, ...more }),
});

/** The small county with a registry: the hotline counts handled matters too, and goes before what units report. */
const county = (code: string): Playable => ({
  ...smallCounty(code),
  schemes: smallCounty(code).schemes.map((scheme) => Scheme.parse(JSON.parse(JSON.stringify(scheme).replaceAll('"yearly"', '"half-yearly"')))),
  slips: [],
  sources: [
    registered('hotline', '12345热线平台', 20, { figures: ['办件量'] }),
    registered('organisation', '组织部', 30, {
      arrival: { every: 'half-yearly', fromDay: 1, toDay: 3 },
      embargoes: [{ figure: '党建得分', monthsAfter: 1, day: 20 }],
    }),
    registered('statistics', '统计局', 30),
    registered('self-report', '自报', 90, { tolerance: { absolute: '1' } }),
  ],
});

let cloud: TestCloud;
let game: Game;
beforeAll(async () => {
  cloud = await deployedCloud('sources');
  game = await foundedGame(cloud, county);
  await playToFirstWindow(game);
});
afterAll(async () => cloud?.stop());

const clerk = () => game.as('office-clerk');
const refusal = async (asking: Promise<unknown>): Promise<{ status: number; code: string; errors: unknown }> => {
  const error = await asking.then(
    () => new Error('it was done'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiProblem)) throw error;
  return { status: error.status, code: error.code, errors: error.document['errors'] };
};
const cell = { unit: 'U001', figure: '办件量', period: '2026-06' };
const reported = (): string =>
  game.sample.figures.find(({ unit, figure, period }) => unit === cell.unit && figure === cell.figure && period === cell.period)?.value ?? '';

describe('the registry', () => {
  it('knows what the sample registered, the one that precedes first', async () => {
    const { sources } = await clerk().get<{ sources: { id: string }[] }>('/ingestion/sources');
    expect(sources[0]).toMatchObject({ id: 'hotline', name: '12345热线平台', rev: 1 });
    expect(sources.map(({ id }) => id).sort()).toEqual(['hotline', 'organisation', 'self-report', 'statistics']);
    expect(await clerk().get('/ingestion/2026/registry-problems')).toEqual({ problems: [] });
  });

  it('is changed under the version that was seen, and every problem is named', async () => {
    const { id: _, ...settings } = registered('hotline', '统计局', 20, { figures: ['办件量', '办件量'] });
    expect(await refusal(clerk().put('/ingestion/sources/hotline', settings))).toMatchObject({ status: 428 });
    expect(await refusal(clerk().put('/ingestion/sources/hotline', settings, { ifMatch: 1 }))).toMatchObject({
      status: 422,
      errors: [
        { path: 'name', code: 'source-name-taken' },
        { path: 'figures[1]', code: 'figure-listed-twice' },
      ],
    });
    const renamed = { ...settings, name: '热线', figures: ['办件量', '投诉量'] };
    await clerk().put('/ingestion/sources/hotline', renamed, { ifMatch: 1 });
    expect(await clerk().get('/ingestion/2026/registry-problems')).toMatchObject({
      problems: [{ path: 'hotline.figures[1]', code: 'unknown-figure', got: '投诉量' }],
    });
    await clerk().put('/ingestion/sources/hotline', { ...renamed, name: '12345热线平台', figures: ['办件量'] }, { ifMatch: 2 });
    expect(await refusal(game.as('unit-reporter', 'U001').put('/ingestion/sources/x', renamed))).toMatchObject({ status: 403 });
  });

  it('lets no scheme be published that names a source nobody registered', async () => {
    const scheme = structuredClone(game.sample.schemes[0]);
    if (scheme === undefined) throw new Error('no scheme');
    const text = JSON.stringify({ ...scheme, version: 2, reason: '调整来源' }).replaceAll('组织部', '党建办');
    await clerk().put(`/schemes/2026/schemes/${scheme.code}/2`, JSON.parse(text));
    expect(await refusal(game.as('office-head').post(`/schemes/2026/schemes/${scheme.code}/2/publish`))).toMatchObject({
      status: 422,
      errors: [{ code: 'unknown-source', got: '党建办' }],
    });
  });
});

describe('a source that does not deliver', () => {
  const party = (unit: string) => ({ unit, figure: '党建得分', period: '2026-06', value: '90', source: '组织部' });
  const half = async () => {
    const { deliveries } = await clerk().get<{ deliveries: { source: string; through: string }[] }>('/ingestion/2026/freshness');
    return deliveries.find(({ source, through }) => source === 'organisation' && through === '2026-06');
  };
  const told = async () => {
    const { notifications } = await clerk().get<{ notifications: { told: { kind: string }; text: string }[] }>('/tasks/notifications');
    return notifications.filter(({ told: { kind } }) => kind === 'source-late').map(({ text }) => text);
  };

  it('is awaited until its day, and on the day after it the office is told, once', async () => {
    await postFigures(game, [party('U001')]);
    expect(await half()).toMatchObject({ light: 'yellow', state: 'awaited', owed: 4, missing: 3, from: '2026-07-01', to: '2026-07-03' });
    expect(await told()).toEqual([]);
    await passTo(game, '2026-07-05');
    expect(await half()).toMatchObject({ light: 'yellow', state: 'incomplete' });
    expect(await told()).toEqual(['“组织部”截至2026年6月的数据不全(应有 4 项,缺 3 项),应于 2026年7月3日前提供,请与样县组织部联系']);
  });

  it('is green as soon as all is posted', async () => {
    await postFigures(game, ['U002', 'U003', 'U004'].map(party));
    expect(await half()).toMatchObject({ light: 'green', state: 'complete', missing: 0 });
  });
});

describe('two sources that disagree', () => {
  const decision = () => ({ ...cell, counted: { source: '自报', value: reported() }, reason: '热线漏计网办件' });

  /** The window closes with its last unit, and is assessed at once: decisions come before. */
  const submitAll = async (whose: (submission: Submission) => boolean): Promise<void> => {
    const books = booksOf(game);
    for (const submission of await unsettledIn(game, '2026H1')) if (whose(submission)) await submit(game, submission, books);
  };

  it('are seen once the report is accepted, and the source that precedes counts until the office decides', async () => {
    await postFigures(game, [{ ...cell, value: '45', source: '12345热线平台' }]);
    expect(await refusal(clerk().post('/ingestion/2026/reconciliations', decision()))).toMatchObject({ code: 'sources-agree' });
    await submitAll(({ unit }) => unit === 'U001');
    const { disagreements } = await clerk().get<{ disagreements: Disagreement[] }>('/ingestion/2026/disagreements');
    expect(disagreements).toEqual([{ ...cell, counted: { source: '12345热线平台', value: '45' }, others: [{ source: '自报', value: reported() }] }]);
  });

  it('are seen by their unit and no other, and decided by the office alone, for a value that was given', async () => {
    const own = game.as('unit-reporter', 'U001');
    expect(await own.get('/ingestion/2026/disagreements?unit=U001')).toMatchObject({ disagreements: [cell] });
    expect(await refusal(game.as('unit-reporter', 'U002').get('/ingestion/2026/disagreements?unit=U001'))).toMatchObject({ status: 403 });
    expect(await refusal(own.get('/ingestion/2026/disagreements'))).toMatchObject({ status: 403 });
    expect(await refusal(own.post('/ingestion/2026/reconciliations', decision()))).toMatchObject({ status: 403 });
    const invented = { ...decision(), counted: { source: '自报', value: '46' } };
    expect(await refusal(clerk().post('/ingestion/2026/reconciliations', invented))).toMatchObject({ status: 422, errors: [{ path: 'counted' }] });
  });

  it('are decided with a reason, once a key, and the trail says so', async () => {
    const key = { key: 'decide-U001-hotline' };
    const receipt = await clerk().post<Receipt>('/ingestion/2026/reconciliations', decision(), key);
    expect(await clerk().post('/ingestion/2026/reconciliations', decision(), key)).toEqual(receipt);
    const seen = await clerk().get<{ disagreements: Disagreement[]; decisions: Reconciliation[] }>('/ingestion/2026/disagreements');
    expect(seen.disagreements).toMatchObject([
      { ...cell, counted: { source: '自报' }, others: [{ source: '12345热线平台', value: '45' }], decided: { reason: '热线漏计网办件' } },
    ]);
    expect(seen.decisions).toMatchObject([{ ...cell, version: 1, by: 'office-clerk' }]);
    const { entries } = await game.as('office-head').get<{ entries: AuditEntry[] }>('/access/trail?cycle=2026&limit=200');
    expect(entries.filter(({ fact }) => fact === 'sources-reconciled')).toMatchObject([{ who: 'office-clerk', reason: '热线漏计网办件' }]);
  });

  it('stay in the dossier, and the mark says what counts, what the other says and why', async () => {
    await submitAll(() => true);
    await taskOpen(game, '2026H1-inform-units');
    const dossier = await game.as('office-head').get<{ figures: FigureValue[]; disagreements: object[] }>('/scoring/2026/dossier?version=2026H1');
    expect(dossier.disagreements).toHaveLength(1);
    const ofCell = ({ unit, figure, period }: FigureValue) => unit === cell.unit && figure === cell.figure && period === cell.period;
    expect(dossier.figures.filter(ofCell)).toEqual([{ ...cell, source: '自报', value: reported() }]);
    const { sentences } = await game.as('office-head').get<{ sentences: string[] }>('/scoring/2026/scorecards/U001/marks/R1?version=2026H1');
    expect(sentences.join('\n')).toContain(
      `采用 自报 ${reported()},其他来源 12345热线平台 45;考评办于 2026-07-05 认定(经办 office-clerk),采用理由:热线漏计网办件`,
    );
  });
});

describe('the system of a source', () => {
  const row = { unit: 'U001', figure: '党建得分', period: '2026-07', value: '91' };
  let token = '';
  const as = (given: string, path: string, body?: object) =>
    fetch(`${game.base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${given}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const told = async (response: Response) => ({ status: response.status, ...((await response.json()) as { code?: string; errors?: object[] }) });
  const rows = '/ingestion/2026/sources/organisation/rows';

  it('gets a token from the head of the office: shown once, never listed, for a year at most', async () => {
    const body = { holder: '组织部信息系统', expiresOn: '2026-12-31' };
    const path = '/ingestion/sources/organisation/tokens';
    expect(await refusal(clerk().post(path, body))).toMatchObject({ status: 403 });
    expect(await refusal(game.as('office-head').post(path, { ...body, expiresOn: '2028-01-01' }))).toMatchObject({
      status: 422,
      errors: [{ path: 'expiresOn' }],
    });
    const issued = await game.as('office-head').post<{ id: string; token: string }>(path, body, { key: 'token-organisation' });
    token = issued.token;
    expect(await refusal(game.as('office-head').post(path, body, { key: 'token-organisation' }))).toMatchObject({ code: 'token-shown-once' });
    const { tokens } = await clerk().get<{ tokens: object[] }>('/ingestion/source-tokens');
    expect(tokens).toMatchObject([{ id: issued.id, source: 'organisation', status: 'active', holder: '组织部信息系统' }]);
    expect(JSON.stringify(tokens)).not.toContain('hash');
  });

  it('delivers values of its own figures, staged for the office under its name; the same ones twice are the same batch', async () => {
    const first = (await (await as(token, rows, { rows: [row] })).json()) as { id: string };
    expect(first).toMatchObject({ count: 1, status: 'staged' });
    expect(await (await as(token, rows, { rows: [row] })).json()).toEqual(first);
    const { batches } = await clerk().get<{ batches: { id: string }[] }>('/reporting/2026/batches');
    expect(batches.find(({ id }) => id === first.id)).toMatchObject({ source: '组织部', by: 'source:organisation', status: 'staged' });
    const { entries } = await game.as('office-head').get<{ entries: AuditEntry[] }>('/access/trail?cycle=2026&limit=200');
    expect(entries.filter(({ who }) => who === 'source:organisation').map(({ fact }) => fact)).toEqual(['batch-staged']);
  });

  it('is told every bad row, and nothing of the delivery is kept', async () => {
    const bad = [
      row,
      { ...row, unit: 'U099' },
      { ...row, figure: '办件量' },
      { ...row, value: '九十' },
      { ...row, period: '2026-09' },
      { ...row, source: '统计局' },
    ];
    const { status, errors } = await told(await as(token, rows, { rows: bad }));
    expect(status).toBe(422);
    expect(errors).toMatchObject([
      { path: 'rows[1].unit', code: 'unknown-unit' },
      { path: 'rows[2].figure', code: 'figure-of-another-source' },
      { path: 'rows[3].value' },
      { path: 'rows[4].period', code: 'month-out-of-range' },
      { path: 'rows[5].source' },
    ]);
  });

  it('does nothing else: not for another source, not for the office', async () => {
    expect(await told(await as(token, '/ingestion/2026/sources/hotline/rows', { rows: [row] }))).toMatchObject({ status: 403 });
    expect(await told(await as(token, '/reporting/2026/batches'))).toMatchObject({ status: 403 });
    expect(await told(await as(token, '/ingestion/source-tokens'))).toMatchObject({ status: 403 });
    expect(await told(await as(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, rows, { rows: [row] }))).toMatchObject({ status: 401 });
  });

  it('may ask sixty times a minute', async () => {
    const answers: number[] = [];
    for (let at = 0; at < 130 && answers.at(-1) !== 429; at++) answers.push((await as(token, '/cycles/county')).status);
    expect(answers.at(-1)).toBe(429);
    expect((await as(token, '/cycles/county')).headers.get('retry-after')).toBe('60');
  });

  it('is shut out as soon as its token is revoked, with a reason that stays', async () => {
    const { tokens } = await clerk().get<{ tokens: { id: string }[] }>('/ingestion/source-tokens');
    await clerk().post(`/ingestion/source-tokens/${tokens[0]?.id}/revoke`, { reason: '系统更换' });
    expect(await told(await as(token, '/cycles/county'))).toMatchObject({ status: 401 });
    expect(await clerk().get('/ingestion/source-tokens')).toMatchObject({ tokens: [{ status: 'revoked', reason: '系统更换' }] });
  });

  it('is shut out on the day after its token’s last', async () => {
    const today = game.today;
    const issued = await game.as('office-head').post<{ token: string }>('/ingestion/sources/organisation/tokens', { holder: '临时接口', expiresOn: today });
    expect((await as(issued.token, '/cycles/county')).status).toBe(200);
    await passTo(game, dayAfter(today));
    expect((await as(issued.token, '/cycles/county')).status).toBe(401);
  });
});

describe('a source that is pulled', () => {
  let answer: string | undefined = JSON.stringify({ data: [{ dept: 'U001', ym: '2026-06', score: 92.5 }] });
  let system: FakeSource;
  beforeAll(async () => {
    system = await startFakeSource(({ authorization }, response) => {
      if (authorization !== 'Bearer s3cret') response.writeHead(401).end();
      else if (answer === undefined) response.writeHead(500).end();
      else response.end(answer);
    });
    await keepCredential(cloud.endpoint, game.county, 'party', 'Bearer s3cret');
  });
  afterAll(async () => system?.stop());

  const settingsOf = async () => {
    const { sources } = await clerk().get<{ sources: Source[] }>('/ingestion/sources');
    const source = sources.find(({ id }) => id === 'organisation');
    if (source === undefined) throw new Error('no such source');
    const { county: _, id: __, by: ___, rev, ...settings } = source;
    return { settings, rev };
  };
  const runs = async () => (await clerk().get<{ runs: PullRun[] }>('/ingestion/2026/pulls')).runs;
  const run = (id: string) =>
    vi.waitFor(
      async () => {
        const found = (await runs()).find((each) => each.id === id);
        if (found === undefined) throw new Error(`no run ${id} yet`);
        return found;
      },
      { timeout: 60_000, interval: 200 },
    );
  const pullNow = async (): Promise<PullRun> => run((await clerk().post<{ run: string }>('/ingestion/2026/sources/organisation/pull')).run);
  const batches = async () => (await clerk().get<{ batches: { id: string; status: string; by: string }[] }>('/reporting/2026/batches')).batches;

  it('is asked at allowed addresses only', async () => {
    const { settings, rev } = await settingsOf();
    const fields = { unit: 'dept', period: 'ym', value: 'score' };
    const pull = {
      address: 'https://169.254.169.254/',
      format: 'json',
      rowsAt: 'data',
      fields,
      figure: '党建得分',
      credential: 'party',
      days: [Number(dayAfter(game.today).slice(8))],
    };
    const put = (address: string) => clerk().put('/ingestion/sources/organisation', { ...settings, pull: { ...pull, address } }, { ifMatch: rev });
    expect(await refusal(put(pull.address))).toMatchObject({ status: 422, errors: [{ path: 'pull.address', code: 'host-not-allowed' }] });
    await put(`${system.base}/scores?month={month}`);
  });

  it('is pulled on its day with the credential of Secrets Manager, and its values are staged', async () => {
    await passTo(game, dayAfter(game.today));
    const found = await run(game.today);
    expect(found).toMatchObject({ status: 'staged', count: 1, by: 'tick', address: `${system.base}/scores?month=2026-06` });
    expect((await batches()).find(({ id }) => id === found.batch)).toMatchObject({ status: 'staged', by: 'source:organisation' });
    expect(await pullNow()).toMatchObject({ status: 'staged', batch: found.batch, by: 'office-clerk' });
  });

  it('leaves nothing half-posted when something is wrong, and the office reads what', async () => {
    const before = await batches();
    answer = undefined;
    expect(await pullNow()).toMatchObject({ status: 'refused', problems: [{ code: 'source-failed', got: 'HTTP 500' }] });
    answer = '{"data": [';
    expect(await pullNow()).toMatchObject({ status: 'refused', problems: [{ code: 'broken-json' }] });
    answer = JSON.stringify({
      data: [
        { dept: 'U001', ym: '2026-06', score: 1 },
        { dept: 'U099', ym: '2026-06', score: '九十' },
      ],
    });
    expect(await pullNow()).toMatchObject({ status: 'refused', wrong: 1, problems: [{ path: 'rows[1].value' }] });
    await keepCredential(cloud.endpoint, game.county, 'party', 'Bearer old');
    expect(await pullNow()).toMatchObject({ status: 'refused', problems: [{ code: 'credentials-refused' }] });
    expect(await batches()).toEqual(before);
    const { notifications } = await clerk().get<{ notifications: { text: string }[] }>('/tasks/notifications');
    expect(notifications.map(({ text }) => text)).toContain('“组织部”自动采集未成功,没有接收数据。原因:采集失败:来源系统拒绝了凭据,请核对凭据名称及其内容');
  });
});

describe('what must not be seen', () => {
  it('is kept from all but the office until the day of its publication, with everything that tells it', async () => {
    const asked = ['/scoring/2026/dossier?version=2026H1', '/scoring/2026/scorecards?version=2026H1', '/scoring/2026/scorecards/U001?version=2026H1'];
    for (const path of [...asked, '/scoring/2026/lights/2026H1']) {
      expect(await refusal(game.as('auditor').get(path))).toMatchObject({ status: 409, code: 'embargoed' });
      await clerk().get(path);
    }
    await passTo(game, '2026-07-20');
    await game.as('auditor').get(asked[0] ?? '');
  });

  it('is no figure of a source that nobody registered, nor of one that does not deliver it', async () => {
    const row = { unit: 'U001', figure: '党建得分', period: '2026-07', value: '90', source: '组织部' };
    const stage = (source: string) => refusal(clerk().post('/reporting/2026/batches', { kind: 'figures', source, rows: [{ ...row, source }] }));
    expect(await stage('党建办')).toMatchObject({
      status: 422,
      errors: [{ path: 'source', code: 'unknown-source', expected: '12345热线平台、组织部、自报、统计局', got: '党建办' }],
    });
    expect(await stage('统计局')).toMatchObject({ status: 422, errors: [{ path: 'rows[0].figure', code: 'figure-of-another-source', got: '党建得分' }] });
  });

  it('is refused at import, and nothing of the batch is kept', async () => {
    const rows = [
      { unit: 'U001', figure: '党建得分', period: '2026-07', value: '90', source: '组织部' },
      { unit: 'U002', figure: '涉密工作(机密 ★ 10年)', period: '2026-07', value: '90', source: '组织部' },
    ];
    expect(await refusal(clerk().post('/reporting/2026/batches', { kind: 'figures', source: '组织部', rows }))).toMatchObject({
      status: 422,
      errors: [{ path: 'rows[1].figure', code: 'secret-marker', got: '机密' }],
    });
  });
});
