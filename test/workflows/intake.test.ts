import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CreateBucketCommand, HeadObjectCommand, ListObjectVersionsCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed, created } from '#domain/change.ts';
import type { Intake } from '#domain/ingestion/intake.ts';
import { smallCounty } from '../support/small-county.ts';
import { type ACountyCloud, aCountyCloud, cycle, found } from './a-county.ts';

const county = '330731';
const bucket = 'inbox';
let cloud: ACountyCloud;

/** The area's steps, loaded once the cloud is there: they read its environment. */
const steps = async () => ({
  ...(await import('../../functions/ingestion/receive-file.ts')),
  ...(await import('../../functions/ingestion/check-file.ts')),
  ...(await import('../../functions/ingestion/post-batch.ts')),
  ...(await import('../../functions/ingestion/close-intake.ts')),
  ...(await import('../../functions/ingestion/intake-key.ts')),
  ...(await import('../../functions/reporting/batches.ts')),
  ...(await import('#platform/decide-again.ts')),
  ...(await import('#platform/table/stage-delivery.ts')),
  confirmIntake: (await import('#domain/ingestion/intake-moves.ts')).confirmIntake,
  recheckIntake: (await import('#domain/ingestion/intake-moves.ts')).recheckIntake,
  ...(await import('#platform/table/posted.ts')),
  documents: (await import('#platform/table/client.ts')).documents,
});
let area: Awaited<ReturnType<typeof steps>>;

beforeAll(async () => {
  process.env['INBOX_BUCKET'] = bucket;
  cloud = await aCountyCloud('intake.log');
  await new S3Client().send(new CreateBucketCommand({ Bucket: bucket }));
  await new S3Client().send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  area = await steps();
  const source = { id: 'party', name: '组织部', owner: { name: '组织部' }, figures: [], precedence: 1, tolerance: {}, embargoes: [], by: 'P1', rev: 1 };
  await found(cloud, county, { today: '2026-07-01', also: [created('source', { county, ...source })] });
  for (const scheme of smallCounty().schemes) {
    const paper = { county, cycle, kind: 'scheme', code: scheme.code, version: 1, status: 'published', title: scheme.name, by: 'P1', rev: 1 } as const;
    const change = created('publication', { ...paper, hash: await cloud.archive(scheme) });
    await cloud.commit({ fact: 'published', changes: [change] }, { county, cycle, who: 'test', act: scheme.code });
  }
});
afterAll(() => cloud?.stop());

const keyOf = (name: string) => `inbox/${county}/${cycle}/party/${name}`;
const arrive = async (name: string, text: string | Uint8Array): Promise<Intake> => {
  await new S3Client().send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(name), Body: text }));
  await area.receiveFile(keyOf(name));
  const hash = createHash('sha256').update(text).digest('hex');
  const id = createHash('sha256').update(`party|${hash}`).digest('hex').slice(0, 32);
  return area.loadIntake({ county, cycle, id });
};
const standing = (intake: Intake): Promise<Intake> => area.loadIntake(intake);

const year = 2025;
const rows = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
const fileOf = (value: number, units = ['U001', 'U002', 'U003', 'U004']): string =>
  ['单位,数据项,月份,数值', ...units.flatMap((unit, at) => rows.map((month, of) => `${unit},党建得分,${month},${value + at + of}`))].join('\n');

const countOf = async (): Promise<number> => (await area.postedRows('figures', { county, cycle }, ['U001', 'U002', 'U003', 'U004'])).length;
const confirmed = async (intake: Intake): Promise<Intake> => {
  const read = await standing(intake);
  const task = await cloud.load('task', { county, cycle, id: read.task ?? '' }, '待办');
  const move = area.confirmIntake(read, { task, choice: 'all', by: 'P1', today: '2026-07-01' });
  await cloud.commit(move, { county, cycle, who: 'P1', act: `confirm:${read.id}:${read.run}` });
  return standing(intake);
};

const header = '单位,数据项,月份,数值';
const s3 = () => new S3Client();
const versionsBelow = async (Prefix: string): Promise<number> => {
  const { Versions = [], DeleteMarkers = [] } = await s3().send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }));
  return Versions.length + DeleteMarkers.length;
};
/** What is left of a file in the inbox, beside its checking, and in the archive. */
const everywhere = async ({ key, id, hash }: Intake) => ({
  arrived: await versionsBelow(key),
  work: await versionsBelow(`work/${county}/${cycle}/${id}/`),
  archived: await s3()
    .send(new HeadObjectCommand({ Bucket: process.env['ARCHIVE_BUCKET'], Key: `sha256/${hash}` }))
    .then(
      () => true,
      ({ name }: Error) => name !== 'NotFound',
    ),
});
const postedFile = async (name: string, text: string): Promise<Intake> => {
  const intake = await arrive(name, text);
  await area.checkFile(intake);
  expect(await area.postBatch(await confirmed(intake))).toEqual({ posted: true });
  return intake;
};
const counting = async (unit: string, month: string): Promise<string | undefined> =>
  (await area.postedBy({ county, cycle }, '组织部', [unit])).get(`${unit}|党建得分|${month}`);

/** The office's own routes, each call with what it loads for itself and decided anew when the records move on. */
const onBatch = (what: 'post' | 'withdraw', id: string): Promise<unknown> =>
  area.decideAgain(async () => {
    const who = { county, person: 'P1', roles: [] };
    const subject = await area.batchOf({ params: { cycle, id }, query: {}, who } as unknown as Parameters<typeof area.batchOf>[0]);
    const asked = { params: { cycle, id }, query: {}, body: { reason: '有误' }, who, subject, act: { id: `P1:${what}:${id}:${subject.rev}`, request: 'r' } };
    return area[what](asked as unknown as Parameters<typeof area.withdraw>[0]);
  });
const withdraw = (id: string): Promise<unknown> => onBatch('withdraw', id);

/** Every record of a kind as it is written, until it is told to stop. */
const watching = (kind: string, seen: (item: Record<string, unknown>) => void) => {
  const stack = area.documents.middlewareStack;
  stack.add(
    (next) => (args) => {
      const { RequestItems = {} } = args.input as { RequestItems?: Record<string, { PutRequest?: { Item?: Record<string, unknown> } }[]> };
      for (const { PutRequest } of Object.values(RequestItems).flat()) if (PutRequest?.Item?.['__edb_e__'] === kind) seen(PutRequest.Item);
      return next(args);
    },
    { step: 'initialize', name: 'watching', override: true },
  );
  return () => void stack.remove('watching');
};

/** Lets so many requests to the table through, then none until it is told so. */
const failingAfter = (requests: number) => {
  let left = requests;
  const stack = area.documents.middlewareStack;
  stack.add(
    (next) => (args) => {
      if (left-- <= 0) throw Object.assign(new Error('the table is gone'), { name: 'TestFailure' });
      return next(args);
    },
    { step: 'initialize', name: 'failingAfter', override: true },
  );
  return () => void stack.remove('failingAfter');
};

describe('a file on its way to a batch', () => {
  it('is received once, however often its event comes', async () => {
    const first = await arrive('once.csv', fileOf(1));
    await area.receiveFile(keyOf('once.csv'));
    await area.receiveFile(encodeURIComponent(keyOf('once.csv')));
    expect(await standing(first)).toEqual(first);
    expect((await cloud.list('intake', { county, cycle })).filter(({ name }) => name === 'once.csv')).toHaveLength(1);
  });

  it('is checked once a run: who comes second is told the same task', async () => {
    const intake = await arrive('checked.csv', fileOf(2));
    const [one, two] = await Promise.all([area.checkFile(intake), area.checkFile(intake)]);
    expect(one).toEqual(two);
    expect(await area.checkFile(await standing(intake))).toEqual(one);
    expect((await standing(intake)).counts).toMatchObject({ rows: 48, badRows: 0, values: 48 });
  });

  it('tells how far it is: rows read of rows there are, marking, done; a second run tells its own', async () => {
    const lines = Array.from({ length: 11_000 }, (_, at) => (at === 3 ? 'U001,党建得分,2026-06,x' : ',,,'));
    const intake = await arrive('progress.csv', [header, ...lines, 'U001,党建得分,2026-06,94'].join('\n'));
    const signs: unknown[] = [];
    const forget = watching('progress', ({ doing, run, read, total }) => signs.push([doing, run, read, total]));
    await area.checkFile(intake);
    expect(signs).toEqual([
      ['reading', 1, 5000, 11_002],
      ['reading', 1, 10_000, 11_002],
      ['marking', 1, 2, 2],
      ['done', 1, 2, 2],
    ]);
    const progress = () => cloud.load('progress', { county, cycle, intake: intake.id }, '进度');
    expect(await progress()).toMatchObject({ doing: 'done', run: 1, read: 2, total: 2 });
    const read = await standing(intake);
    expect(read.counts?.rows).toBe(2);
    const task = await cloud.load('task', { county, cycle, id: read.task ?? '' }, '待办');
    const again = area.recheckIntake(read, { conversions: 'ask', by: 'P1', today: '2026-07-01', task });
    await cloud.commit(again, { county, cycle, who: 'P1', act: 'recheck progress' });
    await area.checkFile(await standing(intake));
    forget();
    expect(await progress()).toMatchObject({ doing: 'done', run: 2, read: 2, total: 2 });
    expect(signs.slice(4)).toEqual(signs.slice(0, 4).map((sign) => (sign as unknown[]).with(1, 2)));
  });

  it('that is refused is done, with no rows', async () => {
    const intake = await arrive('nothing.csv', 'x,y\n1,2\n');
    await area.checkFile(intake);
    expect(await cloud.load('progress', { county, cycle, intake: intake.id }, '进度')).toMatchObject({ doing: 'done', read: 0, total: 0 });
  });

  it('is posted whole or not at all, wherever the table fails on the way', async () => {
    const intake = await arrive('half.csv', fileOf(3));
    await area.checkFile(intake);
    const ready = await confirmed(intake);
    const before = await countOf();
    let failures = 0;
    for (let requests = 0; ; requests++) {
      const restore = failingAfter(requests);
      const failed = await area.postBatch(ready).then(
        () => false,
        () => true,
      );
      restore();
      if (!failed) break;
      failures++;
      const posted = (await standing(intake)).status === 'posted';
      expect(await countOf(), `after ${requests} requests`).toBe(posted ? before + 48 : before);
      if (posted) break;
    }
    expect(failures).toBeGreaterThan(3);
    await area.postBatch(await standing(intake));
    expect(await countOf()).toBe(before + 48);
    expect(await standing(intake)).toMatchObject({ status: 'posted', batch: intake.id });
  });

  it('gives a figure anew: the newer value counts, and the older again when the newer batch is withdrawn', async () => {
    const intake = await arrive('newer.csv', fileOf(50, ['U001']));
    await area.checkFile(intake);
    expect((await standing(intake)).counts).toMatchObject({ values: 12, replacing: 12 });
    const ready = await confirmed(intake);
    const before = await countOf();
    await area.postBatch(ready);
    expect(await countOf()).toBe(before);
    expect(await counting('U001', `${year}-01`)).toBe('50');
    await withdraw(intake.id);
    expect(await counting('U001', `${year}-01`)).toBe('3');
  });

  it('repeats what the source said before: the repeated values stay when the earlier batch is withdrawn', async () => {
    const [first, second] = [`${year}-01,70`, `${year}-02,71`].map((told) => `U004,党建得分,${told}`);
    const posted = await postedFile('repeats-1.csv', `${header}\n${first}`);
    const again = await arrive('repeats-2.csv', `${header}\n${first}\n${second}`);
    await area.checkFile(again);
    expect((await standing(again)).counts).toMatchObject({ values: 2, unchanged: 1, replacing: 1 });
    await area.postBatch(await confirmed(again));
    await withdraw(posted.id);
    expect([await counting('U004', `${year}-01`), await counting('U004', `${year}-02`)]).toEqual(['70', '71']);
    await withdraw(again.id);
    expect([await counting('U004', `${year}-01`), await counting('U004', `${year}-02`)]).toEqual(['6', '7']);
  });

  it('that was previewed beside another one is confirmed anew once the other is posted, and is then the later word', async () => {
    const files = await Promise.all(['80', '81'].map((value) => arrive(`side-${value}.csv`, `${header}\nU003,党建得分,2026-06,${value}`)));
    for (const file of files) await area.checkFile(file);
    for (const file of files) expect((await standing(file)).counts).toMatchObject({ values: 1, unchanged: 0, replacing: 0 });
    const ready = await Promise.all(files.map(confirmed));
    const posted = await Promise.all(ready.map((intake) => area.postBatch(intake)));
    expect(posted.filter((each) => each.posted)).toHaveLength(1);
    const waiting = (await Promise.all(files.map(standing))).find(({ status }) => status === 'received') ?? (files[0] as Intake);
    expect(waiting).toMatchObject({ run: 2, reason: '确认之后、入库之前,该来源计入的数据有变化,与预览不符;请按新的预览重新确认' });
    expect(await cloud.load('batch', { county, cycle, id: waiting.id }, '批次')).toMatchObject({ status: 'withdrawn' });
    expect(await area.postBatch(waiting)).toEqual({ posted: false });

    await area.checkFile(waiting);
    expect((await standing(waiting)).counts).toMatchObject({ values: 1, unchanged: 0, replacing: 1 });
    expect(await area.postBatch(await confirmed(waiting))).toEqual({ posted: true });
    expect(await counting('U003', '2026-06')).toBe(waiting.name === 'side-80.csv' ? '80' : '81');
    await withdraw(`${waiting.id}-2`);
    expect(await counting('U003', '2026-06')).toBe(waiting.name === 'side-80.csv' ? '81' : '80');
  });

  it('that was previewed is posted as it stands when another one of other months is posted first', async () => {
    const files = await Promise.all(['2026-04', '2026-05'].map((month) => arrive(`months-${month}.csv`, `${header}\nU003,党建得分,${month},60`)));
    for (const file of files) await area.checkFile(file);
    const ready = await Promise.all(files.map(confirmed));
    expect(await Promise.all(ready.map((intake) => area.postBatch(intake)))).toEqual([{ posted: true }, { posted: true }]);
    const orders = (await cloud.list('batch', { county, cycle })).flatMap(({ order }) => order ?? []);
    expect(new Set(orders).size).toBe(orders.length);
  });

  it('whose task the office takes back is closed once', async () => {
    const intake = await arrive('closed.csv', fileOf(4));
    await area.checkFile(intake);
    const read = await standing(intake);
    const { withdrawTask } = await import('#domain/tasks/moves.ts');
    const task = await cloud.load('task', { county, cycle, id: read.task ?? '' }, '待办');
    const change = withdrawTask(task, { on: '2026-07-01', by: 'P2', reason: '不需要' });
    await cloud.commit({ fact: 'task-withdrawn', changes: [change] }, { county, cycle, who: 'P2', act: 'take back' });
    await area.closeIntake(read);
    await area.closeIntake(await standing(intake));
    expect(await standing(intake)).toMatchObject({ status: 'withdrawn', reason: '不需要' });
  });

  it('that is secret is refused, and no more than the place of the marking is kept', async () => {
    const intake = await arrive('secret.csv', `机密★10年\n${fileOf(5)}`);
    expect(await area.checkFile(intake)).toEqual({ readable: false });
    expect((await standing(intake)).refusal).toMatchObject({ code: 'secret-marker', path: 'A1', got: '机密' });
    expect([await versionsBelow(keyOf('secret.csv')), await versionsBelow(keyOf('half.csv'))]).toEqual([0, 1]);
    await arrive('secret.csv', `机密★10年\n${fileOf(5)}`);
    expect(await versionsBelow(keyOf('secret.csv'))).toBe(0);
  });

  const workbook = async (...sheets: { name: string; rows: string[][]; hidden?: boolean }[]): Promise<Uint8Array> => writeXlsx({ sheets });
  const table = [header.split(','), ['U001', '党建得分', '2026-06', '97']];
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['in a sheet that is not read', () => workbook({ name: '数据', rows: table }, { name: '说明', rows: [['一'], ['', '某事项(秘密)']] }), '说明!B2'],
    ['in a hidden sheet', () => workbook({ name: '数据', rows: table }, { name: '底稿', rows: [['绝密']], hidden: true }), '底稿!A1'],
    ['in an old workbook’s hidden sheet', async () => new Uint8Array(readFileSync('test/support/files/xls/secret.xls')), '底稿!B3'],
    ['in the name of a sheet', () => workbook({ name: '数据', rows: table }, { name: '机密事项', rows: [['一']] }), '工作表名'],
    ['in a file without any table', () => workbook({ name: '说明', rows: [['一'], ['二', '机密★5年']] }), '说明!B2'],
  ])('that is secret %s is refused, and leaves nothing in any bucket', async (what, make, path) => {
    const bytes = await make();
    const name = `secret ${what.slice(-12).trim()}.xlsx`;
    const intake = await arrive(name, bytes);
    expect(await area.checkFile(intake)).toEqual({ readable: false });
    expect((await standing(intake)).refusal).toMatchObject({ code: 'secret-marker', path });
    expect(await everywhere(intake)).toEqual({ arrived: 0, work: 0, archived: false });
  });

  it('that bears a marking which the policy names by now is refused when it is read again, with all that was left of it', async () => {
    const intake = await arrive('internal.csv', `内部资料\n${header}\nU001,党建得分,2026-06,96\nU001,党建得分,2026-06,x`);
    await area.checkFile(intake);
    expect(await everywhere(intake)).toMatchObject({ arrived: 1, archived: false });
    expect((await everywhere(intake)).work).toBeGreaterThan(2);

    const year = await cloud.loadCycle({ county, cycle });
    const secrecy = { anywhere: ['绝密', '机密', '秘密★', '内部资料'], alone: [], article: '第二十条' };
    const policyHash = await cloud.archive({ ...smallCounty().policy, county, secrecy });
    await cloud.commit({ fact: 'policy', changes: [changed('cycle', year, { policyHash })] }, { county, cycle, who: 'test', act: 'policy' });
    const read = await standing(intake);
    const task = await cloud.load('task', { county, cycle, id: read.task ?? '' }, '待办');
    const again = area.recheckIntake(read, { conversions: 'ask', by: 'P1', today: '2026-07-01', task });
    await cloud.commit(again, { county, cycle, who: 'P1', act: 'recheck' });
    expect(await area.checkFile(await standing(intake))).toEqual({ readable: false });
    expect((await standing(intake)).refusal).toMatchObject({ path: 'A1', got: '内部资料' });
    expect(await everywhere(intake)).toEqual({ arrived: 0, work: 0, archived: false });
    const now = await cloud.loadCycle({ county, cycle });
    await cloud.commit({ fact: 'policy', changes: [changed('cycle', now, { policyHash: year.policyHash })] }, { county, cycle, who: 'test', act: 'back' });
  });

  it('that was read is kept until it is posted, then archived; a copy under another name does not stay', async () => {
    const text = `${header}\nU001,党建得分,2026-05,95`;
    const intake = await arrive('kept.csv', text);
    await area.checkFile(intake);
    expect((await everywhere(intake)).archived).toBe(false);
    await arrive('kept-copy.csv', text);
    expect(await versionsBelow(keyOf('kept-copy.csv'))).toBe(0);
    await area.postBatch(await confirmed(intake));
    expect(await everywhere(intake)).toMatchObject({ arrived: 1, archived: true });
  });

  it('is a template that was exported: imported unchanged it says nothing new', async () => {
    const { exportTemplate } = await import('../../functions/ingestion/export-template.ts');
    const ask = (from: string, to: string) =>
      exportTemplate({
        params: { cycle },
        query: {},
        body: { source: 'party', from, to },
        who: { county, person: 'P1', roles: [] },
        subject: {},
        act: { id: 'P1:template', request: 'r' },
      } as unknown as Parameters<typeof exportTemplate>[0]);
    await expect(ask('2026-01', '2026-06')).rejects.toThrow('没有需要报送的数据项');
    const { body } = await ask('2026-01', '2026-12');
    expect(body).toMatchObject({ name: '组织部数据报送模板(2026-01至2026-12).xlsx', seconds: 300 });
    const response = await fetch(body.url);
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%E7%BB%84");
    const intake = await arrive('template.xlsx', new Uint8Array(await response.arrayBuffer()));
    await area.checkFile(intake);
    expect(await standing(intake)).toMatchObject({ status: 'checked', found: { mapping: 'template' }, counts: { rows: 4, values: 0, badCells: 0, blank: 4 } });
  });

  it('dropped for a source or a year that nobody registered stays where it lies', async () => {
    const before = (await cloud.list('intake', { county, cycle })).length;
    for (const key of [`inbox/${county}/${cycle}/nobody/a.csv`, `inbox/${county}/2031/party/a.csv`, `inbox/${county}/a.csv`]) {
      await new S3Client().send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: fileOf(9) }));
      await area.receiveFile(key);
    }
    await area.receiveFile(keyOf('gone.csv'));
    expect((await cloud.list('intake', { county, cycle })).length).toBe(before);
  });
});

describe('batches of a source, however they came', () => {
  const said = (value: string) => [{ unit: 'U002', figure: '党建得分', period: '2026-06', value, source: '组织部' }];
  const deliver = async (value: string) => {
    const act = `deliver:${value}:${Math.random()}`;
    return area.stageDelivery(await cloud.loadCycle({ county, cycle }), { source: '组织部', values: said(value), who: 'source:party', act });
  };
  const value = () => counting('U002', '2026-06');

  it('are withdrawn in any order: what counts is always the latest one left', async () => {
    const [first, second, third] = await Promise.all(['10', '9', '8'].map(deliver));
    const ids = [first?.id, second?.id, third?.id] as [string, string, string];
    const saidBy = new Map(ids.map((id, at) => [id, ['10', '9', '8'][at]]));
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      for (const id of ids) await onBatch('post', id);
      expect(await value()).toBe('8');
      let left = [...ids];
      for (const at of order) {
        const id = ids[at] ?? '';
        await withdraw(id);
        left = left.filter((each) => each !== id);
        expect(await value(), `${order} after ${at}`).toBe(saidBy.get(left.at(-1) ?? ''));
      }
    }
  });

  it('posted by several people at once each have a place of their own, and the last one counts', async () => {
    const batches = await Promise.all(['20', '21', '22'].map(deliver));
    await Promise.all(batches.map(({ id }) => onBatch('post', id)));
    const posted = (await cloud.list('batch', { county, cycle })).filter(({ id, status }) => status === 'posted' && batches.some((batch) => batch.id === id));
    const orders = posted.map(({ order = 0 }) => order).sort((a, b) => a - b);
    expect(orders.map((order) => order - (orders[0] ?? 0))).toEqual([0, 1, 2]);
    const last = posted.find(({ order }) => order === orders.at(-1));
    expect(await value()).toBe(['20', '21', '22'][batches.findIndex(({ id }) => id === last?.id)]);
  });

  it('delivered again are the same batch, unless the source has said otherwise in between', async () => {
    const first = await deliver('30');
    expect((await deliver('30')).id).toBe(first.id);
    await onBatch('post', first.id);
    expect(await deliver('30')).toMatchObject({ id: first.id, status: 'posted' });
    const other = await deliver('31');
    await onBatch('post', other.id);
    const back = await deliver('30');
    expect(back).toMatchObject({ id: `${first.id}-2`, status: 'staged' });
    expect((await deliver('30')).id).toBe(back.id);
    await onBatch('post', back.id);
    expect([await value(), (await deliver('30')).id]).toEqual(['30', back.id]);
  });
});
