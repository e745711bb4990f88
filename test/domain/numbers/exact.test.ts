import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import {
  clamp,
  Decimal,
  exact,
  greatest,
  hundred,
  least,
  NonNegativeDecimal,
  one,
  PositiveDecimal,
  roundHalfAway,
  sum,
  toFixed,
  toText,
  zero,
} from '#domain/numbers/exact.ts';

const rational = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([n, d]) => new Fraction(n, d));

describe('a number on the wire', () => {
  it.each(['0', '95.10', '-3.50', '+7', '31/3', '-4/3', '007.5'])('%s is a decimal', (text) => expect(Decimal.safeParse(text).success).toBe(true));

  it.each(['', '.5', '5.', '1e3', '1,000', '95%', ' 1', '1 ', '九十五', '1/0', '1/-2', '1.5/2', 'NaN', '1/2/3', '9 5', 'x1', '1x', 'x1/2', '1/2x', '1/2.5'])(
    '“%s” is not one, and the message says what is',
    (text) => {
      expect(Decimal.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['应为十进制数字(如 95.10)']);
      expect(() => exact(text)).toThrow(new RangeError(`not a decimal: ${text}`));
    },
  );

  it('says of marks that they must be positive, of weights that they must not be negative, once for each mistake', () => {
    const messages = (schema: typeof Decimal, text: string) => schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
    expect(messages(PositiveDecimal, '0.01')).toEqual([]);
    expect(messages(PositiveDecimal, '0')).toEqual(['应为大于 0 的数字']);
    expect(messages(PositiveDecimal, '-1/3')).toEqual(['应为大于 0 的数字']);
    expect(messages(PositiveDecimal, '满分')).toEqual(['应为十进制数字(如 95.10)']);
    expect(messages(NonNegativeDecimal, '0')).toEqual([]);
    expect(messages(NonNegativeDecimal, '-0.01')).toEqual(['应为不小于 0 的数字']);
    expect(messages(NonNegativeDecimal, '无')).toEqual(['应为十进制数字(如 95.10)']);
  });

  it('is read exactly: no float ever enters', () => {
    expect(toText(exact('0.1').add(exact('0.2')))).toBe('0.3');
    expect(toText(exact('1.3').div(exact('3')).mul(exact('7.5')))).toBe('3.25');
    expect(toText(exact('31/3').sub(exact('4/3')))).toBe('9');
    expect(exact(7n).equals(exact('7'))).toBe(true);
    const known = exact('1/3');
    expect(exact(known)).toBe(known);
    expect(() => exact(0.1)).toThrow(new RangeError('not a whole number: 0.1'));
    expect(() => exact(Number.NaN)).toThrow(RangeError);
    expect(() => exact(2 ** 53)).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each([
    ['8.625', 2, '8.63'],
    ['8.624999', 2, '8.62'],
    ['-8.625', 2, '-8.63'],
    ['-0.005', 2, '-0.01'],
    ['-0.004', 2, '0.00'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0', 2, '0.00'],
    ['0.05', 1, '0.1'],
    ['1/3', 3, '0.333'],
    ['-2/3', 3, '-0.667'],
    ['1000', 2, '1000.00'],
    ['0.04', 2, '0.04'],
  ])('shows %s with %i decimals as %s: halves go away from zero', (text, digits, shown) => expect(toFixed(exact(text), digits)).toBe(shown));

  it('treats a deduction as the mirror of a bonus', () => {
    fc.assert(
      fc.property(rational, fc.integer({ min: 0, max: 6 }), (value, digits) => roundHalfAway(value.neg(), digits).equals(roundHalfAway(value, digits).neg())),
    );
  });

  it('moves a number by half of the last place at most, and a number on a place not at all', () => {
    fc.assert(
      fc.property(rational, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const place = exact(10n ** BigInt(digits));
        const rounded = roundHalfAway(value, digits);
        expect(rounded.mul(place).d).toBe(1n);
        expect(rounded.sub(value).abs().mul(place).lte(new Fraction(1, 2))).toBe(true);
        expect(roundHalfAway(rounded, digits).equals(rounded)).toBe(true);
      }),
    );
  });
});

describe('the canonical text of a number', () => {
  it.each([
    ['95.10', '95.1'],
    ['95.00', '95'],
    ['+7', '7'],
    ['-3.50', '-3.5'],
    ['-0', '0'],
    ['1/8', '0.125'],
    ['3/25', '0.12'],
    ['7/20', '0.35'],
    ['32/3', '32/3'],
    ['-1/6', '-1/6'],
    ['2/6', '1/3'],
  ])('of %s is %s', (text, canonical) => expect(toText(exact(text))).toBe(canonical));

  it('is read back as the same number', () => {
    fc.assert(fc.property(rational, (value) => exact(toText(value)).equals(value)));
  });
});

describe('several numbers', () => {
  const numbers = ['3', '-1', '7/2', '0'].map((text) => exact(text));
  it('add up, and to zero when there are none', () => {
    expect(toText(sum(numbers))).toBe('5.5');
    expect(sum([]).equals(zero)).toBe(true);
  });
  it('have a least and a greatest', () => {
    const [first = zero, ...rest] = numbers;
    expect(toText(least(first, ...rest))).toBe('-1');
    expect(toText(greatest(first, ...rest))).toBe('3.5');
    expect(toText(least(one))).toBe('1');
  });
  it.each([
    ['-5', '0'],
    ['0', '0'],
    ['42.5', '42.5'],
    ['100', '100'],
    ['117', '100'],
  ])('%s held between 0 and full marks is %s', (value, held) => expect(toText(clamp(exact(value), zero, hundred))).toBe(held));
});
