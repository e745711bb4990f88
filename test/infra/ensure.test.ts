import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type PlantedTree, plantedTree } from '../support/planted-tree.ts';

interface Machine {
  /** Version of its python3; none if absent. */
  python?: '3.9' | '3.12';
  /** What `python3 -m venv` can do: all, an environment without pip (Debian without python3-venv), or nothing. */
  venv?: 'whole' | 'without-pip' | 'none';
  /** python3 has a pip of its own. */
  pip?: boolean;
  uv?: boolean;
  npmFails?: boolean;
  /** The registry of Python packages cannot be reached. */
  offline?: boolean;
  node?: string;
}

let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

const exit = (good: boolean) => `exit ${good ? 0 : 1}`;

/** Programs of that machine; each writes down how it was called. */
const programsOf = (
  { python, venv = 'whole', pip = false, uv = false, npmFails = false, offline = false }: Machine,
  folder: string,
): Record<string, string> => {
  const log = `echo "$(/usr/bin/basename "$0") $*" >> '${folder}/calls'`;
  const inside = (hasPip: boolean) => `#!/bin/sh\n${log}\ncase "$*" in\n"-m pip --version") ${exit(hasPip)};;\nesac\n${exit(!offline)}\n`;
  writeFileSync(join(folder, 'with-pip'), inside(true));
  writeFileSync(join(folder, 'without-pip'), inside(false));
  const make = (from: string, at: string) =>
    `/bin/mkdir -p "${at}/bin" && /bin/cp '${folder}/${from}' "${at}/bin/python" && /bin/chmod 755 "${at}/bin/python"; exit`;
  return {
    npm: `#!/bin/sh\n${log}\necho 'npm error network' >&2\n${exit(!npmFails)}\n`,
    ...(uv ? { uv: `#!/bin/sh\n${log}\n${exit(!offline)}\n` } : {}),
    ...(python === undefined
      ? {}
      : {
          python3: `#!/bin/sh
${log}
case "$*" in
"-c import sys"*) ${exit(python === '3.12')};;
"-m venv --without-pip "*) ${venv === 'none' ? 'exit 1' : make('without-pip', '$4')};;
"-m venv "*) ${venv === 'whole' ? make('with-pip', '$3') : 'exit 1'};;
"-m pip --version") ${exit(pip)};;
"-m pip "*) ${exit(pip && !offline)};;
esac
exit 1
`,
        }),
  };
};

/** Runs the set-up as on that machine, with nothing else on PATH. */
const setUp = (machine: Machine) => {
  tree = plantedTree({}, ['package-lock.json', 'infra/local/ensure.mjs', 'infra/local/requirements.txt', 'infra/local/requirements-test.txt']);
  const { folder } = tree;
  const path = join(folder, 'path');
  mkdirSync(path);
  for (const [name, text] of Object.entries(programsOf(machine, folder))) {
    writeFileSync(join(path, name), text);
    chmodSync(join(path, name), 0o755);
  }
  const older = machine.node === undefined ? '' : `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${machine.node}' } });`;
  const script = `${older} const { ensure } = await import('./infra/local/ensure.mjs'); ensure({ checks: true });`;
  const run = () => spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8', env: { PATH: path } });
  const { status, stdout, stderr } = run();
  const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [];
  return { status, stdout, stderr, again: run, installs: calls.filter((call) => / install /.test(call)).map((call) => call.replaceAll(folder, '')) };
};

const apt = 'sudo apt-get install -y python3-venv';

describe('set-up of a machine', () => {
  it('with all of Python makes an environment with pip and installs emulator and checks', () => {
    const { status, installs } = setUp({ python: '3.12' });
    expect(status).toBe(0);
    expect(installs).toEqual(['python -m pip install -q -r infra/local/requirements.txt', 'python -m pip install -q -r infra/local/requirements-test.txt']);
  });

  it('of a bare Debian without python3-venv fills the environment with the system’s pip', () => {
    const { status, installs } = setUp({ python: '3.12', venv: 'without-pip', pip: true });
    expect(status).toBe(0);
    expect(installs).toEqual([
      'python3 -m pip --python /.local/py/bin/python install -q -r infra/local/requirements.txt',
      'python3 -m pip --python /.local/py/bin/python install -q -r infra/local/requirements-test.txt',
    ]);
  });

  it('without any pip uses uv', () => {
    const { status, installs } = setUp({ python: '3.12', venv: 'without-pip', uv: true });
    expect(status).toBe(0);
    expect(installs[0]).toBe('uv pip install -q --python /.local/py/bin/python -r infra/local/requirements.txt');
  });

  it.each([
    ['without pip, uv and python3-venv', { python: '3.12', venv: 'without-pip' }],
    ['whose Python cannot make environments at all', { python: '3.12', venv: 'none', pip: true }],
  ] as const)('%s says the one command that helps', (_, machine) => {
    const { status, stderr } = setUp(machine);
    expect(status).toBe(1);
    expect(stderr).toContain(apt);
  });

  it.each([
    ['without Python', {}],
    ['with an old Python', { python: '3.9' }],
  ] as const)('%s says what is needed and how to get it', (_, machine) => {
    const { status, stderr } = setUp(machine);
    expect(status).toBe(1);
    expect(stderr).toContain('需要 Python 3.10 或更高版本');
    expect(stderr).toContain('sudo apt-get install -y python3 python3-venv');
  });

  it('with an old Node says so before it touches anything', () => {
    const { status, stderr, installs } = setUp({ python: '3.12', node: '18.20.4' });
    expect(status).toBe(1);
    expect(stderr).toContain('需要 Node.js 20 或更高版本,当前为 18.20.4');
    expect(installs).toEqual([]);
  });

  it('without network says which source to look at, and what npm or pip said', () => {
    const npm = setUp({ python: '3.12', npmFails: true });
    expect(npm.status).toBe(1);
    expect(npm.stderr).toContain('请检查网络与 npm 源');
    expect(npm.stderr).toContain('npm error network');
    tree?.remove();
    const pip = setUp({ python: '3.12', offline: true });
    expect(pip.status).toBe(1);
    expect(pip.stderr).toContain('请检查网络与 pip 源');
  });

  it('is done once', () => {
    const { again, stdout } = setUp({ python: '3.12' });
    expect(stdout).toContain('✓ npm');
    mkdirSync(join(String(tree?.folder), '.local', 'py', 'bin'), { recursive: true });
    writeFileSync(join(String(tree?.folder), '.local', 'py', 'bin', 'cfn-lint'), '');
    expect(again()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
