import { createHash } from 'node:crypto';
import { Identity } from '#domain/access/identity.ts';
import { parseOwn } from '#domain/problems/parse.ts';
import { entities } from '#platform/table/entities.ts';
import { find } from '#platform/table/records.ts';

/** Length before text: no two pairs are written alike. */
export const identityId = (provider: string, subject: string): string => createHash('sha256').update(`${provider.length}:${provider}:${subject}`).digest('hex');

/** All accounts that were written down for people of a county, also those that have ended. */
export const identitiesIn = async (county: string): Promise<Identity[]> => {
  const query = entities.identity.query['person'];
  if (query === undefined) throw new Error('no index of accounts by person');
  const { data } = await query({ county }).go({ pages: 'all' });
  return (data as unknown[]).map((item) => parseOwn(Identity, item, '登录账号'));
};

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
