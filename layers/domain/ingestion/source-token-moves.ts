import { changed, created, type Move } from '../change.ts';
import { InvalidInput, NotAllowed } from '../problems/errors.ts';
import { type SourceToken, tokenProblems } from './source-token.ts';

export const issueToken = (token: Omit<SourceToken, 'status' | 'rev'>): Move => {
  const problems = tokenProblems(token.expiresOn, token.issuedOn);
  if (problems.length > 0) throw new InvalidInput('令牌未签发', problems);
  return { fact: 'source-token-issued', changes: [created('sourceToken', { ...token, status: 'active', rev: 1 })] };
};

/** Ends a token at once; it stays visible with the reason. */
export const revokeToken = (token: SourceToken, reason: string): Move => {
  if (token.status === 'revoked') throw new NotAllowed('token-revoked', '该令牌已撤销');
  return { fact: 'source-token-revoked', changes: [changed('sourceToken', token, { status: 'revoked', reason })] };
};
