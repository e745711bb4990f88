import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../support/planted-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'xianheng-ci-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs .ci/run with an npm that answers each rung as given. */
const ci = (rungs: Record<'test' | 'test:slow', { says: string; exits: number }>) => {
  const cases = Object.entries(rungs).map(([rung, { says, exits }]) => `*" ${rung}") printf '%s\\n' '${says}'; exit ${exits};;`);
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncase " $*" in\n${cases.reverse().join('\n')}\nesac\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  const { status, stdout } = spawnSync('bash', [join(root, '.ci', 'run')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true', PATH: [folder, process.env['PATH']].join(delimiter) },
  });
  return { status, lines: stdout.trimEnd().split('\n'), plain: stdout.split('\n').filter((line) => /^\d+ passed, \d+ failed$/.test(line)) };
};

describe('.ci/run', () => {
  it('ends with one plain line, the sum of the rungs', () => {
    const { status, lines, plain } = ci({ test: { says: 'words\n40 passed, 0 failed', exits: 0 }, 'test:slow': { says: '2 passed, 0 failed', exits: 0 } });
    expect(plain).toEqual(['42 passed, 0 failed']);
    expect(lines.at(-1)).toBe('42 passed, 0 failed');
    expect(lines).toContain('— npm run test: 40 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('fails with the failures of any rung, and climbs on', () => {
    const { status, plain } = ci({ test: { says: '40 passed, 3 failed', exits: 1 }, 'test:slow': { says: '2 passed, 1 failed', exits: 1 } });
    expect(plain).toEqual(['42 passed, 4 failed']);
    expect(status).toBe(1);
  });

  it('counts a rung that ended without a result as a failure', () => {
    const { status, plain } = ci({ test: { says: 'killed', exits: 137 }, 'test:slow': { says: '2 passed, 0 failed', exits: 0 } });
    expect(plain).toEqual(['2 passed, 1 failed']);
    expect(status).toBe(1);
  });

  it('believes the exit code before the words', () => {
    const { status, plain } = ci({ test: { says: '40 passed, 0 failed', exits: 1 }, 'test:slow': { says: '2 passed, 0 failed', exits: 0 } });
    expect(plain).toEqual(['42 passed, 1 failed']);
    expect(status).toBe(1);
  });
});
