/** `__Host-`: the browser keeps it only with Secure, Path=/ and without Domain, so no other host can set it. */
export const cookieName = '__Host-xianheng';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

export const setCookie = (token: string, seconds: number): string => `${cookieName}=${token}; Max-Age=${seconds}; ${attributes}`;
export const clearCookie = `${cookieName}=; Max-Age=0; ${attributes}`;

type Headers = Readonly<Record<string, string | undefined>>;

/** The session token of a request: `Authorization: Bearer` of an API client, or the cookie of a browser. Header names in lower case. */
export const tokenIn = (headers: Headers): string | undefined => {
  const bearer = /^Bearer ([\w.-]+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const cookies = (headers['cookie'] ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
};
