import * as client from 'openid-client';
import { TryAgain } from '#domain/problems/errors.ts';
import { environment } from '#platform/environment.ts';
import { clientSecret } from './client-secret.ts';
import { now } from './now.ts';
import { type IdentityProvider, NotVouched } from './provider.ts';
import type { OpenId } from './settings.ts';

/** The provider's own description and our secret are asked for again after so long: a new secret counts without a deployment. */
const freshSeconds = 600;
const patienceSeconds = 10;

const discover = async ({ issuer, clientId, authentication }: OpenId): Promise<client.Configuration> => {
  const secret = await clientSecret();
  const method = authentication === 'client_secret_basic' ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
  const insecure = environment.STAGE === 'local' ? [client.allowInsecureRequests] : [];
  // The id_token is proven by its signature as well as by the connection that it came over.
  return client.discovery(new URL(issuer), clientId, secret, method, {
    execute: [...insecure, client.enableNonRepudiationChecks],
    timeout: patienceSeconds,
  });
};

/** A provider that says no without the words that the standard has for it. */
const saysOnlyNo = (error: unknown): boolean => error instanceof Response && error.status === 400;

/** Answers of the provider that mean "no"; anything else that fails is its outage or our mistake. */
const isRefusal = (error: unknown): boolean =>
  error instanceof client.AuthorizationResponseError ||
  (error instanceof client.ResponseBodyError && error.status < 500 && error.error !== 'invalid_client') ||
  (error instanceof client.ClientError && (refusals.has(error.code ?? '') || saysOnlyNo(error.cause)));

/** What openid-client finds wrong with the callback or with the id_token. */
const refusals = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
]);

const refused = (error: unknown): unknown => {
  if (error instanceof NotVouched) return error;
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') return new NotVouched('cancelled', '登录已取消', { cause: error });
  if (isRefusal(error)) return new NotVouched('not-believed', '身份源没有确认您的身份', { cause: error });
  return new TryAgain('身份源暂时没有应答,请稍后重试', { cause: error });
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** OpenID Connect: authorisation code with PKCE, state and nonce; everything that is checked is checked by openid-client. */
export const openIdProvider = (settings: OpenId): IdentityProvider => {
  let known: { configuration: Promise<client.Configuration>; until: number } | undefined;
  const configuration = (): Promise<client.Configuration> => {
    if (known === undefined || known.until <= now()) known = { configuration: discover(settings), until: now() + freshSeconds };
    return known.configuration.catch((error: unknown) => {
      known = undefined;
      throw new TryAgain('身份源暂时没有应答,请稍后重试', { cause: error });
    });
  };
  return {
    begin: async (redirectUri, strong) => {
      const remember = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: remember.state,
        nonce: remember.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(remember.verifier),
        code_challenge_method: 'S256',
        ...(strong ? { prompt: 'login' } : {}),
        ...(strong && settings.stepUpAcr !== undefined ? { acr_values: settings.stepUpAcr } : {}),
      });
      return { address: address.href, remember };
    },
    finish: async (callback, { state, nonce, verifier }) => {
      if (nonce === undefined || verifier === undefined) throw new NotVouched('not-believed', '登录过程不完整');
      const known = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(known, callback, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier });
        const claims = tokens.claims();
        if (claims === undefined) throw new NotVouched('not-believed', '身份源没有确认您的身份');
        const { sub, acr, amr } = claims;
        return { subject: sub, factors: { ...(typeof acr === 'string' ? { acr } : {}), amr: texts(amr) } };
      } catch (error) {
        throw refused(error);
      }
    },
  };
};
