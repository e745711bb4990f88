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
  /** Secret of the session tokens: a value for the local cloud, a generated secret elsewhere. */
  secret: 'value' | 'secrets-manager';
}

const cloud = { schedule: true, keepData: true, logDays: 365, sealDays: 3650, pullHosts: [], secret: 'secrets-manager' } as const;

export const stages: Record<StageName, Stage> = {
  local: {
    name: 'local',
    region: 'us-east-1',
    schedule: false,
    keepData: false,
    logDays: 7,
    sealDays: 1,
    pullHosts: [],
    secret: 'value',
    consoleOrigin: 'http://127.0.0.1:8080',
  },
  global: { name: 'global', region: 'ap-southeast-1', ...cloud },
  china: { name: 'china', region: 'cn-north-1', ...cloud },
};
