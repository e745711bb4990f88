import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientSecret, type LocalIssuer, startLocalIssuer, twoFactors } from '../../../infra/local/issuer/issuer.ts';
import { dingTalkApp, type FakeDingTalk, startFakeDingTalk } from '../../support/fake-dingtalk.ts';

vi.hoisted(() => Object.assign(process.env, { STAGE: 'local', RECORDS_TABLE: 'records', AUDIT_TABLE: 'audit', ARCHIVE_BUCKET: 'archive' }));
const secrets = mockClient(SecretsManagerClient);
const { openIdProvider } = await import('#platform/identity/openid.ts');
const { dingTalkProvider } = await import('#platform/identity/dingtalk.ts');
type Provider = ReturnType<typeof openIdProvider>;

type Claims = Record<string, unknown>;
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const partOf = (token: string, at: 0 | 1): Claims => JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString()) as Claims;
const stranger = await generateKeyPair('RS256');

const redirectUri = 'http://127.0.0.1:8080/api/access/callback';
const issuer: LocalIssuer = await startLocalIssuer();
const dingTalk: FakeDingTalk = await startFakeDingTalk();
afterAll(async () => {
  await issuer.stop();
  await dingTalk.stop();
});

const openIdSettings = {
  kind: 'openid',
  provider: 'local',
  issuer: issuer.url,
  clientId: 'xianheng',
  scope: 'openid',
  authentication: 'client_secret_basic',
  stepUpAcr: twoFactors,
} as const;
const dingTalkSettings: Parameters<typeof dingTalkProvider>[0] = {
  kind: 'dingtalk',
  provider: 'zzd',
  login: dingTalk.base,
  platform: dingTalk.base,
  ...dingTalkApp,
  subject: 'employeeCode',
  amr: ['qr'],
};

/** Follows the provider's redirects as a browser does, until it would come back to us. */
const browse = async (address: string): Promise<URL> => {
  const response = await fetch(address, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
};
const pick =
  (subject: string, otp = true) =>
  async (address: string): Promise<URL> => {
    const page = new URL(address);
    expect(page.pathname).toBe('/pick');
    expect(await (await fetch(page)).text()).toContain('选择示例人员');
    page.pathname = '/authorize';
    page.searchParams.set('picked', subject);
    if (otp) page.searchParams.set('otp', 'yes');
    return browse(page.href);
  };

interface World {
  make: () => Provider;
  secret: string;
  /** The person at the provider. */
  agree: (address: string) => Promise<URL>;
  cancel: (address: string) => Promise<URL>;
  subject: string;
  unreachable: () => Provider;
}
const worlds: Record<string, World> = {
  OpenID: {
    make: () => openIdProvider(openIdSettings),
    secret: clientSecret,
    agree: pick('330799.P-07'),
    cancel: async (address) => {
      const back = new URL(redirectUri);
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('state', new URL(address).searchParams.get('state') ?? '');
      return back;
    },
    subject: '330799.P-07',
    unreachable: () => openIdProvider({ ...openIdSettings, issuer: 'http://127.0.0.1:9' }),
  },
  专有钉钉: {
    make: () => dingTalkProvider(dingTalkSettings),
    secret: dingTalkApp.secret,
    agree: async (address) => {
      dingTalk.scannedBy = { accountId: 100_135, employeeCode: 'GE_7f3a', tenantId: Number(dingTalkApp.tenant) };
      return browse(address);
    },
    cancel: async (address) => {
      dingTalk.scannedBy = undefined;
      return browse(address);
    },
    subject: 'GE_7f3a',
    unreachable: () => dingTalkProvider({ ...dingTalkSettings, platform: 'http://127.0.0.1:9' }),
  },
};

describe.each(Object.entries(worlds))('an identity provider: %s', (_, { make, secret, agree, cancel, subject, unreachable }) => {
  beforeEach(() => {
    secrets.reset();
    secrets.on(GetSecretValueCommand, { SecretId: 'xianheng/local/identity' }).resolves({ SecretString: secret });
  });

  it('sends the browser away with our address and a state of its own, and vouches for who comes back', async () => {
    const provider = make();
    const [first, second] = [await provider.begin(redirectUri, false), await provider.begin(redirectUri, false)];
    const asked = new URL(first.address).searchParams;
    expect(asked.get('redirect_uri')).toBe(redirectUri);
    expect(asked.get('state')).toBe(first.remember.state);
    expect(first.remember.state).not.toBe(second.remember.state);
    expect(first.address).not.toContain(secret);
    const back = await agree(first.address);
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(await provider.finish(back, first.remember)).toMatchObject({ subject });
  });

  it('believes a code once', async () => {
    const provider = make();
    const { address, remember } = await provider.begin(redirectUri, false);
    const back = await agree(address);
    await provider.finish(back, remember);
    await expect(provider.finish(back, remember)).rejects.toMatchObject({ name: 'NotVouched', why: 'not-believed' });
  });

  it('believes no code that another sign-in got, and none that nobody got', async () => {
    const provider = make();
    const [mine, others] = [await provider.begin(redirectUri, false), await provider.begin(redirectUri, false)];
    const back = await agree(others.address);
    await expect(provider.finish(back, mine.remember)).rejects.toMatchObject({ name: 'NotVouched' });
    back.searchParams.set('state', mine.remember.state);
    back.searchParams.set('code', 'made-up');
    await expect(provider.finish(back, mine.remember)).rejects.toMatchObject({ name: 'NotVouched', why: 'not-believed' });
  });

  it('says when somebody thought better of it', async () => {
    const provider = make();
    const { address, remember } = await provider.begin(redirectUri, false);
    await expect(provider.finish(await cancel(address), remember)).rejects.toMatchObject({ name: 'NotVouched', why: 'cancelled' });
  });

  it('is tried again later when it does not answer, or when it does not know our secret: that is nobody’s failed sign-in', async () => {
    const silent = async () => {
      const provider = unreachable();
      const { address, remember } = await provider.begin(redirectUri, false);
      return provider.finish(await agree(address), remember);
    };
    await expect(silent()).rejects.toMatchObject({ name: 'TryAgain' });
    secrets.reset();
    secrets.on(GetSecretValueCommand).resolves({ SecretString: 'wrong' });
    const stranger = make();
    const { address, remember } = await stranger.begin(redirectUri, false);
    await expect(stranger.finish(await agree(address), remember)).rejects.toMatchObject({ name: 'TryAgain' });
  });
});

describe('an OpenID provider', () => {
  beforeEach(() => secrets.on(GetSecretValueCommand).resolves({ SecretString: clientSecret }));

  it('is asked with PKCE and a nonce, and for two factors when they are wanted', async () => {
    const provider = openIdProvider(openIdSettings);
    const plain = new URL((await provider.begin(redirectUri, false)).address).searchParams;
    expect(Object.fromEntries(plain)).toMatchObject({ response_type: 'code', client_id: 'xianheng', scope: 'openid', code_challenge_method: 'S256' });
    expect(plain.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(plain.has('acr_values')).toBe(false);
    expect(Object.fromEntries(new URL((await provider.begin(redirectUri, true)).address).searchParams)).toMatchObject({
      acr_values: twoFactors,
      prompt: 'login',
    });
  });

  it.each([
    [true, { acr: twoFactors, amr: ['pwd', 'otp'] }],
    [false, { amr: ['pwd'] }],
  ])('says how somebody signed in (with a second factor: %s)', async (otp, factors) => {
    const provider = openIdProvider(openIdSettings);
    const { address, remember } = await provider.begin(redirectUri, false);
    expect(await provider.finish(await pick('P', otp)(address), remember)).toEqual({ subject: 'P', factors });
  });

  const none = (claims: object) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
  const lies: Record<string, (claims: Claims, kid: string) => string | Promise<string>> = {
    'without a signature': none,
    'signed by somebody else': (claims, kid) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(stranger.privateKey),
    'signed with our own secret': (claims, kid) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(new TextEncoder().encode(clientSecret)),
  };
  const changes: Record<string, Claims> = {
    'for another client': { aud: 'somebody-else' },
    'of another issuer': { iss: 'https://elsewhere.example' },
    'of another sign-in': { nonce: 'another' },
    'that has expired': { exp: Math.floor(Date.now() / 1000) - 3600 },
    'without an end': { exp: undefined },
    'without a subject': { sub: undefined },
  };

  /** Signs in while the provider's id_token is replaced on its way. */
  const signInWith = async (replace: (token: string) => string | Promise<string>) => {
    const provider = openIdProvider(openIdSettings);
    const { address, remember } = await provider.begin(redirectUri, false);
    const back = await pick('P')(address);
    const really = globalThis.fetch;
    const onTheWay = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const response = await really(input, init);
      if (!String(input).endsWith('/token')) return response;
      const body = (await response.json()) as Record<string, unknown>;
      return Response.json({ ...body, id_token: await replace(String(body['id_token'])) });
    });
    try {
      return await provider.finish(back, remember);
    } finally {
      onTheWay.mockRestore();
    }
  };

  it.each(Object.entries(lies))('is not believed with an id_token %s', async (_, lie) => {
    const lied = signInWith((token) => lie(partOf(token, 1), String(partOf(token, 0)['kid'])));
    await expect(lied).rejects.toMatchObject({ name: 'NotVouched', why: 'not-believed' });
  });

  it.each(Object.entries(changes))('is not believed with an id_token %s, though the provider signed it', async (_, change) => {
    const signed = signInWith((token) => {
      const claims = { ...partOf(token, 1), ...change };
      return issuer.server.issuer.buildToken({ scopesOrTransform: (_header, payload) => void Object.assign(payload, { exp: undefined }, claims) });
    });
    await expect(signed).rejects.toMatchObject({ name: 'NotVouched', why: 'not-believed' });
  });

  it('is believed when nothing was changed on the way', async () => {
    expect(await signInWith((token) => token)).toMatchObject({ subject: 'P' });
  });
});

describe('专有钉钉', () => {
  beforeEach(() => secrets.on(GetSecretValueCommand).resolves({ SecretString: dingTalkApp.secret }));

  it.each([
    ['of another organisation', { accountId: 1, employeeCode: 'GE_1', tenantId: 1 }],
    ['without the name that bindings are made with', { accountId: 1, tenantId: Number(dingTalkApp.tenant) }],
  ])('does not vouch for an account %s', async (_, account) => {
    const provider = dingTalkProvider(dingTalkSettings);
    const { address, remember } = await provider.begin(redirectUri, false);
    dingTalk.scannedBy = account;
    await expect(provider.finish(await browse(address), remember)).rejects.toMatchObject({ name: 'NotVouched', why: 'not-believed' });
  });

  it('says what the county knows of every sign-in there', async () => {
    const provider = dingTalkProvider({ ...dingTalkSettings, subject: 'accountId' });
    const { address, remember } = await provider.begin(redirectUri, true);
    dingTalk.scannedBy = { accountId: 5, tenantId: Number(dingTalkApp.tenant) };
    expect(await provider.finish(await browse(address), remember)).toEqual({ subject: '5', factors: { amr: ['qr'] } });
  });
});
