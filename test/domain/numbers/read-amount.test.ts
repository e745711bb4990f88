import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { becauseText, readAmount } from '#domain/numbers/read-amount.ts';

describe('an amount as people write it', () => {
  it.each(['95.10', '0', '+7', '007', '-3.5', '12345678901234567890.5'])('%s is plain and taken as it stands', (text) => {
    expect(readAmount(text, '件')).toEqual({ kind: 'plain', value: text });
  });

  it.each([
    ['１２．５', '件', '12.5', '全角字符'],
    ['－３', '件', '-3', '全角字符'],
    ['−3', '件', '-3', '全角字符'],
    [' 12.5 ', '件', '12.5', '空格'],
    ['12\u00a0345', '件', '12345', '空格'],
    ['12.5\u3000', '件', '12.5', '空格'],
    ['1,234,567.8', '元', '1234567.8', '千分位逗号'],
    ['１，２３４', '元', '1234', '全角字符、千分位逗号'],
    ['12.5万元', '万元', '12.5', '单位'],
    ['12.5万元', '元', '125000', '单位'],
    ['12.5亿元', '万元', '125000', '单位'],
    ['8000元', '万元', '0.8', '单位'],
    ['12.5 万元', '亿元', '0.00125', '空格、单位'],
    ['1.2万', '人', '12000', '单位'],
    ['1.2万', '万元', '1.2', '单位'],
    ['1.2亿', '万元', '12000', '单位'],
    ['3千米', '米', '3000', '单位'],
    ['2百万人', '人', '2000000', '单位'],
    ['1千万元', '万元', '1000', '单位'],
    ['1万亿元', '亿元', '10000', '单位'],
    ['95.1%', '%', '95.1', '单位'],
    ['９５．１％', '%', '95.1', '全角字符、单位'],
    ['95.1%', '％', '95.1', '单位'],
    ['3‰', '%', '0.3', '单位'],
    ['3%', '‰', '30', '单位'],
    ['12件', '件', '12', '单位'],
    ['3个百分点', '个百分点', '3', '单位'],
    ['1.5元/人', '元/人', '1.5', '单位'],
    ['1.5万元/人', '元/人', '15000', '单位'],
    ['￥1,200', '元', '1200', '全角字符、货币符号、千分位逗号'],
    ['¥12000', '万元', '1.2', '货币符号'],
    ['-¥5', '元', '-5', '货币符号'],
    ['¥3万', '万元', '3', '货币符号、单位'],
    ['(12.5)', '万元', '-12.5', '括号表示的负数'],
    ['（12.5）', '万元', '-12.5', '全角字符、括号表示的负数'],
    ['1.2E+5', '元', '120000', '科学计数法'],
    ['5e-3', '元', '0.005', '科学计数法'],
    ['.5', '件', '0.5', '小数点前后缺数字'],
    ['-.5', '件', '-0.5', '小数点前后缺数字'],
    ['5.', '件', '5', '小数点前后缺数字'],
  ])('“%s” for a figure in %s is offered as %s because of %s', (text, unit, value, why) => {
    const read = readAmount(text, unit);
    expect(read).toMatchObject({ kind: 'offer', value });
    expect(read.kind === 'offer' ? becauseText(read.because) : '').toBe(why);
  });

  it.each([
    ['', '件'],
    [' ', '件'],
    ['—', '件'],
    ['九十五', '件'],
    ['一万', '元'],
    ['约12', '件'],
    ['12以上', '件'],
    ['12-15', '件'],
    ['12.3.4', '件'],
    ['12,34', '元'],
    ['1,2345', '元'],
    ['1234,567', '元'],
    [',123', '元'],
    ['95%', '件'],
    ['12万元', '人'],
    ['12人', '万人次'],
    ['12元', ''],
    ['¥12', '件'],
    ['(-12)', '元'],
    ['(12', '元'],
    ['+-12', '元'],
    ['1e', '元'],
    ['1e100', '元'],
    ['1/3', '元'],
    ['#DIV/0!', '元'],
    ['2026-03', '元'],
    ['2026年3月', '元'],
    ['1'.repeat(41), '元'],
  ])('“%s” for a figure in %s cannot be read and nothing is offered', (text, unit) => {
    expect(readAmount(text, unit)).toEqual({ kind: 'unreadable' });
  });

  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 4 }))
    .map(([n, digits]) => toText(exact(n).div(exact(10n ** BigInt(digits)))));

  it('offers the number itself, however it is dressed', () => {
    const wide = (text: string) => [...text].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');
    const inGroups = (text: string) => text.replace(/\d+/, (digits) => digits.replaceAll(/\B(?=(\d{3})+$)/g, ','));
    const dresses: ((text: string) => string)[] = [wide, inGroups, (text) => `${text}万元`, (text) => ` ${text}`, (text) => `${wide(inGroups(text))} 万元`];
    fc.assert(
      fc.property(decimal, fc.constantFrom(...dresses), (text, dress) => {
        const read = readAmount(dress(text), '万元');
        expect(read.kind === 'unreadable' ? undefined : exact(read.value).toFraction()).toBe(exact(text).toFraction());
        if (dress(text) !== text) expect(read.kind).toBe('offer');
      }),
    );
  });

  it('never fails, and never takes anything but a plain decimal as it stands', () => {
    const alphabet = fc.string({ unit: fc.constantFrom(...'0123456789.,+-eE()%‰¥万亿千百元人 １２．，（'), maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(alphabet, fc.string()), fc.constantFrom('元', '万元', '%', '人', ''), (text, unit) => {
        const read = readAmount(text, unit);
        if (read.kind === 'plain') expect(text).toMatch(/^[+-]?\d+(\.\d+)?$/);
        if (read.kind === 'offer') expect(readAmount(read.value, unit)).toEqual({ kind: 'plain', value: read.value });
      }),
    );
  });
});
