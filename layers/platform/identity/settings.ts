import * as z from 'zod';
import { SecondFactor } from '#domain/access/second-factor.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { environment } from '#platform/environment.ts';

const Address = z.url({ protocol: environment.STAGE === 'local' ? /^https?$/ : /^https$/, error: '应为 https 地址' });

const common = {
  /** Key of the provider in people's bindings; it stays when the provider's address changes, and changes with the provider. */
  provider: z.string().regex(/^[a-z0-9-]{1,40}$/),
  clientId: z.string().min(1),
  secondFactor: SecondFactor.optional(),
};

/** Any OpenID Connect provider with discovery. */
const OpenId = z.strictObject({
  ...common,
  kind: z.literal('openid'),
  issuer: Address,
  scope: z
    .string()
    .default('openid')
    .refine((scope) => scope.split(' ').includes('openid')),
  authentication: z.enum(['client_secret_basic', 'client_secret_post']).default('client_secret_basic'),
  /** Asked of the provider when somebody signs in with two factors. */
  stepUpAcr: z.string().min(1).optional(),
});
export type OpenId = z.infer<typeof OpenId>;

/** 专有钉钉, 浙政钉: a code is exchanged for the account through the application's own access; there is no signed token. */
const DingTalk = z.strictObject({
  ...common,
  kind: z.literal('dingtalk'),
  /** 登录域名. */
  login: Address,
  /** 开放平台域名. */
  platform: Address,
  /** 应用的 AppKey; `clientId` is its 应用标识. */
  appKey: z.string().min(1),
  /** Which of the account's names bindings are made with. */
  subject: z.enum(['accountId', 'employeeCode', 'tenantUserId']).default('employeeCode'),
  /** 租户: accounts of another tenant are refused. */
  tenant: z.string().min(1),
  /** What the provider does for every sign-in (say `qr` for scanning with the app), since it does not tell us. */
  amr: z.array(z.string()).default([]),
});
export type DingTalk = z.infer<typeof DingTalk>;

const Settings = z.discriminatedUnion('kind', [OpenId, DingTalk]);
export type Settings = z.infer<typeof Settings>;

const Told = z.object({
  IDENTITY: z
    .string()
    .default('')
    .transform((text, context): unknown => {
      if (text === '') return undefined;
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: '不是有效的 JSON' });
        return z.NEVER;
      }
    })
    .pipe(Settings.optional()),
  /** Scheme and host of the console; its API is below `/api`. */
  CONSOLE_ORIGIN: z.string().default(''),
});

const told = parseOwn(Told, process.env, '函数环境变量');

/** How people sign in at this stage; without it nobody can. */
export const identitySettings: Settings | undefined = told.IDENTITY;
/** Where the provider sends browsers back to: always this address, whatever the request says of its host. */
export const consoleOrigin: string = told.CONSOLE_ORIGIN;
