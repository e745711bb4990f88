import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, NotFound as Missing, NoSuchKey, PutObjectCommand, PutObjectRetentionCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';

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
const { archive, fromArchive, seal } = await import('#platform/files/archive.ts');

const kept = new Map<string, string>();
const bucket = mockClient(S3Client);
beforeEach(() => {
  kept.clear();
  bucket.reset();
  bucket.on(HeadObjectCommand).callsFake(({ Key }) => {
    if (!kept.has(Key)) throw new Missing({ $metadata: {}, message: 'not there' });
    return {};
  });
  bucket.on(PutObjectCommand).callsFake(({ Key, Body }) => ({ kept: kept.set(Key, Body).size }));
  bucket.on(GetObjectCommand).callsFake(({ Key }) => {
    const text = kept.get(Key);
    if (text === undefined) throw new NoSuchKey({ $metadata: {}, message: 'not there' });
    return { Body: { transformToString: async () => text } };
  });
});

const Paper = z.strictObject({ a: z.int(), b: z.string() });

describe('the archive', () => {
  it('keeps a value as canonical JSON under its own SHA-256', async () => {
    const hash = await archive({ b: '县', a: 1 });
    expect(hash).toBe(createHash('sha256').update('{"a":1,"b":"县"}').digest('hex'));
    expect([...kept]).toEqual([[`sha256/${hash}`, '{"a":1,"b":"县"}']]);
    expect(await fromArchive(Paper, hash, '文件')).toEqual({ a: 1, b: '县' });
  });

  it('writes the same content once, however it is typed', async () => {
    expect(await archive({ a: 1, b: '县' })).toBe(await archive({ b: '县', a: 1 }));
    expect(bucket.commandCalls(PutObjectCommand)).toHaveLength(1);
    await archive({ a: 2, b: '县' });
    expect(bucket.commandCalls(PutObjectCommand)).toHaveLength(2);
  });

  it('uses nothing that is not what its hash was made of', async () => {
    const hash = await archive({ a: 1, b: '县' });
    kept.set(`sha256/${hash}`, '{"a":2,"b":"县"}');
    await expect(fromArchive(Paper, hash, '文件')).rejects.toThrow(`archive: what lies under ${hash} is not what was archived`);
  });

  it('takes no other failure for an absent object', async () => {
    const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
    bucket.on(HeadObjectCommand).rejects(denied);
    await expect(archive({ a: 1, b: '' })).rejects.toBe(denied);
    expect(bucket.commandCalls(PutObjectCommand)).toHaveLength(0);
    bucket.on(GetObjectCommand).rejects(denied);
    await expect(fromArchive(Paper, 'x', '文件')).rejects.toBe(denied);
  });

  it('says in Chinese what is not there, and blames us for what is not what we wrote', async () => {
    await expect(fromArchive(Paper, 'x', '年度方案')).rejects.toMatchObject({ name: 'NotFound', message: '档案中没有年度方案' });
    const hash = await archive({ a: 'one', b: '' });
    await expect(fromArchive(Paper, hash, '年度方案')).rejects.toThrow('年度方案: a schema-invalid-type');
  });

  it('locks what a published result rests on, for everybody, for the days of the stage counted in real time', async () => {
    await seal('x', new Date('2026-12-31T08:00:00Z'));
    expect(bucket.commandCalls(PutObjectRetentionCommand)[0]?.args[0].input).toEqual({
      Bucket: 'archive',
      Key: 'sha256/x',
      Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date('2027-01-30T08:00:00Z') },
    });
  });
});
