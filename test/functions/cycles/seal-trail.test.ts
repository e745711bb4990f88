import { HeadObjectCommand, NotFound, PutObjectCommand, PutObjectRetentionCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() =>
  Object.assign(process.env, {
    STAGE: 'local',
    RECORDS_TABLE: 'records',
    AUDIT_TABLE: 'audit',
    ARCHIVE_BUCKET: 'archive',
    ARCHIVE_SEAL_DAYS: '30',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  }),
);
const { sealTrail } = await import('../../../functions/cycles/seal-trail.ts');
const { checkSeal } = await import('../../../functions/access/read-seals.ts');
const { sealsOf } = await import('#platform/table/seals.ts');

type Item = Record<string, string>;
const items: Item[] = [];
const table = mockClient(DynamoDBDocumentClient);
const files = mockClient(S3Client);
const locked: { Key?: string; until?: Date }[] = [];

table.on(QueryCommand).callsFake(({ IndexName, ExpressionAttributeValues: values, ScanIndexForward = true, Limit = 1000 }) => {
  const inIndex = (item: Item) => item['gsi1pk'] === values[':pk'] && String(item['gsi1sk']) >= values[':from'] && String(item['gsi1sk']) <= values[':to'];
  const found = items.filter((item) => (IndexName === undefined ? item['pk'] === values[':pk'] : inIndex(item)));
  const by = IndexName === undefined ? 'sk' : 'gsi1sk';
  const sorted = found.sort((a, b) => (String(a[by]) < String(b[by]) ? -1 : 1));
  return { Items: (ScanIndexForward ? sorted : sorted.reverse()).slice(0, Limit) };
});
table.on(PutCommand).callsFake(({ Item }) => ({ written: items.push(Item) }));
files.on(HeadObjectCommand).rejects(new NotFound({ message: 'no', $metadata: {} }));
files.on(PutObjectCommand).resolves({});
files.on(PutObjectRetentionCommand).callsFake(({ Key, Retention }) => ({ kept: locked.push({ Key, until: Retention?.RetainUntilDate }) }));

const [county, cycle] = ['330799', '2026'];
const year = { county, cycle, day: '2026-07-01' };
const entry = (act: string, at: string): Item =>
  ({
    pk: `${county}#${cycle}`,
    sk: act,
    gsi1pk: `${county}#${cycle}`,
    gsi1sk: `${at}#${act}`,
    county,
    cycle,
    act,
    who: 'P-1',
    fact: 'signed',
    at,
    records: [],
  }) as never;
const check = async (number: number) => (await checkSeal({ params: { cycle, number }, who: { county } } as never)).body;

beforeEach(() => {
  items.length = 0;
  locked.length = 0;
  items.push(entry('a', '2026-11-01T08:00:00.000Z'), entry('b', '2026-11-01T08:00:01.000Z'));
});

describe('sealing the audit trail', () => {
  it('seals what is settled, once, locks the document and leaves what was just written for the next seal', async () => {
    items.push(entry('c', '2026-11-01T09:59:30.000Z'));
    await sealTrail(year, new Date('2026-11-01T10:00:00.000Z'));
    await sealTrail(year, new Date('2026-11-01T10:00:01.000Z'));
    const seals = await sealsOf({ county, cycle });
    expect(seals.map(({ number, count, through }) => ({ number, count, through }))).toEqual([{ number: 1, count: 2, through: '2026-11-01T09:59:00.000Z' }]);
    expect(locked).toEqual([{ Key: `sha256/${seals[0]?.hash}`, until: new Date('2026-12-01T10:00:00.000Z') }]);
    await sealTrail(year, new Date('2026-11-02T10:00:00.000Z'));
    const [first, second] = await sealsOf({ county, cycle });
    expect(second).toMatchObject({ number: 2, count: 1, previous: first?.hash });
  });

  it('finds an entry that was changed, removed or slipped in', async () => {
    await sealTrail(year, new Date('2026-11-01T10:00:00.000Z'));
    expect(await check(1)).toMatchObject({ intact: true, count: 2 });
    const [first] = items;
    if (first !== undefined) first['who'] = 'P-2';
    expect((await check(1)).intact).toBe(false);
    if (first !== undefined) first['who'] = 'P-1';
    items.push(entry('z', '2026-11-01T08:00:00.500Z'));
    expect((await check(1)).intact).toBe(false);
    items.pop();
    expect((await check(1)).intact).toBe(true);
    items.shift();
    expect((await check(1)).intact).toBe(false);
  });

  it('says which seal it does not know', async () => {
    await expect(check(7)).rejects.toThrow('没有找到第 7 号封存');
  });
});
