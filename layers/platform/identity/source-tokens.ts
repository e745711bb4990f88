import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller } from '#domain/access/caller.ts';
import { isValid } from '#domain/ingestion/source-token.ts';
import { logger } from '#platform/observe/logger.ts';
import { find } from '#platform/table/records.ts';
import { countCall } from './rate-limit.ts';

const written = /^xhs\.(\d{6})\.([0-9a-f]{12})\.([\w-]{43})$/;

export const isSourceToken = (token: string): boolean => token.startsWith('xhs.');

export const newSecret = (): string => randomBytes(32).toString('base64url');
/** 256 random bits need no slow hash. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
export const tokenText = (county: string, id: string, secret: string): string => `xhs.${county}.${id}.${secret}`;

const sameHash = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

/** The source system that a token stands for, read anew for every request: revoked and expired tokens count at once. */
export const sourceCallerOf = async (token: string): Promise<Caller | undefined> => {
  const [, county = '', id = '', secret = ''] = written.exec(token) ?? [];
  const [record, home] = county === '' ? [] : await Promise.all([find('sourceToken', { county, id }), find('county', { county })]);
  if (record === undefined || home === undefined || !sameHash(record.hash, hashOfSecret(secret)) || !isValid(record, home.tickedThrough)) {
    logger.warn('SOURCE_TOKEN_REFUSED', county === '' ? {} : { county, key: id });
    return undefined;
  }
  await countCall(county, id);
  return { county, person: `source:${record.source}`, name: record.holder, roles: [{ role: 'source-system', source: record.source }], session: id };
};
