import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import { NotFound } from '#domain/problems/errors.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { type Download, extendedName, type UploadForm, uploadFormFor } from './presigned.ts';

const { EVIDENCE_BUCKET: Bucket } = parseOwn(z.object({ EVIDENCE_BUCKET: z.string().min(1) }), process.env, '函数环境变量');
const s3 = new S3Client({});
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A form that somebody fills in offline is small. */
const mostBytes = 5 * 1024 * 1024;
const downloadSeconds = 300;

/** Workbooks that go out to be filled in and come back: they pass through and are removed after some days, what they said is in the records. */
const keyOf = (way: 'out' | 'in', ...parts: readonly string[]): string => ['exchange', way, ...parts].join('/');

/** RFC 6266 and 5987: the real name for whoever reads UTF-8, an ASCII one for all others. */
const disposition = (name: string): string => `attachment; filename="form.xlsx"; filename*=${extendedName(name)}`;

/** Puts a workbook where its reader can fetch it for some minutes, under its own hash: the same one is the same object. */
export const giveOut = async (county: string, bytes: Uint8Array, name: string): Promise<Download> => {
  const Key = keyOf('out', county, `${createHash('sha256').update(bytes).digest('hex')}.xlsx`);
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: workbookType }));
  const command = new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: disposition(name), ResponseContentType: workbookType });
  return { url: await getSignedUrl(s3, command, { expiresIn: downloadSeconds }), name, seconds: downloadSeconds };
};

/** Lets one workbook in, under exactly this place, within five minutes. */
export const takeIn = (...place: readonly string[]): Promise<UploadForm> =>
  uploadFormFor(s3, { Bucket, Key: keyOf('in', ...place), least: 1, most: mostBytes, fields: { 'Content-Type': workbookType } });

/** What was uploaded at a place. */
export const takenIn = async (...place: readonly string[]): Promise<Uint8Array> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: keyOf('in', ...place) }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (error) {
    if (error instanceof NoSuchKey) throw new NotFound('没有找到上传的文件;请重新上传后再导入', { cause: error });
    throw error;
  }
};
