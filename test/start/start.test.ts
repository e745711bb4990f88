import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/planted-tree.ts';

let folder: string;
let running: ChildProcess | undefined;

/** The tree as it stands in a folder of its own, set up like this one: what somebody keeps below .local is left alone. */
const aCopy = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'xianheng-start-'));
  const tracked = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of tracked.stdout.split('\0').filter((each) => each !== '' && existsSync(join(root, each)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  mkdirSync(join(copy, '.local'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  symlinkSync(join(root, '.local', 'py'), join(copy, '.local', 'py'));
  for (const stamp of ['npm.stamp', 'emulator.stamp']) cpSync(join(root, '.local', stamp), join(copy, '.local', stamp));
  return copy;
};

interface Run {
  code: number | null;
  /** What was printed, both streams. */
  said: string;
}

const start = (args: readonly string[], more: Record<string, string> = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const { AWS_ENDPOINT_URL: _, AWS_ENDPOINT_URL_S3: __, ...environment } = process.env;
    const child = spawn(process.execPath, [join(folder, 'infra', 'local', 'start.mjs'), ...args], { cwd: folder, env: { ...environment, ...more } });
    running = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, said }));
  });

const results = (): { status: string; rows: unknown[] } => JSON.parse(readFileSync(join(folder, '.local', 'results', 'results.json'), 'utf8'));

beforeAll(() => {
  folder = aCopy();
});
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A year on a busy machine. */
const timeout = 600_000;

describe('npm start', { timeout }, () => {
  let first: ReturnType<typeof results>;

  it('--once plays the whole year, prints it, leaves the results and ends well', async () => {
    const { code, said } = await start(['--once', '--keep']);
    expect(code, said).toBe(0);
    for (const phase of ['准备', '填报 一季度', '填报 上半年', '填报 前三季度', '填报 年终', '年终评估', '反馈', '预算挂钩'])
      expect(said).toContain(`✓ ${phase}`);
    for (const part of ['2026 年度考评结果', '一项得分的完整说明', '接下来可以试试']) expect(said).toContain(part);
    first = results();
    expect(first.status).toBe('final');
    expect(first.rows).toHaveLength(24);
    for (const file of ['results.md', 'scorecards.json', 'budget.json', 'quality.json', 'dossier.json'])
      expect(existsSync(join(folder, '.local', 'results', file)), file).toBe(true);
  });

  it('--keep shows the year that was kept, the same to the last digit, without playing it again', async () => {
    rmSync(join(folder, '.local', 'results'), { recursive: true });
    const { code, said } = await start(['--once', '--keep']);
    expect(code, said).toBe(0);
    expect(said).toContain('沿用上次保存的年度数据');
    expect(said).not.toContain('✓ 填报');
    expect(said).toContain('接下来可以试试');
    expect(results()).toEqual(first);
  });

  it('says at once that the cloud of AWS_ENDPOINT_URL does not answer, and what to do', async () => {
    const { code, said } = await start(['--once'], { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    expect(code).toBe(1);
    expect(said).toContain('✗ AWS_ENDPOINT_URL 所指的云 http://127.0.0.1:9 没有应答。');
    expect(said).toContain('unset AWS_ENDPOINT_URL');
    expect(said).not.toContain('部署');
  });
});
