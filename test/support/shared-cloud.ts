import type { TestProject } from 'vitest/node';
import { type Cloud, startCloud } from '../../infra/local/cloud.ts';
import { deploy } from '../../infra/local/deploy.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cloud that the files of a suite share, each with counties of its own. */
    cloud: { endpoint: string; outputs: Record<string, string> } | undefined;
  }
}

let cloud: Cloud | undefined;

/** One deployed cloud for all files of a suite: deploying takes longer than most of them. Files that need another one (an identity provider of their own) deploy it themselves. */
export const setup = async (project: TestProject): Promise<void> => {
  const name = `shared-${project.name}`;
  cloud = await startCloud({ log: `${name}.log` });
  try {
    project.provide('cloud', { endpoint: cloud.endpoint, outputs: await deploy(cloud.endpoint, name) });
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

export const teardown = async (): Promise<void> => cloud?.stop();
