import { describe, expect, it } from 'vitest';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { sentenceOf } from '#domain/scoring/sentence.zh-cn.ts';
import { flagWording, ruleWording, stepWording } from '#domain/scoring/wording.zh-cn.ts';
import { aDossier, aLeaf, aScheme, markOf, scoring } from './a-dossier.ts';

describe('Chinese wordings', () => {
  it('name every rule kind', () => {
    const kinds = AnyRule.options.map(({ shape }) => shape.kind.value);
    expect(Object.keys(ruleWording).toSorted()).toEqual(kinds.toSorted());
  });

  it.each(Object.entries({ ...stepWording, ...flagWording, ...ruleWording }))('%s is said in Chinese', (_, text) => {
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(text).not.toMatch(/\{\s*\}/);
  });
});

describe('the sentence of a mark', () => {
  it('tells rule, text, inputs, steps, notes and the mark', () => {
    const leaf = aLeaf({ code: 'P1', name: '得分', article: '细则第三条', text: '按得分折算' });
    const decisions = [{ kind: 'awarded-marks' as const, id: 'D', unit: 'U001', indicator: 'P1', marks: '60', reason: '核减', by: '考评办' }];
    expect(sentenceOf(markOf(aDossier({ units: [scoring('200/3')], schemes: [aScheme({ root: { children: [leaf] } })], decisions }), 'P1'))).toEqual([
      '得分(满分 100 分,引用折算)',
      '评分标准:按得分折算(依据:细则第三条)',
      '得分 = 66.6667…(来源:自报)',
      '原满分:100',
      '折算分:66.6667…',
      '得分(未修约):66.6667…',
      '得分(修约后):66.67',
      '注:核定分与系统计算分相差 -6.67,由考评办核定,理由:核减',
      '核定分 60.00(系统计算分 66.67)',
    ]);
  });

  it('shows whole numbers and zeros as they are written', () => {
    const lines = sentenceOf(markOf(aDossier({ units: [scoring('0')] }), 'P1'));
    expect(lines).toContain('得分(未修约):0');
    expect(lines.at(-1)).toBe('核定分 0.00');
    expect(lines[1]).toBe('评分标准:引用');
    const target = { code: 'P1', name: '得分', rule: { kind: 'completion' as const, mode: 'quotient' as const } };
    expect(
      sentenceOf(
        markOf(aDossier({ units: [scoring('10', { targets: { P1: { target: '40' } } })], schemes: [aScheme({ root: { children: [aLeaf(target)] } })] }), 'P1'),
      ),
    ).toEqual(expect.arrayContaining(['目标 = 40', '完成率:0.25', '得分(未修约):25']));
  });

  it('says that a leaf does not count', () => {
    const exceptions = [{ unit: 'U001', indicator: 'P1', state: 'exempted' as const, basis: '政策取消', document: '省发〔2026〕2号' }];
    const lines = sentenceOf(markOf(aDossier({ units: [scoring('80')], exceptions }), 'P1'));
    expect(lines.at(-1)).toBe('不计入本单位的考评');
    expect(lines).toContain('注:依据:政策取消(文件:省发〔2026〕2号)');
  });

  it('shows a code of an older version as it is', () => {
    const mark = markOf(aDossier({ units: [scoring('80')] }), 'P1');
    const old = {
      ...mark,
      explanation: { ...mark.explanation, rule: 'old-rule', steps: [{ name: 'old-step', value: '甲' }], flags: [{ code: 'old-flag', facts: {} }] },
    };
    expect(sentenceOf(old)).toEqual(expect.arrayContaining(['得分(满分 100 分,old-rule)', 'old-step:甲', '注:old-flag']));
  });
});
