import { describe, expect, it } from 'vitest';
import { exact } from '#domain/numbers/exact.ts';
import { deviationFlags, overFulfilment } from '#domain/scoring/rules/deviation.ts';

const over = (value: string, target: string, direction: 'higher' | 'lower') => overFulfilment(exact(value), exact(target), direction)?.toFraction();
const flags = (value: string, target: string, limit?: string) => deviationFlags(exact(value), exact(target), 'higher', limit);

describe('over-fulfilment [Z07]', () => {
  it('is how far the value is better than the target, in % of its size', () => {
    expect(over('120', '100', 'higher')).toBe('20');
    expect(over('120', '100', 'lower')).toBe('-20');
    expect(over('-80', '-100', 'higher')).toBe('20');
  });

  it('has no meaning against a target of zero', () => {
    expect(over('5', '0', 'higher')).toBeUndefined();
    expect(flags('5', '0', '10')).toEqual([]);
  });

  it('is asked about beyond the limit, not at it', () => {
    expect(flags('130', '100', '30')).toEqual([]);
    expect(flags('130.01', '100', '30')).toMatchObject([{ code: 'over-fulfilled', facts: { deviation: '30.01' } }]);
  });

  it('is never asked about where the plan sets no limit', () => expect(flags('1000', '100')).toEqual([]));
});
