// Runs on any Node >= 20 with nothing installed: puts the packages and a private Python environment in place, then hands over to the project's own Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const local = join(root, '.local');
const bin = join(root, 'node_modules', '.bin');
const python = join(local, 'py', 'bin', 'python');

const fail = (message) => {
  console.error(`\n✗ ${message}`);
  process.exit(1);
};

const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
const works = (command, args) => run(command, args, { stdio: 'ignore' }).status === 0;
const must = (what, command, args, advice) => {
  const { status, stdout, stderr, error } = run(command, args);
  if (status !== 0) fail(`${what}失败:${advice}\n${(stderr || stdout || error?.message || '').trim().split('\n').slice(-15).join('\n')}`);
};

const hashOf = (...files) => files.reduce((hash, file) => hash.update(readFileSync(join(root, file))), createHash('sha256')).digest('hex');

/** Does `work` again only when one of the files changed since it was last done. */
const once = (name, files, there, work) => {
  const stamp = join(local, `${name}.stamp`);
  const hash = hashOf(...files);
  if (there && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const started = Date.now();
  work();
  mkdirSync(local, { recursive: true });
  writeFileSync(stamp, hash);
  console.log(`  ✓ ${name}(${Math.round((Date.now() - started) / 1000)} 秒)`);
};

const packages = () => {
  console.log('安装 npm 依赖 …');
  must('npm ci ', 'npm', ['ci', '--no-fund', '--no-audit'], '请检查网络与 npm 源,再执行 npm ci(check the network, then run npm ci)');
};

const pythons = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const recent = 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)';

const help = '请执行这一条命令后重试(run this, then try again): sudo apt-get install -y python3-venv';

/** A virtual environment; on a bare Debian without ensurepip one without pip, filled by the system's pip or by uv. */
const environment = () => {
  const found = pythons.find((name) => works(name, ['-c', recent]));
  if (found === undefined) fail('需要 Python 3.10 或更高版本(Python >= 3.10 is needed): sudo apt-get install -y python3 python3-venv');
  rmSync(join(local, 'py'), { recursive: true, force: true });
  if (works(found, ['-m', 'venv', join(local, 'py')])) return;
  rmSync(join(local, 'py'), { recursive: true, force: true });
  if (!works(found, ['-m', 'venv', '--without-pip', join(local, 'py')])) fail(help);
};

const install = (requirements) => {
  const file = join('infra', 'local', requirements);
  if (works(python, ['-m', 'pip', '--version'])) return must('安装 Python 依赖', python, ['-m', 'pip', 'install', '-q', '-r', file], '请检查网络与 pip 源');
  const outside = pythons.find((name) => works(name, ['-m', 'pip', '--version']));
  if (outside !== undefined) return must('安装 Python 依赖', outside, ['-m', 'pip', '--python', python, 'install', '-q', '-r', file], help);
  if (works('uv', ['--version'])) return must('安装 Python 依赖', 'uv', ['pip', 'install', '-q', '--python', python, '-r', file], help);
  fail(help);
};

const emulator = () => {
  console.log('安装本地云模拟器 …');
  environment();
  install('requirements.txt');
};

/** Puts everything in place; `checks` also what the tests need. Returns the environment in which the project's Node 24 is the first on PATH. */
export const ensure = ({ checks = false, emulatorNeeded = true } = {}) => {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) fail(`需要 Node.js 20 或更高版本,当前为 ${process.versions.node}(Node >= 20 is needed)`);
  once('npm', ['package.json', 'package-lock.json'], existsSync(join(bin, 'node')), packages);
  if (emulatorNeeded) once('emulator', ['infra/local/requirements.txt'], existsSync(python), emulator);
  if (checks) {
    if (!existsSync(python)) once('emulator', ['infra/local/requirements.txt'], false, emulator);
    once('checks', ['infra/local/requirements-test.txt'], existsSync(join(local, 'py', 'bin', 'cfn-lint')), () => install('requirements-test.txt'));
  }
  return { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
};

/** Runs a TypeScript main program on the project's Node and ends with its exit code. */
export const handOver = (file, args, env) => {
  const { status, signal } = run(join(bin, 'node'), [join(root, file), ...args], { stdio: 'inherit', env });
  process.exit(signal === null ? (status ?? 1) : 130);
};
