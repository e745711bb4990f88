import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { environmentFor, localCredential, root } from './cloud.ts';
import { clientSecret } from './issuer/issuer.ts';
import { keepClientSecret } from './secrets.ts';

const Outputs = z.record(z.string(), z.record(z.string(), z.string()));

/** How a command of the CDK is run. */
interface Command {
  endpoint: string;
  log: string;
  /** Its `cdk.json` is taken, or none. */
  cwd?: string;
  environment?: Record<string, string>;
}

const run = (args: readonly string[], { endpoint, log, cwd = root, environment = {} }: Command): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules', '.bin', 'cdk'), [...args], {
      cwd,
      env: { ...process.env, ...environmentFor(endpoint), CI: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const file = createWriteStream(log, { flags: 'a' });
    const tail: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        file.write(part);
        tail.push(part.toString());
        if (tail.length > 60) tail.shift();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`部署失败(cdk ${args[0]}),完整日志见 ${log}\n${tail.join('').slice(-3000)}`))));
  });

/** CloudFormation of the embedded emulator leaves Object Lock out; switching it on again is harmless where it is on. */
const lockArchive = async (endpoint: string, bucket: string): Promise<void> => {
  const response = await fetch(`${endpoint}/${bucket}?object-lock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/xml', authorization: localCredential('s3') },
    body: '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>',
  });
  if (!response.ok) throw new Error(`未能为档案桶 ${bucket} 开启对象锁定(HTTP ${response.status}):${(await response.text()).slice(0, 500)}`);
};

/** What stands around the stacks on this machine. */
interface Around {
  /** Address of the local identity provider. */
  issuer?: string | undefined;
  /** Address of the console. */
  consoleOrigin?: string | undefined;
}

const quiet = ['--no-notices', '--no-version-reporting', '--no-color'];

/** Bootstraps and deploys all stacks of the local stage; gives the stacks' outputs as one table. */
export const deploy = async (endpoint: string, name = 'local', { issuer, consoleOrigin }: Around = {}): Promise<Record<string, string>> => {
  const folder = join(root, '.local', name);
  mkdirSync(folder, { recursive: true });
  const [log, outputs, app] = [join(folder, 'deploy.log'), join(folder, 'outputs.json'), join(folder, 'cdk.out')];
  const { CDK_DEFAULT_ACCOUNT, CDK_DEFAULT_REGION } = environmentFor(endpoint);
  // Neither needs the other.
  await Promise.all([
    run(['synth', '-q', '-o', app, '-c', 'stage=local', ...quiet], {
      endpoint,
      log,
      environment: {
        ...(issuer === undefined ? {} : { LOCAL_ISSUER: issuer }),
        ...(consoleOrigin === undefined ? {} : { LOCAL_CONSOLE: consoleOrigin }),
      },
    }),
    // Where there is no cdk.json: beside one it would build the whole app a second time, which it does not need.
    run(['bootstrap', `aws://${CDK_DEFAULT_ACCOUNT}/${CDK_DEFAULT_REGION}`, ...quiet], { endpoint, log, cwd: folder }),
  ]);
  await run(['deploy', '--all', '--app', app, '--require-approval', 'never', '--concurrency', '4', '--outputs-file', outputs, ...quiet], { endpoint, log });
  const table: Record<string, string> = Object.assign({}, ...Object.values(Outputs.parse(JSON.parse(readFileSync(outputs, 'utf8')))));
  await keepClientSecret(endpoint, clientSecret);
  await lockArchive(endpoint, table['ArchiveBucket'] ?? '');
  return table;
};
