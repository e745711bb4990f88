import { exact } from '#domain/numbers/exact.ts';
import type { ValueDomain } from './indicator.ts';

/** The range as a person reads it; the domain has at least one bound. */
export const domainText = ({ min, max }: ValueDomain): string =>
  min !== undefined && max !== undefined ? `应在 ${min} 与 ${max} 之间` : min !== undefined ? `应不小于 ${min}` : `应不大于 ${max}`;

/** Whether a value lies outside the range it can have at all: an input problem, never a mark (scoring.md § 2). */
export const outsideDomain = (value: string, { min, max }: ValueDomain): boolean =>
  (min !== undefined && exact(value).lt(exact(min))) || (max !== undefined && exact(value).gt(exact(max)));
