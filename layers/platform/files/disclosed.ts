import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { environment } from '#platform/environment.ts';
import { hashOf } from '#platform/table/audit.ts';

const s3 = new S3Client({});
const Bucket = environment.ARCHIVE_BUCKET;
/** Beside the archive's own `sha256/`: whoever may read only this prefix sees nothing that was not made public. */
const keyOf = (hash: string): string => `disclosed/${hash}`;

/** Keeps a document that is made public, as canonical JSON under its SHA-256. The same document is the same object. */
export const keepDisclosed = async (document: unknown): Promise<string> => {
  const hash = hashOf(document);
  await s3.send(new PutObjectCommand({ Bucket, Key: keyOf(hash), Body: canonicalJson(document), ContentType: 'application/json' }));
  return hash;
};

/** S3 says "access denied" of what is not there to whoever may not list the bucket. */
const isMissing = (error: unknown): boolean => error instanceof NoSuchKey || (error instanceof S3ServiceException && error.name === 'AccessDenied');

/** The very text of a disclosed document, over which its hash was taken. */
export const disclosedText = async (hash: string): Promise<string> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: keyOf(hash) }));
    return (await Body?.transformToString()) ?? 'null';
  } catch (error) {
    if (isMissing(error)) throw new NotFound('没有公开过这份文件');
    throw error;
  }
};

export const disclosedDocument = async <T extends z.ZodType>(schema: T, hash: string): Promise<z.infer<T>> =>
  parseOwn(schema, JSON.parse(await disclosedText(hash)), '公开文件');
