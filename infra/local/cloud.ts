import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const local = join(root, '.local');
const bin = join(root, 'node_modules', '.bin');

export interface Cloud {
  endpoint: string;
  /** Ends what was started here; nothing for a cloud that was there already. */
  stop: () => Promise<void>;
}

interface Options {
  /** Keeps the emulator's state in this folder between starts. */
  keep?: string;
  /** Name of the log file below .local. */
  log?: string;
  /** Endpoint that the functions use, where something stands between them and the cloud. */
  functionsUse?: string;
}

/** The port, or any free one when it is taken. */
export const freePort = (wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' && wanted !== 0 ? resolve(freePort(0)) : reject(error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address === null || typeof address === 'string' ? reject(new Error('no port')) : resolve(address.port)));
    });
  });

const healthy = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false; // not listening yet
  }
};

/** Local clouds check no signature, but read from it which service a plain request means. */
export const localCredential = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=local/20260101/${process.env['AWS_REGION'] ?? 'us-east-1'}/${service}/aws4_request, SignedHeaders=host, Signature=local`;

/** Key and secret on a local cloud: LocalStack checks the signature of a download's address against this one. */
const localKey = 'test';

/** Settings of SDK, CDK and functions for a local cloud. */
export const environmentFor = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: process.env['AWS_REGION'] ?? 'us-east-1',
  AWS_DEFAULT_REGION: process.env['AWS_REGION'] ?? 'us-east-1',
  AWS_ACCESS_KEY_ID: process.env['AWS_ACCESS_KEY_ID'] ?? localKey,
  AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? localKey,
  CDK_DEFAULT_ACCOUNT: '000000000000',
  CDK_DEFAULT_REGION: process.env['AWS_REGION'] ?? 'us-east-1',
  PATH: [bin, process.env['PATH']].join(delimiter),
});

const stateSettings = (keep: string): Record<string, string> => ({
  PERSIST_STATE: '1',
  STATE_DIR: join(keep, 'state'),
  S3_PERSIST: '1',
  S3_DATA_DIR: join(keep, 's3'),
});

const bootSeconds = 60;

/** The cloud that the environment names, to be used instead of the embedded emulator. */
export const givenCloud = (): string | undefined => process.env['AWS_ENDPOINT_URL'] || undefined;

/** Any answer at all will do; asked before minutes are spent on building what could not be deployed. */
const mustAnswer = async (endpoint: string): Promise<void> => {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
  } catch (error) {
    throw new Error(
      `AWS_ENDPOINT_URL 所指的云 ${endpoint} 没有应答。请确认该云已经启动、地址和端口无误;要使用内置的本地云,请先清除该变量(unset AWS_ENDPOINT_URL)再运行`,
      { cause: error },
    );
  }
};

/** Starts the embedded emulator on loopback, on 4566 or else on any free port, and waits until it is healthy. With AWS_ENDPOINT_URL that cloud is used. */
export const startCloud = async ({ keep, log = 'cloud.log', functionsUse }: Options = {}): Promise<Cloud> => {
  const given = givenCloud();
  if (given !== undefined) {
    await mustAnswer(given);
    return { endpoint: given, stop: async () => {} };
  }
  const port = await freePort(4566);
  const endpoint = `http://127.0.0.1:${port}`;
  mkdirSync(local, { recursive: true });
  const output = openSync(join(local, log), 'w');
  const settings = {
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    IOT_MTLS_ENABLED: '0',
    SFN_WAIT_SCALE: '0',
    ...(keep === undefined ? {} : stateSettings(keep)),
    ...(functionsUse === undefined ? {} : { AWS_ENDPOINT_URL: functionsUse, AWS_ENDPOINT_URL_S3: functionsUse }),
  };
  const child = spawn(join(local, 'py', 'bin', 'ministack'), [], {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environmentFor(endpoint), ...settings },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  for (let second = 0; !(await healthy(endpoint)); second += 0.25) {
    if (child.exitCode !== null || second > bootSeconds) throw new Error(`本地云没有启动成功,请查看 ${join(local, log)}`);
    await pause(250);
  }
  return {
    endpoint,
    stop: async () => {
      process.removeListener('exit', kill);
      kill();
      await Promise.race([ended, pause(5000)]);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    },
  };
};
