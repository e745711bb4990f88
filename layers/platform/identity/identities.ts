import { createHash } from 'node:crypto';
import type { Identity } from '#domain/access/identity.ts';
import { find } from '#platform/table/records.ts';

/** Length before text: no two pairs are written alike. */
export const identityId = (provider: string, subject: string): string => createHash('sha256').update(`${provider.length}:${provider}:${subject}`).digest('hex');

/** An account as it is written down for a person. */
export const accountOf = ({ provider, subject, county, person, on }: Omit<Identity, 'id' | 'status' | 'rev'>): Identity => ({
  id: identityId(provider, subject),
  provider,
  subject,
  county,
  person,
  status: 'active',
  on,
  rev: 1,
});

/** For whom a subject of the provider stands, as the office wrote it down. */
export const identityOf = async (provider: string, subject: string): Promise<Identity | undefined> => {
  const identity = await find('identity', { id: identityId(provider, subject) });
  return identity?.status === 'active' ? identity : undefined;
};
