import { buildConsole, buildPublic } from '../../infra/local/pages/build.ts';
import { type Pages, servePages } from '../../infra/local/pages/serve.ts';
import { openBase, type TestCloud } from './cloud.ts';

/** Whose people sign in at an address: counties that share a cloud may have people of the same name. */
const counties = new Map<string, string>();
export const countyAt = (address: string): string | undefined => counties.get(address);

interface Serving {
  /** The county whose people sign in there; any where it is alone on its cloud. */
  county?: string;
  /** A port of its own unless one is given. */
  port?: number;
}

/** The built console in front of a test's cloud. */
export const servedConsole = async (cloud: TestCloud, { county, port = 0 }: Serving = {}): Promise<Pages> => {
  const pages = await servePages({
    files: await buildConsole(),
    api: cloud.base,
    endpoint: cloud.endpoint,
    citizens: { files: await buildPublic(), api: openBase(cloud) },
    port,
  });
  if (county !== undefined) counties.set(pages.address, county);
  return pages;
};
