import { describe, expect, it } from 'vitest';
import { isValid, SourceToken, tokenProblems } from '#domain/ingestion/source-token.ts';
import { issueToken, revokeToken } from '#domain/ingestion/source-token-moves.ts';
import { InvalidInput, NotAllowed } from '#domain/problems/errors.ts';
import { readsBack } from '../reads-back.ts';

const token: SourceToken = {
  county: '330798',
  id: '0123456789ab',
  source: 'finance',
  holder: '国库集中支付系统',
  hash: 'a'.repeat(64),
  issuedOn: '2026-01-10',
  expiresOn: '2026-12-31',
  status: 'active',
  by: 'P002',
  rev: 1,
};

describe('the token of a source system', () => {
  readsBack('a token', SourceToken, {
    full: { ...token, reason: '系统更换' },
    optional: ['reason'],
    words: { status: ['active', 'revoked'] },
    refused: { id: ['0123456789AB', '0123456789a'], hash: ['a'.repeat(63)], holder: ['', '长'.repeat(41)], expiresOn: ['明年'] },
  });

  it('is valid through its last day, and never once revoked', () => {
    expect([isValid(token, '2026-12-31'), isValid(token, '2027-01-01'), isValid({ ...token, status: 'revoked' }, '2026-06-01')]).toEqual([true, false, false]);
  });

  it('is issued from today for a year at most', () => {
    expect(tokenProblems('2026-01-10', '2026-01-10')).toEqual([]);
    expect(tokenProblems('2027-01-11', '2026-01-10')).toEqual([]);
    expect(tokenProblems('2026-01-09', '2026-01-10')).toHaveLength(1);
    expect(tokenProblems('2027-01-12', '2026-01-10')).toMatchObject([{ path: 'expiresOn', code: 'expiry-out-of-range', got: '2027-01-12' }]);
    const { status: _, rev: __, ...asked } = token;
    expect(issueToken(asked)).toEqual({ fact: 'source-token-issued', changes: [{ created: 'sourceToken', item: token }] });
    expect(() => issueToken({ ...asked, expiresOn: '2030-01-01' })).toThrow(InvalidInput);
  });

  it('is revoked once, with a reason', () => {
    expect(revokeToken(token, '系统更换').changes).toMatchObject([{ changed: 'sourceToken', set: { status: 'revoked', reason: '系统更换' } }]);
    expect(() => revokeToken({ ...token, status: 'revoked' }, '再次')).toThrow(NotAllowed);
  });
});
