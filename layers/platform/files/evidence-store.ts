import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, NotFound as Missing, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { type Evidence, evidenceTypes } from '#domain/reporting/evidence.ts';
import { extendedName, type UploadForm, uploadFormFor } from './presigned.ts';

const { EVIDENCE_BUCKET: Bucket } = parseOwn(z.object({ EVIDENCE_BUCKET: z.string().min(1) }), process.env, '函数环境变量');
const s3 = new S3Client({});

type Place = Pick<Evidence, 'county' | 'cycle' | 'unit' | 'id'>;
type Placed = Place & Pick<Evidence, 'secret'>;

/** Keys are ASCII and generated: names of files live in the record. Nobody can write to `checked/` but the check, and nothing there is written twice. */
const keyIn = (area: 'quarantine' | 'checked', { county, cycle, unit, id, secret }: Placed): string => [area, county, cycle, unit, id, secret].join('/');

/** Whose upload a key in quarantine is; undefined for any other key. One cloud's events carry the key percent-encoded. */
export const uploadOf = (key: string): Placed | undefined => {
  const [area, county, cycle, unit, id, secret, more] = decodeURIComponent(key).split('/');
  if (area !== 'quarantine' || secret === undefined || more !== undefined) return undefined;
  return { county: county ?? '', cycle: cycle ?? '', unit: unit ?? '', id: id ?? '', secret };
};
export const uploadKey = (evidence: Placed): string => keyIn('quarantine', evidence);

const downloadSeconds = 60;

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** Lets exactly the declared file in: this key, type, size and content, within five minutes. */
export const uploadForm = (evidence: Placed & Pick<Evidence, 'type' | 'size' | 'sha256'>): Promise<UploadForm> =>
  uploadFormFor(s3, {
    Bucket,
    Key: uploadKey(evidence),
    least: evidence.size,
    most: evidence.size,
    fields: {
      'Content-Type': evidenceTypes[evidence.type],
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': base64(evidence.sha256),
    },
  });

/** Whether something was uploaded. */
export const isUploaded = async (evidence: Placed): Promise<boolean> => {
  try {
    await s3.send(new HeadObjectCommand({ Bucket, Key: uploadKey(evidence) }));
    return true;
  } catch (error) {
    if (error instanceof Missing) return false;
    throw error;
  }
};

/** The bytes that were uploaded, at most `most` and one more: so many are enough to see that they are too many. */
export const uploadedBytes = async (evidence: Placed, most: number): Promise<Buffer | undefined> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: uploadKey(evidence), Range: `bytes=0-${most}` }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

const alreadyThere = (error: unknown): boolean => error instanceof Error && error.name === 'PreconditionFailed';

/** Keeps the very bytes that were checked, put if absent; gives their version. */
export const keepChecked = async (evidence: Placed & Pick<Evidence, 'type' | 'sha256'>, bytes: Buffer): Promise<string> => {
  const Key = keyIn('checked', evidence);
  try {
    const { VersionId } = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: bytes,
        ContentType: evidenceTypes[evidence.type],
        ChecksumSHA256: base64(evidence.sha256),
        IfNoneMatch: '*',
      }),
    );
    return parseOwn(z.string(), VersionId, 'S3 版本号');
  } catch (error) {
    if (!alreadyThere(error)) throw error;
    // The same check ran twice at once; the first one's version is the one.
    return parseOwn(z.string(), (await s3.send(new HeadObjectCommand({ Bucket, Key }))).VersionId, 'S3 版本号');
  }
};

/** The upload is of no more use; versions that are not current fall to the bucket's lifecycle. */
export const discardUpload = async (evidence: Placed): Promise<void> => {
  await s3.send(new DeleteObjectCommand({ Bucket, Key: uploadKey(evidence) }));
};

/** A checked document that nobody ever used goes; for a month an operator can bring it back. */
export const discardChecked = async (evidence: Placed): Promise<void> => {
  await s3.send(new DeleteObjectCommand({ Bucket, Key: keyIn('checked', evidence) }));
};

/** RFC 6266 and 5987: browsers that know no UTF-8 in headers get an ASCII name, all others the real one. */
export const dispositionOf = ({ name, type, id }: Pick<Evidence, 'name' | 'type' | 'id'>): string =>
  `attachment; filename="${id}.${type}"; filename*=${extendedName(name)}`;

export const Download = z.object({ url: z.string(), seconds: z.int() });
export type Download = z.infer<typeof Download>;

/** A short-lived address of the one version that was checked; it is saved, never shown in the browser. */
export const downloadOf = async (evidence: Placed & Pick<Evidence, 'name' | 'type'>, version: string): Promise<Download> => {
  const command = new GetObjectCommand({
    Bucket,
    Key: keyIn('checked', evidence),
    VersionId: version,
    ResponseContentDisposition: dispositionOf(evidence),
    ResponseContentType: evidenceTypes[evidence.type],
  });
  return { url: await getSignedUrl(s3, command, { expiresIn: downloadSeconds }), seconds: downloadSeconds };
};
