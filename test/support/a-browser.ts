import { stages } from '../../infra/stages.ts';
import type { TestCloud } from './cloud.ts';

/** Where the console would be at home; nothing listens there in a test. */
const consoleOrigin = stages.local.consoleOrigin ?? '';

export interface Page {
  status: number;
  /** Where it leads to, if it leads on. */
  location: string | undefined;
  text: string;
  json: Record<string, unknown>;
  headers: Headers;
}

/** What of a browser signing in needs: it keeps cookies by host, follows redirects, and says from which page it acts. */
export interface Browser {
  cookies: Map<string, string>;
  open: (address: string) => Promise<Page>;
  /** An act of a page of ours, or of another origin. */
  act: (method: string, path: string, body?: unknown, origin?: string | null) => Promise<Page>;
  get: (path: string) => Promise<Page>;
  /** From our sign-in to the provider's page. */
  toProvider: (query?: string) => Promise<Page>;
  /** Picks on the provider's page and comes back; `otp` whether the second factor is given. */
  pick: (provider: Page, subject: string, otp?: boolean) => Promise<Page>;
}

/** The console's origin stands before the API, as its proxy does: `/api/…` is the deployed API. */
export const aBrowser = ({ base }: Pick<TestCloud, 'base'>): Browser => {
  const cookies = new Map<string, string>();
  const fetched = async (address: string, init: RequestInit): Promise<Page> => {
    const ours = address.startsWith(`${consoleOrigin}/api/`);
    const headers = new Headers(init.headers);
    if (ours && cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(ours ? address.replace(`${consoleOrigin}/api`, base) : address, { ...init, headers, redirect: 'manual' });
    if (ours)
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (/Max-Age=0\b/.test(cookie)) cookies.delete(name);
        else cookies.set(name, value);
      }
    const text = await response.text();
    const data = (response.headers.get('content-type') ?? '').includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {};
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, location, text, json: data, headers: response.headers };
  };
  const navigation = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'user-agent': 'Firefox 150 (a test)' };
  const open = (address: string) => fetched(address, { headers: navigation });
  const api = (path: string) => `${consoleOrigin}/api${path}`;
  return {
    cookies,
    open,
    get: (path) => fetched(api(path), { headers: { accept: 'application/json' } }),
    act: (method, path, body, origin = consoleOrigin) =>
      fetched(api(path), {
        method,
        headers: { ...(origin === null ? {} : { origin }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    toProvider: async (query = '') => {
      const { location = '' } = await open(api(`/access/sign-in${query}`));
      return { ...(await open(location)), location };
    },
    pick: async ({ location = '' }, subject, otp = true) => {
      const address = new URL(location);
      address.pathname = '/authorize';
      address.searchParams.set('picked', subject);
      if (otp) address.searchParams.set('otp', 'yes');
      const back = await open(address.href);
      return open(back.location ?? '');
    },
  };
};
