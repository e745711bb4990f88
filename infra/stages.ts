import * as z from 'zod';

export const StageName = z.enum(['local', 'global', 'china']);
export type StageName = z.infer<typeof StageName>;

/** What differs between stages; everything else is the same everywhere. */
export interface Stage {
  name: StageName;
  region: string;
  /** EventBridge Scheduler ticks every night; the local stage is ticked by hand, else a demo county would be moved to the real day. */
  schedule: boolean;
  /** Data survives the deletion of a stack. */
  keepData: boolean;
  logDays: number;
  /** Published results cannot be deleted for so long. */
  sealDays: number;
  /** Where the console is at home (scheme, host, port); without one the operator gives it as a parameter of the data stack. */
  consoleOrigin?: string;
  /** Hosts of the sources' systems that may be pulled, over https. */
  pullHosts: readonly string[];
  /** CloudFront serves the pages; the local clouds do not know it. */
  pages: boolean;
  /** Secret of the session tokens: a value for the local cloud, a generated secret elsewhere. */
  secret: 'value' | 'secrets-manager';
  /**
   * How people sign in (layers/platform/identity/settings.ts explains the fields; the client secret is never among them). Without it the operator
   * gives it as a parameter of the functions stack.
   */
  identity?: Record<string, unknown>;
}

/** Issuer of the local cloud, unless its starter says another (infra/local/issuer). */
const localIssuer = 'http://127.0.0.1:4580';

/** In the local stage: an OpenID provider of its own, and the same rule of two factors as a county would set. `picked` is what POST /access/session counts as. */
const localIdentity = {
  kind: 'openid',
  provider: 'local',
  issuer: localIssuer,
  clientId: 'xianheng',
  stepUpAcr: 'urn:xianheng:two-factors',
  secondFactor: { roles: ['office-clerk', 'office-head', 'auditor'], amr: ['otp', 'picked'] },
};

/** What the starter of a local cloud decides. */
export interface LocalChoices {
  /** Secret of the session tokens. */
  secret?: string | undefined;
  /** Address of the local OpenID provider. */
  issuer?: string | undefined;
  /** Where the console is served, when it is not the stage's own address. */
  consoleOrigin?: string | undefined;
}

const cloud = { pages: true, schedule: true, keepData: true, logDays: 365, sealDays: 3650, pullHosts: [], secret: 'secrets-manager' } as const;

export const stages: Record<StageName, Stage> = {
  local: {
    name: 'local',
    region: 'us-east-1',
    pages: false,
    schedule: false,
    keepData: false,
    logDays: 7,
    sealDays: 1,
    pullHosts: [],
    secret: 'value',
    consoleOrigin: 'http://localhost:4180',
    identity: localIdentity,
  },
  global: { name: 'global', region: 'ap-southeast-1', ...cloud },
  china: { name: 'china', region: 'cn-north-1', ...cloud },
};
