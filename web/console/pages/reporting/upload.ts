import { call } from '../../../shared/api/call.ts';
import { postFile } from '../../parts/post-file.ts';
import type { Cell, FormPath } from './use-form.ts';

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const hashOf = async (file: File): Promise<string> => hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

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
  if (body.upload !== undefined) await postFile(body.upload, file, (percent) => tell({ at: 'uploading', percent }));
  tell({ at: 'uploaded' });
};
