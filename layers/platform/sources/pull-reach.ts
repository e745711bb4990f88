import { environment } from '#platform/environment.ts';

/** What this stage may ask for data. */
export const pullReach = (): { hosts: string[]; local: boolean } => ({
  hosts: (process.env['PULL_HOSTS'] ?? '').split(',').filter((host) => host !== ''),
  local: environment.STAGE === 'local',
});
