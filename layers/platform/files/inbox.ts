import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  NotFound as Missing,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import { parseOwn } from '#domain/problems/parse.ts';
import { Month } from '#domain/schemes/code.ts';
import { type Download, extendedName, type UploadForm, uploadFormFor } from './presigned.ts';

const { INBOX_BUCKET: Bucket } = parseOwn(z.object({ INBOX_BUCKET: z.string().min(1) }), process.env, '函数环境变量');
const s3 = new S3Client({});

/** A larger file is no table of a county's figures. */
export const mostBytes = 30 * 1024 * 1024;

const downloadSeconds = 300;

/** Whose file it is and how it came. */
export interface Arrival {
  county: string;
  cycle: string;
  source: string;
  name: string;
  via: 'inbox' | 'upload';
  /** The month that was named with it. */
  period: string | undefined;
  /** Who uploaded it; nobody where a system dropped it. */
  by: string | undefined;
  bytes: number;
}

interface Head {
  size: number;
  metadata: Record<string, string>;
}

const headOf = async (Key: string): Promise<Head | undefined> => {
  try {
    const { ContentLength = 0, Metadata = {} } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    return { size: ContentLength, metadata: Metadata };
  } catch (error) {
    if (error instanceof Missing) return undefined;
    throw error;
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

/** `inbox/<county>/<cycle>/<source>/<file name>` or `uploads/<county>/<cycle>/<source>/<id>`; undefined for any other key. */
const partsOf = (key: string) => {
  const [area, county = '', cycle = '', source = '', ...rest] = key.split('/');
  const name = rest.join('/');
  if ((area !== 'inbox' && area !== 'uploads') || name === '') return undefined;
  return { county, cycle, source, name, via: area === 'inbox' ? 'inbox' : 'upload' } as const;
};

/** What lies under a key of an event, and the key itself (one cloud's events carry it percent-encoded); undefined when it is not there or none of ours. */
export const arrivalAt = async (written: string): Promise<{ key: string; arrival: Arrival } | undefined> => {
  for (const key of new Set([written, decoded(written.replaceAll('+', ' ')), decoded(written)])) {
    const parts = partsOf(key);
    const head = parts === undefined ? undefined : await headOf(key);
    if (parts === undefined || head === undefined) continue;
    const { name, by, period } = head.metadata;
    return {
      key,
      arrival: {
        ...parts,
        name: name === undefined ? parts.name : decoded(name),
        by: by === undefined ? undefined : decoded(by),
        period: Month.safeParse(period).data,
        bytes: head.size,
      },
    };
  }
  return undefined;
};

/** The bytes under a key; undefined when they are not, or no longer, there. */
export const readBytes = async (Key: string): Promise<Uint8Array | undefined> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

/** What must not lie here goes with every version of it: nothing is left that could be read.  */
const purge = async (Prefix: string, isMeant: (key: string) => boolean): Promise<void> => {
  let marks: Pick<ListObjectVersionsCommandOutput, 'NextKeyMarker' | 'NextVersionIdMarker'> | undefined = {};
  while (marks !== undefined) {
    const from = { KeyMarker: marks.NextKeyMarker, VersionIdMarker: marks.NextVersionIdMarker };
    const page: ListObjectVersionsCommandOutput = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...from }));
    for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
      if (Key !== undefined && isMeant(Key)) await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    marks = page.IsTruncated === true ? page : undefined;
  }
};

/** A file that arrived goes for good. */
export const discard = (arrived: string): Promise<void> => purge(arrived, (key) => key === arrived);

interface Upload {
  county: string;
  cycle: string;
  source: string;
  id: string;
  name: string;
  period: string | undefined;
  by: string;
}

/** Lets one file of at most 30 MB in, under this key and in this person's name, within five minutes. */
export const fileForm = ({ county, cycle, source, id, name, period, by }: Upload): Promise<UploadForm> =>
  uploadFormFor(s3, {
    Bucket,
    Key: ['uploads', county, cycle, source, id].join('/'),
    least: 1,
    most: mostBytes,
    fields: {
      'Content-Type': 'application/octet-stream',
      'x-amz-meta-name': encodeURIComponent(name),
      'x-amz-meta-by': encodeURIComponent(by),
      ...(period === undefined ? {} : { 'x-amz-meta-period': period }),
    },
  });

interface Work {
  county: string;
  cycle: string;
  id: string;
  run: number;
}

/** What the checking of a file leaves for a while: the rows to be posted, the bad cells, the file with the errors marked. */
const workKey = ({ county, cycle, id, run }: Work, part: string): string => ['work', county, cycle, id, run, part].join('/');

export const writeWork = async (work: Work, part: string, body: string | Uint8Array): Promise<void> => {
  await s3.send(new PutObjectCommand({ Bucket, Key: workKey(work, part), Body: body, ContentType: 'application/octet-stream' }));
};

/** The bytes of a part; undefined when it is not, or no longer, there. */
export const readWorkBytes = (work: Work, part: string): Promise<Uint8Array | undefined> => readBytes(workKey(work, part));

/** Everything that any run left of a file goes for good. */
export const discardWork = ({ county, cycle, id }: Omit<Work, 'run'>): Promise<void> => purge(`${['work', county, cycle, id].join('/')}/`, () => true);

/** The text of a part; undefined when it is not, or no longer, there. */
export const readWork = async (work: Work, part: string): Promise<string | undefined> => {
  const bytes = await readWorkBytes(work, part);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
};

/** A short-lived address of a part, to be saved under a (Chinese) name: RFC 6266 and 5987. */
export const workDownload = async (work: Work, part: string, name: string): Promise<Download> => {
  const command = new GetObjectCommand({ Bucket, Key: workKey(work, part), ResponseContentDisposition: `attachment; filename*=${extendedName(name)}` });
  return { url: await getSignedUrl(s3, command, { expiresIn: downloadSeconds }), name, seconds: downloadSeconds };
};
