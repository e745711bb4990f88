import { buildConsole, buildPublic } from '../../infra/local/pages/build.ts';
import { type Pages, servePages } from '../../infra/local/pages/serve.ts';
import { openBase, type TestCloud } from './cloud.ts';

/** The built console in front of a test's cloud, on a port of its own unless one is given. */
export const servedConsole = async (cloud: TestCloud, port = 0): Promise<Pages> =>
  servePages({
    files: await buildConsole(),
    api: cloud.base,
    endpoint: cloud.endpoint,
    citizens: { files: await buildPublic(), api: openBase(cloud) },
    port,
  });
