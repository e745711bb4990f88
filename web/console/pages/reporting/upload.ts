import { call } from '../../../shared/api/call.ts';
import type { AnswerOf } from '../../../shared/api/routes.ts';
import type { Cell, FormPath } from './use-form.ts';

type UploadForm = NonNullable<AnswerOf<'POST', '/reporting/{cycle}/evidence/{unit}'>['upload']>;

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const hashOf = async (file: File): Promise<string> => hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

/** Posts the file with the fields it is held to; `fetch` tells no progress. */
const post = ({ url, fields }: UploadForm, file: File, progress: (percent: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 0 : Math.round((100 * loaded) / total)));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new Error(`HTTP ${request.status}`))));
    request.addEventListener('error', () => reject(new Error('no answer')));
    request.open('POST', url);
    request.send(form);
  });

export type Progress = { at: 'reading' } | { at: 'uploading'; percent: number } | { at: 'uploaded' };

/** Files a document for a cell: it is declared first, so that a refusal comes before anything is uploaded, and goes to the store directly. */
export const fileEvidence = async (
  path: FormPath,
  { figure, month }: Pick<Cell, 'figure' | 'month'>,
  file: File,
  tell: (progress: Progress) => void,
): Promise<void> => {
  tell({ at: 'reading' });
  const { cycle, window, unit } = path;
  const declared = { name: file.name, size: file.size, sha256: await hashOf(file), supports: [{ window, figure, month }] };
  const { body } = await call('POST', '/reporting/{cycle}/evidence/{unit}', { params: { cycle, unit }, body: declared });
  if (body.upload !== undefined) await post(body.upload, file, (percent) => tell({ at: 'uploading', percent }));
  tell({ at: 'uploaded' });
};
