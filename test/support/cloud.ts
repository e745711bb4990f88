import { inject } from 'vitest';
import { startCloud } from '../../infra/local/cloud.ts';
import { deploy } from '../../infra/local/deploy.ts';
import { foundCounty } from '../../infra/local/found.ts';
import { type Game, newGame } from '../../infra/local/play/game.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';

/** The product deployed on a local cloud. */
export interface TestCloud {
  endpoint: string;
  /** Outputs of the stacks. */
  outputs: Record<string, string>;
  /** Address of the staff API. */
  base: string;
  stop: () => Promise<void>;
}

export const outputOf = ({ outputs }: Pick<TestCloud, 'outputs'>, name: string): string => {
  const value = outputs[name];
  if (value === undefined) throw new Error(`the deployment has no output ${name}`);
  return value;
};

/** Address of the public API. */
export const openBase = (cloud: Pick<TestCloud, 'endpoint' | 'outputs'>): string => `${cloud.endpoint}/_aws/execute-api/${outputOf(cloud, 'PublicApiId')}/open`;

const baseOf = (endpoint: string, outputs: Record<string, string>): string => `${endpoint}/_aws/execute-api/${outputOf({ outputs }, 'StaffApiId')}/api`;

/**
 * The suite's cloud, which outlives the file; or one of the file's own (or the one at AWS_ENDPOINT_URL, deployed anew) where it needs an identity provider at
 * `issuer` or pages at `consoleOrigin`. `name` is the folder of its logs below .local.
 */
export const deployedCloud = async (name: string, issuer?: string, consoleOrigin?: string): Promise<TestCloud> => {
  const shared = issuer === undefined && consoleOrigin === undefined ? inject('cloud') : undefined;
  if (shared !== undefined) return { ...shared, base: baseOf(shared.endpoint, shared.outputs), stop: async () => {} };
  const cloud = await startCloud({ log: `${name}.log` });
  try {
    const outputs = await deploy(cloud.endpoint, name, { issuer, consoleOrigin });
    return { ...cloud, outputs, base: baseOf(cloud.endpoint, outputs) };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

const firstCode = 330_701;

/** A county code that nobody has yet: test files and runs that share a given cloud never meet. */
const freeCounty = async (base: string): Promise<string> => {
  for (let code = firstCode; ; code++) {
    const response = await fetch(`${base}/access/people?county=${code}`);
    if (!response.ok) throw new Error(`GET /access/people → ${response.status} ${await response.text()}`);
    const { people } = (await response.json()) as { people: unknown[] };
    if (people.length === 0) return String(code);
  }
};

/** Founds a county of its own for a test and gives it to play. */
export const foundedGame = async (cloud: TestCloud, sampleOf: (county: string) => Playable): Promise<Game> => {
  const sample = sampleOf(await freeCounty(cloud.base));
  await foundCounty(cloud.endpoint, outputOf(cloud, 'FoundCountyFunction'), sample);
  return newGame(cloud.base, sample);
};
