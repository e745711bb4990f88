import { cookieIn, cookieName } from '#platform/identity/cookie.ts';
import { Refusal } from './refusal.ts';

type Headers = Readonly<Record<string, string | undefined>>;

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/**
 * A browser says which page sends an unsafe request: it must be one of ours (same host, or an allowed origin). Other clients send no Origin; but they
 * have no business with the cookie of a session either, so a request that brings the cookie must say where it comes from.
 */
export const mustComeFromUs = (headers: Headers, allowed: readonly string[]): void => {
  const origin = headers['origin'];
  const site = headers['sec-fetch-site'];
  if (origin === undefined) {
    if (site === 'same-origin' || (site !== 'cross-site' && cookieIn(headers, cookieName) === undefined)) return;
  } else if (allowed.includes(origin) || (hostOf(origin) !== undefined && hostOf(origin) === headers['host'])) {
    return;
  }
  throw new Refusal(403, 'foreign-origin', `不接受来自 ${origin ?? '其他网站'} 的操作`);
};
