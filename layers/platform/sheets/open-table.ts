import { openCsv } from './csv.ts';
import { detectFormat } from './detect-format.ts';
import type { TableFile } from './table-file.ts';
import { openXls } from './xls.ts';
import { openXlsx } from './xlsx.ts';

/** Opens a file by what it is; `FileRefused` when it is no table that can be read. */
export const openTable = async (bytes: Uint8Array): Promise<TableFile> => {
  const format = detectFormat(bytes);
  if (format === 'xlsx') return openXlsx(bytes);
  return format === 'xls' ? openXls(bytes) : openCsv(bytes);
};
