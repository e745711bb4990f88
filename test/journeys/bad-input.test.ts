import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '#domain/reporting/submission.ts';
import { Policy } from '#domain/schemes/policy.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { taskOpen } from '../../infra/local/play/until.ts';
import { deployedCloud, foundedGame, outputOf, type TestCloud } from '../support/cloud.ts';
import { recordsOf } from '../support/county-records.ts';
import { playToFirstWindow } from '../support/first-window.ts';
import { variablesOf } from '../support/lambda.ts';
import { ask, type RawAnswer, type RawRequest, signIn } from '../support/raw-request.ts';
import { schemeWith37Problems, the37Problems } from '../support/scheme-with-37-problems.ts';
import { smallCounty } from '../support/small-county.ts';
import { aPolicy } from '../support/valid-papers.ts';

let cloud: TestCloud;
let game: Game;
/** Tokens by person. */
const tokens = new Map<string, string>();

beforeAll(async () => {
  cloud = await deployedCloud('bad-input');
  game = await foundedGame(cloud, (county) => {
    const sample = smallCounty(county);
    const { goals, fields, publicTrack } = aPolicy();
    return { ...sample, policy: Policy.parse({ ...sample.policy, goals, fields, publicTrack }) };
  });
  await playToFirstWindow(game);
});
afterAll(async () => cloud?.stop());

const tokenOf = async (person: string): Promise<string> => {
  const token = tokens.get(person) ?? (await signIn(cloud.base, game.county, person));
  tokens.set(person, token);
  return token;
};

type Asked = Omit<RawRequest, 'token'>;
const as = async (person: string, request: Asked): Promise<RawAnswer> => ask(cloud.base, { ...request, token: await tokenOf(person) });

const form = '/reporting/2026/2026H1/U001';
const figure = { figure: '办件量', month: '2026-03', value: '21' };
const put = (figures: unknown): Asked => ({ method: 'PUT', path: `${form}/figures`, body: { figures } });
const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Asked => ({ method: 'POST', path, body, headers });

/** What happens leaves every record and the audit trail as they were. */
const unchanged = async <T>(happen: () => Promise<T>): Promise<T> => {
  const before = await recordsOf(cloud, game.county);
  const result = await happen();
  expect(await recordsOf(cloud, game.county)).toEqual(before);
  return result;
};

interface Expected {
  status: number;
  code: string;
  title: string;
  detail: string | RegExp;
  errors?: object[];
}

/** A problem document of RFC 9457 with exactly this, and nothing in the records. */
const isRefused = async (answering: () => Promise<RawAnswer>, { status, code, title, detail, errors = [] }: Expected): Promise<void> => {
  const answer = await unchanged(answering);
  expect(answer.json).toEqual({
    type: `urn:problem-type:xianheng:${code}`,
    title,
    status,
    code,
    detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    errors: errors.map((error) => expect.objectContaining(error)),
    requestId: expect.stringMatching(/./),
  });
  expect([answer.status, answer.type]).toEqual([status, 'application/problem+json; charset=utf-8']);
};

type Case = [name: string, person: string, request: Asked, expected: Expected];

const forbidden = (detail: string): Expected => ({ status: 403, code: 'forbidden', title: '没有权限', detail });
const missing = (detail: string): Expected => ({ status: 404, code: 'not-found', title: '没有找到', detail });
const now = (code: string, detail: string): Expected => ({ status: 409, code, title: '现在不能办理', detail });
const invalid = (detail: string, ...errors: object[]): Expected => ({ status: 422, code: 'invalid-input', title: '内容不符合要求', detail, errors });
const address = (...errors: object[]): Expected => ({ status: 400, code: 'invalid-address', title: '请求有误', detail: '网址不符合要求', errors });

const reporter = 'unit-reporter-U001';
const wrongBody = '请求正文不符合要求';

const cases: Case[] = [
  ['an unknown unit', reporter, { ...put([figure]), path: '/reporting/2026/2026H1/U999/figures' }, missing('2026 年度方案中没有单位 U999')],
  [
    'a unit that is none',
    reporter,
    { method: 'GET', path: '/reporting/2026/2026H1/U9' },
    address({ path: 'unit', message: '单位编号应为 U 加三至四位数字', got: 'U9' }),
  ],
  ['an unknown year', 'office-head', { method: 'GET', path: '/cycles/2031' }, missing('没有找到2031 年度')],
  ['a year that is none', 'office-head', { method: 'GET', path: '/cycles/next' }, address({ path: 'cycle', message: '年度应为四位数字', got: 'next' })],
  ['an unknown window', reporter, post('/reporting/2026/2026Q9/U001/report', { missing: [] }), missing('没有找到填报期 2026Q9')],
  [
    'an unknown route',
    reporter,
    { method: 'GET', path: '/reporting/2026/2026H1/U001/history' },
    { status: 404, code: 'no-such-route', title: '没有找到', detail: '没有这个接口:GET /reporting/2026/2026H1/U001/history' },
  ],
  ['a figure’s month that is none', reporter, put([figure, { ...figure, month: '2026-13' }]), invalid(wrongBody, { path: 'figures[1].month', got: '2026-13' })],
  ['a value that is no text', reporter, put([{ ...figure, value: 21 }]), invalid(wrongBody, { path: 'figures[0].value', got: '21' })],
  [
    'a report with silent cells',
    reporter,
    post(`${form}/report`, { missing: [] }),
    invalid('还有 2 个数据项没有填报', { path: 'figures.办件量.2026-03' }, { path: 'figures.办件量.2026-06' }),
  ],
  [
    'a report that excuses what nobody asked',
    reporter,
    post(`${form}/report`, { missing: [{ figure: '办件量', month: '2026-05', reason: '无' }] }),
    invalid(
      '缺报说明中有本填报期不填的数据项',
      { path: 'missing[0]', got: '办件量 2026-05' },
      { path: 'figures.办件量.2026-03' },
      { path: 'figures.办件量.2026-06' },
    ),
  ],
  [
    'somebody else’s form',
    reporter,
    post('/reporting/2026/2026H1/U002/report', { missing: [] }),
    forbidden('您的岗位没有这项权限(POST /reporting/{cycle}/{window}/{unit}/report)'),
  ],
  ['somebody else’s task', reporter, post('/tasks/2026/2026H1-U002-report-1/done'), forbidden('您的岗位没有这项权限(POST /tasks/{cycle}/{id}/done)')],
  ['a leader’s act by the reporter', reporter, post(`${form}/sign`), forbidden('您的岗位没有这项权限(POST /reporting/{cycle}/{window}/{unit}/sign)')],
  [
    'a task whose act is elsewhere',
    reporter,
    post('/tasks/2026/2026H1-U001-report-1/done'),
    now('task-has-its-own-act', '该待办须在对应业务页面办理,不能直接办结'),
  ],
  ['an unknown task', 'office-head', post('/tasks/2026/nothing/withdraw', { reason: '误发' }), missing('没有找到待办 nothing')],
  [
    'a rev that was never seen',
    reporter,
    post(`${form}/report`, { missing: [] }, { 'if-match': '"7"' }),
    { status: 412, code: 'stale-rev', title: '内容已被更新', detail: '内容已被更新:您看到的是第 7 版,现在是第 1 版,请刷新后再决定' },
  ],
  [
    'a rev that is none',
    reporter,
    post(`${form}/report`, { missing: [] }, { 'if-match': 'latest' }),
    {
      status: 400,
      code: 'invalid-if-match',
      title: '请求有误',
      detail: 'If-Match 不符合要求',
      errors: [{ path: 'If-Match', expected: '带双引号的版本号,如 "3"', got: 'latest' }],
    },
  ],
  [
    'a key that is none',
    reporter,
    post(`${form}/report`, { missing: [] }, { 'idempotency-key': 'short' }),
    {
      status: 400,
      code: 'invalid-idempotency-key',
      title: '请求有误',
      detail: 'Idempotency-Key 不符合要求',
      errors: [{ path: 'Idempotency-Key', got: 'short' }],
    },
  ],
  [
    'a body cut in half',
    reporter,
    { method: 'PUT', path: `${form}/figures`, body: '{"figures": [{"figure": "办件量", "month": "2026-03", "val' },
    {
      status: 400,
      code: 'malformed-json',
      title: '请求有误',
      detail: /^请求正文不是有效的 JSON:第 1 行第 \d+ 个字符,/,
      errors: [{ path: 'body', expected: '有效的 JSON' }],
    },
  ],
  [
    'a body of another type',
    reporter,
    { ...put([figure]), headers: { 'content-type': 'text/csv' } },
    { status: 415, code: 'json-only', title: '格式不受支持', detail: '请求正文应为 application/json,收到的是 text/csv' },
  ],
  [
    'a body that is too large',
    'office-clerk',
    post('/reporting/2026/batches', { kind: 'figures', source: '长'.repeat(1_500_000), rows: [{}] }),
    { status: 413, code: 'body-too-large', title: '内容过大', detail: '请求正文过大,请分批提交', errors: [{ path: 'body', expected: '不超过 4194304 字节' }] },
  ],
  [
    'an act from another site',
    reporter,
    post(`${form}/report`, { missing: [] }, { origin: 'https://evil.example' }),
    { status: 403, code: 'foreign-origin', title: '没有权限', detail: '不接受来自 https://evil.example 的操作' },
  ],
  [
    'a batch with bad rows',
    'office-clerk',
    post('/reporting/2026/batches', {
      kind: 'figures',
      source: '统计局',
      rows: [
        { unit: 'U001', figure: '党建得分', period: '2026-06', value: '九十', source: '组织部' },
        { unit: 'U404', figure: '党建得分', period: '2026-06', value: '90', source: '组织部' },
        { unit: 'U002', figure: '党'.repeat(2000), period: '2026-06', value: '90', source: '组织部' },
      ],
    }),
    invalid(
      '批次中有 3 处问题,未写入任何数据',
      { path: 'rows[0].value', got: '九十' },
      { path: 'rows[1].unit', code: 'unknown-unit', got: 'U404' },
      { path: 'rows[2]', code: 'row-too-long', expected: '不超过 2000 个字符' },
    ),
  ],
  [
    'a batch of figures that nobody asks for, of another source, twice',
    'office-clerk',
    post('/reporting/2026/batches', {
      kind: 'figures',
      source: '组织部',
      rows: [
        { unit: 'U001', figure: '党建得分', period: '2026-06', value: '90', source: '组织部' },
        { unit: 'U001', figure: '党建的分', period: '2026-06', value: '90', source: '组织部' },
        { unit: 'U001', figure: '党建得分', period: '2026-06', value: '91', source: '组织部' },
      ],
    }),
    invalid(
      '批次中有 2 处问题,未写入任何数据',
      { path: 'rows[1].figure', code: 'unknown-figure', expected: '考评细则中的数据项', got: '党建的分' },
      { path: 'rows[2]', code: 'value-repeated', got: '91' },
    ),
  ],
  [
    'a batch whose rows are of another source',
    'office-clerk',
    post('/reporting/2026/batches', {
      kind: 'figures',
      source: '统计局',
      rows: [{ unit: 'U001', figure: '党建得分', period: '2026-06', value: '90', source: '组织部' }],
    }),
    invalid('批次中有 1 处问题,未写入任何数据', { path: 'rows[0].source', code: 'source-of-another-batch', expected: '统计局', got: '组织部' }),
  ],
  [
    'a ledger entry of an unknown unit',
    'office-clerk',
    post('/ledger/2026', {
      id: 'JL-404',
      content: {
        type: 'adjustment',
        adjustment: { id: 'JL-404', unit: 'U404', kind: 'bonus', matter: '获通报表扬', marks: '1', date: '2026-05-18', document: '省政办〔2026〕9号' },
      },
    }),
    invalid('台账条目不符合要求', { path: 'content.adjustment.unit', code: 'unknown-unit', got: 'U404' }),
  ],
  [
    'a unit that is there already, without its first month',
    'office-head',
    post('/cycles/2026/units', { unit: { id: 'U001', name: '样九局', kind: 'department', category: 'Z' }, reason: '新设' }),
    invalid('新增单位不符合要求', { path: 'unit.id', got: 'U001' }, { path: 'unit.category', expected: 'A、B', got: 'Z' }, { path: 'unit.since' }),
  ],
  [
    'an extension without a reason',
    'office-head',
    post('/tasks/2026/2026H1-U001-report-1/extend', { due: '2026-07-20' }),
    invalid(wrongBody, { path: 'reason', message: '请填写理由' }),
  ],
  [
    'an extension to the past',
    'office-head',
    post('/tasks/2026/2026H1-U001-report-1/extend', { due: '2026-06-30', reason: '防汛' }),
    now('due-not-later', '新的截止日期 2026-06-30 应晚于原截止日期 2026-07-10,且不早于今天 2026-07-02'),
  ],
  [
    'the withdrawal of a step the year needs',
    'office-head',
    post('/tasks/2026/2026H1-closed/withdraw', { reason: '不需要' }),
    now('task-not-withdrawable', '该待办是年度考评的必经步骤,不能撤销'),
  ],
  [
    'a decision without a meeting’s task',
    'office-head',
    post('/cycles/2026/decisions', {
      task: '2026H1-U001-report-1',
      id: 'first',
      meeting: '县考评领导小组会议',
      number: '〔2026〕1号',
      date: '2026-07-02',
      minutes: '同意。',
      outcome: 'agreed',
      changes: [],
    }),
    now('not-a-decision', '该待办不是首次审看、审议或审定事项,不能登记决定'),
  ],
  [
    'a decision without its papers',
    'office-head',
    post('/cycles/2026/decisions', { task: '2026H1-U001-report-1' }),
    {
      ...invalid(wrongBody),
      errors: ['id', 'meeting', 'number', 'date', 'minutes', 'outcome', 'changes'].map((path) => ({ path })),
    },
  ],
  [
    'a phase that cannot end early',
    'office-head',
    post('/cycles/2026/phases/feedback/close', { reason: '赶时间' }),
    now('phase-cannot-close-early', '只有“过程评估”阶段可以提前结束;其他阶段的天数和审议程序不能省略'),
  ],
  [
    'an early end without a reason',
    'office-head',
    post('/cycles/2026/windows/2026H1/close', { reason: '  ' }),
    invalid(wrongBody, { path: 'reason', message: '请填写理由' }),
  ],
];

describe('the office and the units are told precisely what is wrong, and nothing changes:', () => {
  it.each(cases)('%s', async (_, person, request, expected) => {
    await isRefused(() => as(person, request), expected);
  });
});

describe('a figure that cannot be kept is refused by itself:', () => {
  it.each([
    ['a value that is no number', { value: '二十一' }, { path: 'figures[0].value', code: 'not-a-number', expected: '十进制数字,如 95.10', got: '二十一' }],
    [
      'a number as another keyboard writes it',
      { value: '２，１００．５' },
      { path: 'figures[0].value', code: 'number-to-confirm', got: '２，１００．５', offer: { value: '2100.5' } },
    ],
    ['a value outside the domain', { value: '-1' }, { path: 'figures[0].value', code: 'outside-domain', expected: '应不小于 0', got: '-1' }],
    ['an unknown figure', { figure: '办件率' }, { path: 'figures[0].figure', code: 'unknown-figure', got: '办件率' }],
    ['a month that is not asked', { month: '2026-05' }, { path: 'figures[0].month', code: 'unknown-month', expected: '2026-03、2026-06', got: '2026-05' }],
  ])('%s', async (_, wrong, problem) => {
    const { status, json } = await unchanged(() => as(reporter, put([{ ...figure, ...wrong }])));
    expect([status, json]).toMatchObject([207, { saved: [], refused: [{ problem }] }]);
  });

  it('the good ones of the same form are kept, a cell said twice counts once', async () => {
    const { status, json } = await as(reporter, put([figure, { ...figure, value: '22' }, { ...figure, month: '2026-06', value: 'x' }]));
    expect([status, json]).toMatchObject([
      207,
      { saved: [{ month: '2026-03', rev: 1 }], refused: [{ problem: { path: 'figures[1]', code: 'repeated-entry' } }, { problem: { code: 'not-a-number' } }] },
    ]);
    const { asked } = (await as(reporter, { method: 'GET', path: form })).json;
    expect(asked).toMatchObject([{ month: '2026-03', value: '21', rev: 1 }, { month: '2026-06' }]);
  });

  it('two reporters who save the same figure at once: one is kept, the other is told what stands', async () => {
    const answers = await Promise.all(['31', '32', '33'].map((value) => as(reporter, put([{ ...figure, month: '2026-06', value }]))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 207, 207]);
    const { asked } = (await as(reporter, { method: 'GET', path: form })).json as { asked: { month: string; value: string }[] };
    const standing = asked.find(({ month }) => month === '2026-06')?.value;
    expect(['31', '32', '33'][answers.findIndex(({ status }) => status === 200)]).toBe(standing);
    for (const { json } of answers.filter(({ status }) => status === 207)) {
      const message = `数据项“办件量”(2026-06)已被他人改为 ${standing},请核对后再保存`;
      const problem = { path: 'figures[0]', code: 'changed-by-another', message, expected: '第 1 版', got: '未见已有数值' };
      expect(json).toMatchObject({ saved: [], refused: [{ figure: '办件量', month: '2026-06', problem, current: { value: standing, rev: 1, by: reporter } }] });
    }
    const stale = await unchanged(() => as(reporter, put([{ ...figure, value: '99', rev: 7 }])));
    expect([stale.status, stale.json]).toMatchObject([
      207,
      { refused: [{ problem: { code: 'changed-by-another', expected: '第 1 版', got: '第 7 版' }, current: { value: '21' } }] },
    ]);
  });
});

describe('who nobody knows is told to sign in, and nothing changes:', () => {
  const noSession: Expected = { status: 401, code: 'no-session', title: '尚未登录', detail: '尚未登录,或登录已失效,请重新登录' };
  const reportWith = (token: string | undefined) => () => ask(cloud.base, { ...post(`${form}/report`, { missing: [] }), token });

  it('without a session', () => isRefused(reportWith(undefined), noSession));

  it('with a forged one', async () => {
    const [head = '', , signature = ''] = (await tokenOf(reporter)).split('.');
    const [, claims = ''] = (await tokenOf('unit-leader-U001')).split('.');
    await isRefused(reportWith(`${head}.${claims}.${signature}`), noSession);
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await isRefused(reportWith(`${none}.${claims}.`), noSession);
  });

  it('with one that has expired', async () => {
    process.env['SESSION_SECRET'] = (await variablesOf(cloud.endpoint, outputOf(cloud, 'ResumeFunction')))['SESSION_SECRET'];
    const { readToken, signToken } = await import('#platform/identity/session-token.ts');
    const claims = await readToken(await tokenOf(reporter));
    if (claims === undefined) throw new Error('the token is not of this cloud');
    const seconds = Math.floor(Date.now() / 1000);
    expect((await ask(cloud.base, { method: 'GET', path: '/access/me', token: await signToken(claims, seconds + 60) })).status).toBe(200);
    await isRefused(reportWith(await signToken(claims, seconds - 60)), noSession);
  });

  it('with one that was ended', async () => {
    const token = await signIn(cloud.base, game.county, reporter);
    expect((await ask(cloud.base, { method: 'DELETE', path: '/access/session', token })).status).toBe(200);
    await isRefused(reportWith(token), noSession);
  });
});

describe('a scheme with 37 problems', () => {
  const path = '/schemes/2026/schemes/SA/2';
  const told = (problems: unknown) => (problems as { path: string; code: string }[]).map((each) => `${each.path} ${each.code}`).sort();

  it('is told all of them, without being saved', async () => {
    const { json } = await unchanged(() => as('office-clerk', post('/schemes/check', { document: schemeWith37Problems() })));
    expect(told(json['problems'])).toEqual([...the37Problems].sort());
  });

  it('is kept as a draft with all that was typed, and cannot be published', async () => {
    const draft = { ...schemeWith37Problems(), code: 'SA' };
    const saved = await as('office-clerk', { method: 'PUT', path, body: draft });
    expect([saved.status, saved.headers.get('etag')]).toEqual([201, '"1"']);
    const published = await unchanged(() => as('office-head', post(`${path}/publish`)));
    expect(published.json).toMatchObject({ status: 422, code: 'invalid-input' });
    expect(told(published.json['errors'])).toEqual(told(saved.json['problems']));
    expect((await as('office-clerk', { method: 'GET', path })).json).toMatchObject({ version: { status: 'draft', rev: 1 }, document: draft });
  });

  it('is not overwritten by who has not seen it, nor by who saw another state', async () => {
    const other = { ...schemeWith37Problems(), code: 'SA', title: '另一份' };
    const saving = (headers: Record<string, string>) => () => as('office-clerk', { method: 'PUT', path, body: other, headers });
    await isRefused(saving({}), { status: 428, code: 'if-match-required', title: '缺少版本号', detail: '请用 If-Match 说明您看到的版本号(读取时的 ETag)' });
    await isRefused(saving({ 'if-match': '"2"' }), {
      status: 412,
      code: 'stale-rev',
      title: '内容已被更新',
      detail: '内容已被更新:您看到的是第 2 版,现在是第 1 版,请刷新后再决定',
    });
  });
});

describe('a plan of somewhere or some other time', () => {
  it.each([
    ['county', '110101', 'wrong-county'],
    ['year', 2025, 'wrong-year'],
  ])('%s %s is refused before it is kept', async (field, value, code) => {
    const body = { ...game.sample.plan, version: 9, [field]: value };
    const { json } = await unchanged(() => as('office-clerk', { method: 'PUT', path: '/schemes/2026/plan/9', body }));
    expect(json).toMatchObject({ status: 422, errors: [{ path: field, code, got: String(value) }] });
  });
});

describe('an act that comes again', () => {
  const key = { 'idempotency-key': 'report-of-U001' };
  const report = (unit: string, headers: Record<string, string> = {}) =>
    as(`unit-reporter-${unit}`, post(`/reporting/2026/2026H1/${unit}/report`, { missing: [] }, headers));

  it('under the same key gives the same receipt and does nothing twice', async () => {
    const first = await report('U001', key);
    expect(first.status).toBe(200);
    const again = await unchanged(() => report('U001', key));
    expect(again.json).toEqual(first.json);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('under the same key with another body is refused', () =>
    isRefused(() => as(reporter, post(`${form}/report`, { missing: [{ figure: '办件量', month: '2026-03', reason: '停电' }] }, key)), {
      status: 422,
      code: 'idempotency-key-reused',
      title: '内容不符合要求',
      detail: '这个 Idempotency-Key 已用于另一项操作,请换一个新的',
      errors: [{ path: 'Idempotency-Key', code: 'idempotency-key-reused' }],
    }));

  it('as a second submission is told where the first one stands', () =>
    isRefused(() => report('U001'), now('submission-reported', '该单位的填报当前为“已填报待签发”,应为“待填报”或“已退回待重报”时才能办理')));

  it('a figure cannot be changed any more', () =>
    isRefused(
      () => as(reporter, put([{ ...figure, value: '40', rev: 1 }])),
      now('submission-reported', '该单位的填报当前为“已填报待签发”,应为“待填报”或“已退回待重报”时才能办理'),
    ));

  it('a return says why', () =>
    isRefused(() => as('unit-leader-U001', post(`${form}/return-to-reporter`)), invalid(wrongBody, { path: 'reason', message: '请填写理由' })));

  it('a settled task is not taken back', () =>
    isRefused(
      () => as('office-head', post('/tasks/2026/2026H1-U001-report-1/withdraw', { reason: '误报' })),
      now('task-done', '待办“2026H1-U001-report-1”已办结(2026-07-02),不能再办理'),
    ));
});

describe('rows in bulk', () => {
  const path = '/reporting/2026/batches';
  const rows = Array.from({ length: 130 }, (_, at) => ({ unit: 'U001', figure: `指标${at}`, period: '2025-06', value: `${at}.5`, source: '统计局' }));
  const stage = (more: object = {}) => as('office-clerk', post(path, { kind: 'figures', source: '统计局', rows, ...more }));

  it('of the same file are the same batch, written once', async () => {
    const first = await stage();
    expect([first.status, first.json]).toMatchObject([201, { count: 130, status: 'staged' }]);
    const { records } = await recordsOf(cloud, game.county);
    const parts = records.filter((item) => item['batch'] === first.json['id']);
    expect(parts.map(({ part, rows }) => [part, Array.isArray(rows) && rows.length])).toEqual([
      [1, 60],
      [2, 60],
      [3, 10],
    ]);
    const again = await unchanged(() => stage());
    expect([again.status, again.json]).toEqual([200, first.json]);
    const ofAnother = rows.map((row) => ({ ...row, source: '县统计局' }));
    expect((await stage({ source: '县统计局', rows: ofAnother })).json['id']).not.toBe(first.json['id']);
  });

  it('count, and stop counting, by one act each, and not twice', async () => {
    const { id } = (await stage()).json;
    const act = (what: string, body: object = {}) => as('office-clerk', post(`${path}/${id}/${what}`, body));
    await isRefused(() => act('withdraw', { reason: '错行' }), now('batch-staged', '批次当前为“待入库”,不能执行该操作'));
    expect((await act('post')).json).toMatchObject({ fact: 'batch-posted', records: [{ record: 'batch', rev: 2 }, { record: 'postings' }] });
    await isRefused(() => act('post'), now('batch-posted', '批次当前为“已入库”,不能执行该操作'));
    await isRefused(() => act('withdraw'), invalid(wrongBody, { path: 'reason', message: '请填写理由' }));
    expect((await act('withdraw', { reason: '错行' })).json).toMatchObject({ fact: 'batch-withdrawn', records: [{ rev: 3 }, { record: 'postings' }] });
    await isRefused(() => act('withdraw', { reason: '错行' }), now('batch-withdrawn', '批次当前为“已撤回”,不能执行该操作'));
    expect((await act('post')).json).toMatchObject({ fact: 'batch-posted', records: [{ rev: 4 }, { record: 'postings' }] });
    await isRefused(() => as('office-clerk', post(`${path}/nothing/post`)), missing('没有找到批次 nothing'));
  });
});

describe('in a closed window', () => {
  it('nobody acts any more', async () => {
    await game.as('office-head').post('/cycles/2026/windows/2026H1/close', { reason: '台风停工' });
    await taskOpen(game, '2026H1-inform-units');
    const closed = now('window-closed', '填报期“上半年”当前为“已关闭”,不能执行该操作');
    await isRefused(() => as('unit-leader-U001', post(`${form}/sign`)), closed);
    await isRefused(() => as('unit-reporter-U002', { ...put([figure]), path: '/reporting/2026/2026H1/U002/figures' }), closed);
    await isRefused(() => as('office-head', post(`${form}/reopen`, { reason: '补报' })), closed);
    await isRefused(() => as('office-head', post('/cycles/2026/windows/2026H1/close', { reason: '再关' })), closed);
    const { submissions } = (await as('office-head', { method: 'GET', path: '/reporting/2026/2026H1' })).json as { submissions: Submission[] };
    expect(submissions.map(({ status, reason }) => [status, reason])).toEqual(submissions.map(() => ['withdrawn', '台风停工']));
  });
});
