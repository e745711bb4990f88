import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { InvalidInput } from '#domain/problems/errors.ts';
import { writeFormula } from '#domain/scoring/formula/tree.ts';
import { checkFormula, evaluate, isNoResult, namesIn, parseFormula } from '#domain/scoring/formula.ts';

const figures: Record<string, string> = { 本年: '120', 上年: '100', 零: '0', 负数: '-7.25', 一: '1', 二: '2', 三: '3' };
const lookup = (name: string) => (figures[name] === undefined ? undefined : exact(figures[name]));
const computed = (text: string): string => {
  const result = evaluate(parseFormula(text), lookup);
  if (!isNoResult(result)) return toText(result);
  return 'missing' in result ? `缺 ${result.missing}` : result.notComputable;
};

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['12 / 4 / 3', '1'],
    ['1 / 3', '1/3'],
    ['-本年 + 上年', '-20'],
    ['+本年', '120'],
    ['2 * -3', '-6'],
    ['0.1 + 0.2', '0.3'],
    ['（本年－上年）÷上年×100', '20'],
    ['本年　＋\u00a0上年', '220'],
    ['本年＊上年／100', '120'],
  ])('%s', (text, expected) => expect(computed(text)).toBe(expected));

  it.each([
    ['min(三, 一, 二)', '1'],
    ['max(三, 一, 二)', '3'],
    ['sum(一，二，三)', '6'],
    ['avg(一, 二)', '1.5'],
    ['abs(负数)', '7.25'],
    ['abs(三)', '3'],
    ['round(负数)', '-7'],
    ['round(负数, 1)', '-7.3'],
    ['round(2.5)', '3'],
    ['min(5)', '5'],
  ])('%s', (text, expected) => expect(computed(text)).toBe(expected));

  it.each([
    ['=', ['0', '1', '0']],
    ['＝', ['0', '1', '0']],
    ['!=', ['1', '0', '1']],
    ['≠', ['1', '0', '1']],
    ['<', ['1', '0', '0']],
    ['＜', ['1', '0', '0']],
    ['<=', ['1', '1', '0']],
    ['≤', ['1', '1', '0']],
    ['>', ['0', '0', '1']],
    ['＞', ['0', '0', '1']],
    ['>=', ['0', '1', '1']],
    ['≥', ['0', '1', '1']],
  ])('compares with %s', (sign, expected) => {
    expect(['一', '二', '三'].map((left) => computed(`if(${left}${sign}二, 1, 0)`))).toEqual(expected);
  });

  it('looks only at the branch that applies', () => {
    expect(computed('if(上年=0, 本年/零, 5)')).toBe('5');
    expect(computed('if(零=0, 5, 不存在)')).toBe('5');
    expect(computed('if(不存在=0, 5, 6)')).toBe('缺 不存在');
  });

  it('says what divides by zero, and what is missing first', () => {
    expect(computed('本年/零')).toBe('零为 0');
    expect(computed('本年/(上年-100)')).toBe('上年−100为 0');
    expect(computed('1 + 本年/零')).toBe('零为 0');
    expect(computed('max(1, 缺少, 另缺)')).toBe('缺 缺少');
    expect(computed('-缺少')).toBe('缺 缺少');
    expect(computed('缺少*2')).toBe('缺 缺少');
  });

  it('names its figures once, in order', () => {
    expect(namesIn(parseFormula('if(上年>0, (本年-上年)/上年, max(-丙, 1))'))).toEqual(['上年', '本年', '丙']);
    expect(namesIn(parseFormula('1 + 2'))).toEqual([]);
  });

  it.each([
    ['-(本年-上年)*2', '(−(本年−上年))×2'],
    ['if(上年>=0, 1.50, round(本年/上年, 2))', 'if(上年≥0, 1.5, round(本年÷上年, 2))'],
    ['if(上年!=0, 1, 0)', 'if(上年≠0, 1, 0)'],
    ['if(上年<=0, 1, 0)', 'if(上年≤0, 1, 0)'],
    ['if(上年<本年, 1, 0)', 'if(上年<本年, 1, 0)'],
    ['if(上年=本年, 1, 0)', 'if(上年=本年, 1, 0)'],
    ['if(上年>本年, 1, 0)', 'if(上年>本年, 1, 0)'],
    ['本年+上年', '本年+上年'],
  ])('%s is written %s', (text, expected) => expect(writeFormula(parseFormula(text))).toBe(expected));
});

describe('what is no formula', () => {
  const codes = (text: string): string[] => checkFormula(text, Object.keys(figures), 'formula').map(({ code, path }) => `${path} ${code}`);

  it.each([
    ['', 'formula-syntax'],
    ['   ', 'formula-syntax'],
    ['本年 +', 'formula-syntax'],
    ['(本年', 'formula-syntax'],
    ['max(1,,2)', 'formula-syntax'],
    ['max(1,)', 'formula-syntax'],
    ['max(,1)', 'formula-syntax'],
    [',1', 'formula-syntax'],
    ['1;2', 'formula-syntax'],
    ['本年 上年', 'formula-outside-language'],
    ['本年.上年', 'formula-outside-language'],
    ['[1]', 'formula-outside-language'],
    ['"甲"', 'formula-number'],
    ['1e3', 'formula-number'],
    ['本年 > 上年', 'formula-comparison-outside-if'],
    ['if(本年, 1, 2)', 'formula-condition'],
    ['if(本年+1, 1, 2)', 'formula-condition'],
    ['if(本年>1, 1)', 'formula-argument-count'],
    ['if(本年>1, 1, 2, 3)', 'formula-argument-count'],
    ['sqrt(4)', 'formula-unknown-function'],
    ['max()', 'formula-argument-count'],
    ['abs(1, 2)', 'formula-argument-count'],
    ['round(1, 2, 3)', 'formula-argument-count'],
    ['round(1, 9)', 'formula-digits'],
    ['round(1, 本年)', 'formula-digits'],
    ['round(1, 10)', 'formula-digits'],
    ['1'.repeat(501), 'formula-too-long'],
    ['不存在 + 1', 'unknown-figure'],
  ])('%s: %s', (text, code) => {
    expect(codes(text)).toEqual([`formula ${code}`]);
    if (code !== 'unknown-figure') expect(() => parseFormula(text)).toThrow(InvalidInput);
  });

  it('is refused with every problem, in Chinese, with what was expected', () => {
    const problems = checkFormula('sqrt(4) + if(本年, 甲, "乙")', Object.keys(figures), 'rule.formula');
    expect(problems.map(({ code }) => code)).toEqual(['formula-unknown-function', 'formula-condition', 'formula-number']);
    for (const { message, expected } of problems) {
      expect(message).toMatch(/\p{Script=Han}/u);
      expect(expected).toContain('if、min、max');
    }
    expect(checkFormula('abs()', [], 'f')[0]?.message).toBe('函数 abs 需要1 个参数,写了 0 个');
    expect(checkFormula('round()', [], 'f')[0]?.message).toBe('函数 round 需要1 至 2 个参数,写了 0 个');
    expect(checkFormula('avg()', [], 'f')[0]?.message).toBe('函数 avg 需要至少 1 个参数,写了 0 个');
    expect(checkFormula('甲', ['乙', '丙'], 'f')[0]).toMatchObject({ message: '公式中的“甲”不是已列出的数据项', expected: '乙、丙', got: '甲' });
    expect(checkFormula('1'.repeat(500), [], 'f')).toEqual([]);
  });
});
