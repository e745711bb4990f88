/** `__Host-`: the browser keeps it only with Secure, Path=/ and without Domain, so no other host can set it. */
export const cookieName = '__Host-xianheng';
/** Of a sign-in on its way to the provider and back. */
export const flowCookie = '__Host-xianheng-sign-in';
/** Of a browser in which somebody has signed in before. */
export const deviceCookie = '__Host-xianheng-device';

const attributes = 'Path=/; Secure; HttpOnly; SameSite';

export const setCookie = (token: string, seconds: number): string => `${cookieName}=${token}; Max-Age=${seconds}; ${attributes}=Strict`;
export const clearCookie = `${cookieName}=; Max-Age=0; ${attributes}=Strict`;

/** Comes along when the provider, another site, sends the browser back to us; the session itself never does. */
export const setLaxCookie = (name: string, value: string, seconds: number): string => `${name}=${value}; Max-Age=${seconds}; ${attributes}=Lax`;
export const clearLaxCookie = (name: string): string => setLaxCookie(name, '', 0);

type Headers = Readonly<Record<string, string | undefined>>;

/** A cookie's value. Header names in lower case. */
export const cookieIn = (headers: Headers, name: string): string | undefined => {
  const cookies = (headers['cookie'] ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
};

/** The session token of a request: `Authorization: Bearer` of an API client, or the cookie of a browser. Header names in lower case. */
export const tokenIn = (headers: Headers): string | undefined =>
  /^Bearer ([\w.-]+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? cookieIn(headers, cookieName);
