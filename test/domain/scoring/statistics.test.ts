import { describe, expect, it } from 'vitest';
import { exact, toFixed, toText } from '#domain/numbers/exact.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { mean, median, medianAbsoluteDeviation, robustZ, squareRoot, theilSen, trimmedMean } from '#domain/scoring/statistics.ts';

const list = (...values: (string | number)[]) => values.map((value) => exact(value));

describe('statistics', () => {
  it('mean and median are exact and need a value', () => {
    expect(toText(mean(list(1, 2, 2)))).toBe('5/3');
    expect(toText(median(list(5, 1, 3)))).toBe('3');
    expect(toText(median(list(5, 1, 4, 3)))).toBe('3.5');
    expect(toText(median(list(7)))).toBe('7');
    expect(() => mean([])).toThrow('statistics of no values');
    expect(() => median([])).toThrow('statistics of no values');
  });

  it('a trimmed mean drops both ends by size, not by place', () => {
    expect(toText(trimmedMean(list(99, 70, 85, 90, 88), 1))).toBe('263/3');
    expect(toText(trimmedMean(list(1, 100, 50, 2, 3, 60, 70), 2))).toBe(toText(mean(list(3, 50, 60))));
  });

  it('robust z has no answer without spread', () => {
    expect(toText(medianAbsoluteDeviation(list(1, 2, 4, 8)))).toBe('1.5');
    expect(robustZ(exact(9), list(5, 5, 5, 9))).toBeUndefined();
    expect(toText(robustZ(exact(8), list(1, 2, 4, 8)) ?? exact(0))).toBe(toText(exact('0.6745').mul(5).div('1.5')));
  });

  it('a Theil–Sen line needs two values and does not bend to one', () => {
    const { slope, intercept } = theilSen(list(1, 3, 5, 100, 9));
    expect([toText(slope), toText(intercept)]).toEqual(['2', '-1']);
    expect(() => theilSen(list(1))).toThrow('two values');
    expect(toText(theilSen(list(4, 1)).slope)).toBe('-3');
  });

  it('a square root is cut after its decimals', () => {
    expect(toText(squareRoot(exact(2), 5))).toBe('1.41421');
    expect(toText(squareRoot(exact('0.25')))).toBe('0.5');
    expect(toText(squareRoot(exact(0)))).toBe('0');
    expect(toText(squareRoot(exact(1)))).toBe('1');
    expect(toText(squareRoot(exact('12345678987654321')))).toBe('111111111');
    expect(toFixed(squareRoot(exact(3)), 12)).toBe('1.732050807569');
    expect(() => squareRoot(exact(-1))).toThrow('negative');
  });
});

describe('canonical JSON', () => {
  it('sorts keys by code point, drops what is absent, and has no spaces', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x"'], C: undefined, 中: { z: '1', y: -2 } })).toBe('{"a":[true,null,"x\\""],"b":1,"中":{"y":-2,"z":"1"}}');
    expect(canonicalJson({ b: 1, B: 2, a: 3 })).toBe('{"B":2,"a":3,"b":1}');
    expect(canonicalJson([])).toBe('[]');
    expect(canonicalJson({})).toBe('{}');
  });

  it('refuses numbers that are not whole, and what has no form', () => {
    expect(() => canonicalJson({ a: 1.5 })).toThrow('not a whole number: 1.5');
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalJson(() => 1)).toThrow('no canonical form of function');
    expect(() => canonicalJson(1n)).toThrow(TypeError);
  });
});
