import { createHash } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { created } from '#domain/change.ts';
import type { Intake } from '#domain/ingestion/intake.ts';
import { NotAllowed } from '#domain/problems/errors.ts';
import type { FigureValue } from '#domain/scoring/facts.ts';
import { fedSchemes, finance } from '../support/a-book.ts';
import { mutatedCsv, mutatedXlsx } from '../support/mutate-files.ts';
import { smallCounty, smallUnits } from '../support/small-county.ts';
import { type ACountyCloud, aCountyCloud, cycle, found } from './a-county.ts';

/** As many of each kind; the whole number of mutations is read by `test/mutated`. */
const files = 100;
const county = '330732';
const bucket = 'inbox';
const today = '2026-08-03';
let cloud: ACountyCloud;

const steps = async () => ({
  ...(await import('../../functions/ingestion/receive-file.ts')),
  ...(await import('../../functions/ingestion/check-file.ts')),
  ...(await import('../../functions/ingestion/post-batch.ts')),
  ...(await import('../../functions/ingestion/intake-key.ts')),
  confirmIntake: (await import('#domain/ingestion/intake-moves.ts')).confirmIntake,
  ...(await import('../../functions/reporting/batches.ts')),
  ...(await import('#platform/decide-again.ts')),
  ...(await import('#platform/table/posted.ts')),
  ...(await import('#platform/table/records.ts')),
  documents: (await import('#platform/table/client.ts')).documents,
});
let area: Awaited<ReturnType<typeof steps>>;

beforeAll(async () => {
  process.env['INBOX_BUCKET'] = bucket;
  cloud = await aCountyCloud('mutated-files.log');
  await new S3Client().send(new CreateBucketCommand({ Bucket: bucket }));
  await new S3Client().send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  area = await steps();
  await found(cloud, county, { today, also: [created('source', { ...finance, county })] });
  for (const scheme of fedSchemes(smallCounty())) {
    const paper = { county, cycle, kind: 'scheme', code: scheme.code, version: 1, status: 'published', title: scheme.name, by: 'P1', rev: 1 } as const;
    const change = created('publication', { ...paper, hash: await cloud.archive(scheme) });
    await cloud.commit({ fact: 'published', changes: [change] }, { county, cycle, who: 'test', act: scheme.code });
  }
});
afterAll(() => cloud?.stop());

const arrive = async (name: string, bytes: Uint8Array): Promise<Intake> => {
  const Key = `inbox/${county}/${cycle}/${finance.id}/${name}`;
  await new S3Client().send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes }));
  await area.receiveFile(Key);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const id = createHash('sha256').update(`${finance.id}|${hash}`).digest('hex').slice(0, 32);
  return area.loadIntake({ county, cycle, id });
};

const keyOf = ({ unit, figure, period }: FigureValue): string => `${unit}|${figure}|${period}`;
/** Everything of the source that counts. */
const counting = async (): Promise<Map<string, string>> =>
  new Map((await area.postedRows('figures', { county, cycle }, smallUnits)).map((row) => [keyOf(row), row.value]));

const confirm = async (intake: Intake, choice: 'all' | 'good-rows'): Promise<void> => {
  const task = await cloud.load('task', { county, cycle, id: intake.task ?? '' }, '待办');
  const move = area.confirmIntake(intake, { task, choice, by: 'P1', today });
  await cloud.commit(move, { county, cycle, who: 'P1', act: `confirm:${intake.id}` });
};

/** The table answers so many requests more, then none until it is told so. */
const failingAfter = (requests: number) => {
  let left = requests;
  area.documents.middlewareStack.add(
    (next) => (args) => {
      if (left-- <= 0) throw Object.assign(new Error('the table is gone'), { name: 'TestFailure' });
      return next(args);
    },
    { step: 'initialize', name: 'failingAfter', override: true },
  );
  return () => void area.documents.middlewareStack.remove('failingAfter');
};

/** Posts; of some files the table goes away in the middle of it once. */
const post = async (intake: Intake, seed: number, before: Map<string, string>): Promise<void> => {
  if (seed % 3 === 0) {
    const mend = failingAfter(seed % 12);
    const outcome = await area.postBatch(intake).catch((error: Error) => error.name);
    mend();
    // Stopped halfway nothing counts, unless it was stopped after all of it did.
    if (outcome === 'TestFailure' && (await area.loadIntake(intake)).status === 'confirmed') expect(await counting(), `seed ${seed}`).toEqual(before);
  }
  expect(await area.postBatch(await area.loadIntake(intake)), `seed ${seed}`).toEqual({ posted: true });
};

type End = 'refused' | 'not-allowed' | 'all' | 'good-rows' | 'known';

/** Taken back by the office, as its route does it. */
const takeBack = (id: string): Promise<unknown> =>
  area.decideAgain(async () => {
    const who = { county, person: 'P1', roles: [] };
    const subject = await area.batchOf({ params: { cycle, id }, query: {}, who } as unknown as Parameters<typeof area.batchOf>[0]);
    const asked = { params: { cycle, id }, query: {}, body: { reason: '有误' }, who, subject, act: { id: `P1:withdraw:${id}`, request: 'r' } };
    return area.withdraw(asked as unknown as Parameters<typeof area.withdraw>[0]);
  });

/** One file to its end; what counts afterwards is what counted before, with exactly the values of the batch if there is one. */
const play = async (name: string, bytes: Uint8Array, seed: number, before: Map<string, string>): Promise<{ end: End; after: Map<string, string> }> => {
  const arrived = await arrive(name, bytes);
  if (arrived.status !== 'received') return { end: 'known', after: before };
  await area.checkFile(arrived);
  const intake = await area.loadIntake(arrived);
  if (intake.status === 'refused') {
    expect(intake.refusal?.message, `seed ${seed}`).toMatch(/[\u4e00-\u9fff]/);
    return { end: 'refused', after: await counting() };
  }
  expect(intake.status, `seed ${seed}`).toBe('checked');
  const choice = seed % 2 === 0 ? 'all' : 'good-rows';
  try {
    await confirm(intake, choice);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    return { end: 'not-allowed', after: await counting() };
  }
  await post(await area.loadIntake(intake), seed, before);
  const posted = await area.loadIntake(intake);
  const rows = (await area.list('rows', { county, cycle, batch: posted.batch ?? '' })).flatMap((part) => part.rows as FigureValue[]);
  expect([posted.status, rows.length], `seed ${seed}`).toEqual(['posted', intake.counts?.values]);
  if (choice === 'all') expect(intake.counts?.badRows, `seed ${seed}`).toBe(0);
  const after = await counting();
  expect(after, `seed ${seed}`).toEqual(new Map([...before, ...rows.map((row): [string, string] => [keyOf(row), row.value])]));
  // The last ones stay, so that later files meet values that count; the others are taken back, and with them every value that they brought.
  if (seed > files * 0.8) return { end: choice, after };
  await takeBack(posted.batch ?? '');
  expect(await counting(), `seed ${seed}`).toEqual(before);
  return { end: choice, after: before };
};

it(`${files} mutated csv files and ${files} workbooks go in whole, in their good rows, or not at all`, { timeout: 300_000 }, async () => {
  const ends: Record<End, number> = { refused: 0, 'not-allowed': 0, all: 0, 'good-rows': 0, known: 0 };
  let counts = await counting();
  for (let seed = 1; seed <= files; seed++) {
    for (const [name, bytes] of [
      [`${seed}.csv`, mutatedCsv(seed)],
      [`${seed}.xlsx`, await mutatedXlsx(seed)],
    ] as const) {
      const { end, after } = await play(name, bytes, seed, counts);
      if (end === 'refused' || end === 'not-allowed') expect(after, `seed ${seed}`).toEqual(counts);
      counts = after;
      ends[end]++;
    }
  }
  // Every way of ending was met: mutations that destroy every file, or none, would show nothing.
  for (const end of ['refused', 'not-allowed', 'all', 'good-rows'] as const) expect(ends[end], end).toBeGreaterThanOrEqual(files / 20);
});
