import type { IncomingMessage } from 'node:http';
import { type MutableRedirectUri, type MutableResponse, type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { type PickableCounty, pickPage } from './pick-page.ts';

export const clientId = 'xianheng';
export const clientSecret = 'secret-of-the-local-cloud-only';
const methods = { otp: ['pwd', 'otp'], none: ['pwd'] };
export const twoFactors = 'urn:xianheng:two-factors';

/** 本地身份源: an OpenID provider on this machine, with the sample people. */
export interface LocalIssuer {
  url: string;
  /** Whom the page offers, from now on. */
  offer: (counties: readonly PickableCounty[]) => void;
  /** For tests that want a provider that errs. */
  server: OAuth2Server;
  stop: () => Promise<void>;
}

interface Picked {
  subject: string;
  otp: boolean;
}

const queryOf = (request: IncomingMessage): URLSearchParams => new URL(request.url ?? '/', 'http://localhost').searchParams;

/** The only client there is, with its secret; both are form-encoded before they are put together (RFC 6749, 2.3.1). */
const isOurs = ({ headers }: IncomingMessage): boolean => {
  const given = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
  return given.split(':').map(decodeURIComponent).join(':') === `${clientId}:${clientSecret}`;
};

const codeOf = (request: unknown): string => String((request as { body?: { code?: unknown } }).body?.code ?? '');

/** Listens on the port, or on any free one when it is taken. */
const listen = async (server: OAuth2Server, port: number): Promise<void> => {
  try {
    await server.start(port, '127.0.0.1');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') || port === 0) throw error;
    await server.start(0, '127.0.0.1');
  }
};

export const startLocalIssuer = async (port = 0): Promise<LocalIssuer> => {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  const picks = new Map<string, Picked>();
  let counties: readonly PickableCounty[] = [];

  server.service.addRoute('GET', '/pick', (request, response) => {
    const query = queryOf(request);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(pickPage(query, counties, query.get('acr_values') === twoFactors));
  });
  server.service.on('beforeWellKnownOpenIdConfiguration', ({ body }: MutableResponse) => {
    const known = body as Record<string, unknown>;
    known['authorization_endpoint'] = `${server.issuer.url}/pick`;
    known['token_endpoint_auth_methods_supported'] = ['client_secret_basic'];
    known['acr_values_supported'] = [twoFactors];
  });
  server.service.on('beforeAuthorizeRedirect', ({ url }: MutableRedirectUri, request: IncomingMessage) => {
    const query = queryOf(request);
    picks.set(url.searchParams.get('code') ?? '', { subject: query.get('picked') ?? '', otp: query.get('otp') === 'yes' });
  });
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken, request: unknown) => {
    const picked = picks.get(codeOf(request));
    if (picked === undefined) return;
    Object.assign(payload, { sub: picked.subject, amr: picked.otp ? methods.otp : methods.none, ...(picked.otp ? { acr: twoFactors } : {}) });
  });
  server.service.on('beforeResponse', (answer: MutableResponse, request: IncomingMessage) => {
    const known = picks.delete(codeOf(request)); // a code is good once
    if (known && isOurs(request)) return;
    Object.assign(answer, known ? { statusCode: 401, body: { error: 'invalid_client' } } : { statusCode: 400, body: { error: 'invalid_grant' } });
  });
  await listen(server, port);
  const url = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = url;
  const offer = (those: readonly PickableCounty[]): void => {
    counties = those;
  };
  return { url, offer, server, stop: () => server.stop() };
};
