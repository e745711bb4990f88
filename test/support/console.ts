import { buildConsole } from '../../infra/local/pages/build.ts';
import { type Pages, servePages } from '../../infra/local/pages/serve.ts';
import type { TestCloud } from './cloud.ts';

/** The built console in front of a test's cloud, on a port of its own. */
export const servedConsole = async ({ base, endpoint }: Pick<TestCloud, 'base' | 'endpoint'>): Promise<Pages> =>
  servePages({ files: await buildConsole(), api: base, endpoint, port: 0 });
