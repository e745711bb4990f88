import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { TryAgain } from '#domain/problems/errors.ts';
import { clientSecret } from './client-secret.ts';
import { now } from './now.ts';
import { type IdentityProvider, NotVouched } from './provider.ts';
import type { DingTalk } from './settings.ts';

/** Both envelopes of the platform's answers; the account's fields that we look at. */
const Envelope = z.object({ success: z.boolean(), content: z.object({ success: z.boolean(), data: z.unknown().optional() }) });
const AppToken = z.object({ accessToken: z.string().min(1), expiresIn: z.coerce.number().positive() });
const name = z.union([z.string().min(1), z.number()]).transform(String);
const Account = z.object({ accountId: name, employeeCode: name.optional(), tenantUserId: name.optional(), tenantId: name });

const patience = 10_000;
/** An application's token is asked for again before it ends. */
const early = 300;

const sorted = (params: Record<string, string>): string =>
  Object.entries(params)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('&');

/** The platform's signature of a request: method, time, nonce, path and sorted parameters, line by line. */
export const signatureOf = (
  secret: string,
  lines: { method: string; timestamp: string; nonce: string; path: string; params: Record<string, string> },
): string =>
  createHmac('sha256', secret)
    .update([lines.method, lines.timestamp, lines.nonce, lines.path, sorted(lines.params)].join('\n'))
    .digest('base64');

/** `2026-11-26T08:00:00.000+08:00`: the platform wants the time of its own zone. */
const beijingTime = (milliseconds: number): string => new Date(milliseconds + 8 * 3_600_000).toISOString().replace('Z', '+08:00');

const outage = (cause: unknown): TryAgain => new TryAgain('身份源暂时没有应答,请稍后重试', { cause });

const call = async ({ platform, appKey }: DingTalk, secret: string, method: 'GET' | 'POST', path: string, params: Record<string, string>): Promise<unknown> => {
  const at = Date.now();
  const [timestamp, nonce] = [beijingTime(at), `${at}${randomInt(1000, 10_000)}`];
  const signature = signatureOf(secret, { method, timestamp, nonce, path, params });
  const headers = {
    'X-Hmac-Auth-Timestamp': timestamp,
    'X-Hmac-Auth-Version': '1.0',
    'X-Hmac-Auth-Nonce': nonce,
    'X-Hmac-Auth-Signature': signature,
    apiKey: appKey,
  };
  const query = new URLSearchParams(params);
  try {
    const response = await fetch(method === 'GET' ? `${platform}${path}?${query}` : `${platform}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
      ...(method === 'GET' ? {} : { body: query }),
    });
    return await response.json();
  } catch (error) {
    throw outage(error);
  }
};

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A code for an account, without a signed token: the code is only good together with the application's own secret, and only once. */
export const dingTalkProvider = (settings: DingTalk): IdentityProvider => {
  let token: { value: string; until: number } | undefined;
  const appToken = async (secret: string): Promise<string> => {
    if (token !== undefined && now() < token.until) return token.value;
    const answer = Envelope.safeParse(await call(settings, secret, 'GET', '/gettoken.json', { appkey: settings.appKey, appsecret: secret }));
    const data = AppToken.safeParse(answer.data?.content.data);
    if (!data.success) throw outage(new Error('no access token for the application: check AppKey and secret'));
    token = { value: data.data.accessToken, until: now() + data.data.expiresIn - early };
    return token.value;
  };
  const accountOf = async (code: string): Promise<z.infer<typeof Account>> => {
    const secret = await clientSecret();
    const params = { access_token: await appToken(secret), code };
    const answer = Envelope.safeParse(await call(settings, secret, 'POST', '/rpc/oauth2/getuserinfo_bycode.json', params));
    if (!answer.success) throw outage(answer.error);
    if (!answer.data.content.success) {
      token = undefined; // it may be the application's token that is not good any more
      throw new NotVouched('not-believed', '身份源没有确认您的身份');
    }
    const account = Account.safeParse(answer.data.content.data);
    if (!account.success) throw outage(account.error);
    return account.data;
  };
  return {
    begin: async (redirectUri) => {
      const state = randomBytes(24).toString('base64url');
      const query = { response_type: 'code', client_id: settings.clientId, redirect_uri: redirectUri, scope: 'get_user_info', authType: 'QRCODE', state };
      return { address: `${settings.login}/oauth2/auth.htm?${new URLSearchParams(query)}`, remember: { state } };
    },
    finish: async ({ searchParams }, { state }) => {
      const code = searchParams.get('code');
      if (!same(searchParams.get('state') ?? '', state)) throw new NotVouched('not-believed', '登录过程不完整');
      if (code === null || code === '') throw new NotVouched('cancelled', '登录已取消');
      const account = await accountOf(code);
      if (account.tenantId !== settings.tenant) throw new NotVouched('not-believed', '该账号不属于本地区的专有钉钉组织');
      const subject = account[settings.subject];
      if (subject === undefined) throw new NotVouched('not-believed', '该账号没有人员编码,不能登录');
      return { subject, factors: { amr: settings.amr } };
    },
  };
};
