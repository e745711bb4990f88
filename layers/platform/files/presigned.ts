import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import * as z from 'zod';

const formSeconds = 300;

/** A form that a browser posts with the file as its last field, `file`. */
export const UploadForm = z.object({ url: z.string(), fields: z.record(z.string(), z.string()), seconds: z.int() });
export type UploadForm = z.infer<typeof UploadForm>;

/** An address that gives a file out for some seconds, to be saved under its name. */
export const Download = z.object({ url: z.string(), name: z.string(), seconds: z.int() });
export type Download = z.infer<typeof Download>;

interface Place {
  Bucket: string;
  Key: string;
  /** Bytes, both included. */
  least: number;
  most: number;
  /** Fields of the form that the file is held to. */
  fields: Record<string, string>;
}

/** Lets one file in, under exactly this key, within five minutes. */
export const uploadFormFor = async (s3: S3Client, { Bucket, Key, least, most, fields: held }: Place): Promise<UploadForm> => {
  const { url, fields } = await createPresignedPost(s3, {
    Bucket,
    Key,
    Expires: formSeconds,
    Conditions: [['content-length-range', least, most]],
    Fields: { ...held, success_action_status: '201' },
  });
  return { url, fields, seconds: formSeconds };
};

/** A (Chinese) file name in a header: RFC 5987. */
export const extendedName = (name: string): string =>
  `UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
