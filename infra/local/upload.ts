import { createHash } from 'node:crypto';
import type { Person } from './client.ts';

interface Support {
  window: string;
  figure: string;
  month: string;
}

interface ToFile {
  cycle: string;
  unit: string;
  name: string;
  bytes: Buffer;
  supports: readonly Support[];
  replaces?: string;
}

export interface Filed {
  id: string;
  status: string;
  name: string;
  reason?: string;
}

interface Form {
  url: string;
  fields: Record<string, string>;
}

/** Posts a file with the form it was given, as a browser does. */
export const postForm = async ({ url, fields }: Form, bytes: Buffer): Promise<Response> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]));
  return fetch(url, { method: 'POST', body: form });
};

/** Declares a document and uploads it, unless the same file is there already; it is checked afterwards. */
export const fileDocument = async (reporter: Person, { cycle, unit, name, bytes, supports, replaces }: ToFile): Promise<Filed> => {
  const declared = {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    supports,
    ...(replaces === undefined ? {} : { replaces }),
  };
  const { evidence, upload } = await reporter.post<{ evidence: Filed; upload?: Form }>(`/reporting/${cycle}/evidence/${unit}`, declared);
  if (upload === undefined) return evidence;
  const response = await postForm(upload, bytes);
  if (response.status !== 201) throw new Error(`${name} 上传失败(HTTP ${response.status}):${(await response.text()).slice(0, 500)}`);
  return evidence;
};
