import * as z from 'zod';
import { Code, CountyCode } from '#domain/schemes/code.ts';
import { addDays } from '../cycles/calendar.ts';
import { type Problem, problem } from '../problems/problem.ts';

/** 来源系统令牌: lets one source's system deliver its own values by API, until a day. Only the hash of the secret is kept; the secret is shown once. */
export const SourceToken = z.object({
  county: CountyCode,
  /** Twelve hexadecimal digits; stands in the token in clear. */
  id: z.string().regex(/^[0-9a-f]{12}$/),
  source: Code,
  /** Which system holds it. */
  holder: z.string().min(1).max(40),
  /** SHA-256 of the secret. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  issuedOn: z.iso.date(),
  /** Last day on which it is valid, by the county's day. */
  expiresOn: z.iso.date(),
  status: z.enum(['active', 'revoked']),
  /** Why it was revoked. */
  reason: z.string().optional(),
  by: z.string(),
  rev: z.int().positive(),
});
export type SourceToken = z.infer<typeof SourceToken>;

/** A token is renewed at least once a year. */
const mostDays = 366;

export const tokenProblems = (expiresOn: string, today: string): Problem[] => {
  const last = addDays(today, mostDays);
  return expiresOn >= today && expiresOn <= last
    ? []
    : [problem('expiresOn', 'expiry-out-of-range', '令牌的有效期最长一年', { expected: `${today} 至 ${last}`, got: expiresOn })];
};

/** Why a token is not accepted, if so. */
export const isValid = ({ status, expiresOn }: Pick<SourceToken, 'status' | 'expiresOn'>, today: string): boolean => status === 'active' && today <= expiresOn;
