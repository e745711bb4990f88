import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, NotFound as Missing, NoSuchKey, PutObjectCommand, PutObjectRetentionCommand, S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { environment } from '#platform/environment.ts';
import { hashOf } from '#platform/table/audit.ts';

const s3 = new S3Client({});
const Bucket = environment.ARCHIVE_BUCKET;
const keyOf = (hash: string): string => `sha256/${hash}`;

const exists = async (hash: string): Promise<boolean> => {
  try {
    await s3.send(new HeadObjectCommand({ Bucket, Key: keyOf(hash) }));
    return true;
  } catch (error) {
    if (error instanceof Missing) return false;
    throw error;
  }
};

/** Keeps a value as canonical JSON under its SHA-256 and returns the hash; what is there already is not written again. */
export const archive = async (value: unknown): Promise<string> => {
  const hash = hashOf(value);
  if (!(await exists(hash))) await s3.send(new PutObjectCommand({ Bucket, Key: keyOf(hash), Body: canonicalJson(value), ContentType: 'application/json' }));
  return hash;
};

/** Keeps a file as it came under the SHA-256 of its bytes and returns the hash. */
export const archiveBytes = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (!(await exists(hash))) await s3.send(new PutObjectCommand({ Bucket, Key: keyOf(hash), Body: bytes, ContentType: 'application/octet-stream' }));
  return hash;
};

/** Text under a hash is what that hash was made of, or it is not used: whoever can write into the bucket changes no score unseen. */
const mustBe = (hash: string, text: string): void => {
  if (createHash('sha256').update(text).digest('hex') !== hash) throw new Error(`archive: what lies under ${hash} is not what was archived`);
};

/** The value under a hash, parsed; `what` names it in Chinese. */
export const fromArchive = async <T extends z.ZodType>(schema: T, hash: string, what: string): Promise<z.infer<T>> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: keyOf(hash) }));
    const text = (await Body?.transformToString()) ?? '';
    mustBe(hash, text);
    return parseOwn(schema, JSON.parse(text), what);
  } catch (error) {
    if (error instanceof NoSuchKey) throw new NotFound(`档案中没有${what}`);
    throw error;
  }
};

const dayMilliseconds = 86_400_000;

/** Locks an object for the stage's days (Object Lock, compliance mode): nobody can delete it before. Locks live in the real time of S3, not on the county's day. */
export const seal = async (hash: string, now: Date): Promise<void> => {
  const RetainUntilDate = new Date(now.getTime() + environment.ARCHIVE_SEAL_DAYS * dayMilliseconds);
  await s3.send(new PutObjectRetentionCommand({ Bucket, Key: keyOf(hash), Retention: { Mode: 'COMPLIANCE', RetainUntilDate } }));
};
