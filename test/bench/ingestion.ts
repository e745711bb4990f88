import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XlsxStreamWriter } from 'hucre/xlsx';
import * as z from 'zod';
import { nodeOptions } from '../../infra/constructs/functions.ts';
import { root } from '../../infra/local/cloud.ts';
import { largeRows } from './large-file.ts';

const Measured = z.object({ rows: z.int(), milliseconds: z.number(), megabytes: z.number() });
export type Measured = z.infer<typeof Measured>;

const folder = join(root, '.local', 'bench');

const writeFiles = async (): Promise<{ xlsx: string; csv: string }> => {
  mkdirSync(folder, { recursive: true });
  const rows = largeRows();
  const writer = new XlsxStreamWriter({ name: '数据' });
  for (const row of rows) writer.addRow(row);
  const [xlsx, csv] = [join(folder, 'large.xlsx'), join(folder, 'large.csv')];
  writeFileSync(xlsx, await writer.finish());
  writeFileSync(csv, rows.map((row) => row.join(',')).join('\r\n'));
  return { xlsx, csv };
};

/** Each reading in a fresh process with the functions' own options; the fastest of the times, the largest of the memories. */
const measured = (how: string, file: string): Measured => {
  const runs = Array.from({ length: 3 }, () => {
    const env = { ...process.env, NODE_OPTIONS: nodeOptions };
    const answer = execFileSync(process.execPath, [join(root, 'test', 'bench', 'read-large.ts'), how, file], { encoding: 'utf8', env });
    return Measured.parse(JSON.parse(answer.trim().split('\n').at(-1) ?? ''));
  });
  const [{ rows } = { rows: 0 }] = runs;
  return { rows, milliseconds: Math.min(...runs.map((run) => run.milliseconds)), megabytes: Math.max(...runs.map((run) => run.megabytes)) };
};

export const perSecond = ({ rows, milliseconds }: Measured): number => Math.round((rows / milliseconds) * 1000);

/** 100,800 rows as xlsx and csv through our reading and checking, and the xlsx through exceljs, which checks nothing. */
export const benchIngestion = async (): Promise<{ xlsx: Measured; csv: Measured; exceljs: Measured }> => {
  const files = await writeFiles();
  return { xlsx: measured('ours', files.xlsx), csv: measured('ours', files.csv), exceljs: measured('exceljs', files.xlsx) };
};
