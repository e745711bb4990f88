import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { environmentFor } from '../../infra/local/cloud.ts';
import { median } from './timing.ts';

const turns = 5;

/** Names a handler needs at module level; nothing is asked of them while it loads. */
const placeholders = {
  STAGE: 'local',
  RECORDS_TABLE: 'records',
  AUDIT_TABLE: 'audit',
  ARCHIVE_BUCKET: 'archive',
  EVIDENCE_BUCKET: 'evidence',
  INBOX_BUCKET: 'inbox',
  TICKS_QUEUE_URL: 'ticks.fifo',
  UPLOADS_QUEUE_URL: 'uploads',
  STATE_MACHINES: '{}',
  SESSION_SECRET: 'placeholder-of-the-bench-not-a-secret',
};

const load = (file: string): number => {
  const script = `const started = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - started);`;
  const env = { ...process.env, ...environmentFor('http://127.0.0.1:1'), ...placeholders };
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
};

const medianLoad = (file: string): number => median(Array.from({ length: turns }, () => load(file)));

export interface BundleResult {
  name: string;
  kilobytes: number;
  /** As Lambda stores and counts it. */
  zipped: number;
  milliseconds: number;
}

/** Size of every bundle, and how long its modules take to load in a fresh process, beside an empty handler. */
export const benchBundles = (folder: string): { handlers: BundleResult[]; empty: number } => {
  const empty = join(mkdtempSync(join(tmpdir(), 'xianheng-')), 'index.mjs');
  writeFileSync(empty, 'export const handler = async () => ({});\n');
  const handlers = readdirSync(folder)
    .sort()
    .map((name) => {
      const file = join(folder, name, 'index.mjs');
      const code = readFileSync(file);
      return { name, kilobytes: code.length / 1000, zipped: deflateRawSync(code).length / 1000, milliseconds: medianLoad(file) };
    });
  return { handlers, empty: medianLoad(empty) };
};
