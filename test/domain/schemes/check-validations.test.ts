import { describe, expect, it } from 'vitest';
import { aPlan, aScheme, edited, type Json } from '../../support/valid-papers.ts';
import { problemsOfPlan, problemsOfScheme, told } from './problems-of.ts';

const rule = (more: { [key: string]: Json }): Json => ({ code: 'V1', level: 'block', at: 'entry', message: '数据有误', ...more });
const withRules = (...rules: Json[]) => problemsOfScheme(edited(aScheme(), 'validations', rules));
const compare = (more: { [key: string]: Json } = {}) => rule({ kind: 'compare', left: '按时办结', operator: '<=', right: '办件总量', ...more });

describe('publishing validation rules', () => {
  it('finds nothing in good ones of every kind', () => {
    const figure = '办件总量';
    const good = [
      compare(),
      rule({ kind: 'range', code: 'V2', figure, max: '90000' }),
      rule({ kind: 'jump', code: 'V3', figure, percent: '50' }),
      rule({ kind: 'identical-to-last', code: 'V4', figure }),
      rule({ kind: 'sum-of-parts', code: 'V5', total: figure, parts: ['按时办结', '公开及时'] }),
      rule({ kind: 'required', code: 'V6', at: 'submission', figures: [figure] }),
    ];
    expect(withRules(...good)).toEqual([]);
  });

  it.each<[string, Json, string]>([
    ['a name that is no figure', compare({ right: '总件数' }), 'validations[0].right unknown-figure'],
    ['a formula that cannot be read', compare({ left: '按时办结 / /' }), 'validations[0].left formula-syntax'],
    ['目标, which is no figure of a month', compare({ right: '目标' }), 'validations[0].right unknown-figure'],
    ['an unknown figure', rule({ kind: 'jump', figure: '总件数', percent: '50' }), 'validations[0].figure unknown-figure'],
    ['a range without a bound', rule({ kind: 'range', figure: '办件总量' }), 'validations[0] range-without-bound'],
    ['a range upside down', rule({ kind: 'range', figure: '办件总量', min: '9', max: '8' }), 'validations[0].max range-empty'],
    ['a part twice', rule({ kind: 'sum-of-parts', total: '办件总量', parts: ['按时办结', '按时办结'] }), 'validations[0].parts[1] repeated'],
    ['a total among its parts', rule({ kind: 'sum-of-parts', total: '办件总量', parts: ['按时办结', '办件总量'] }), 'validations[0].parts total-among-parts'],
    ['a required figure at entry', rule({ kind: 'required', figures: ['办件总量'] }), 'validations[0].at required-at-entry'],
    ['figures that no unit reports', rule({ kind: 'range', figure: '公开及时', max: '1' }), 'validations[0] validation-of-no-own-figure'],
  ])('refuses %s', (_, bad, problem) => expect(told(withRules(bad))).toEqual([problem]));

  it('names all problems at once, a code that stands twice among them', () => {
    expect(told(withRules(compare({ left: '甲', right: '乙' }), rule({ kind: 'range', figure: '丙' })))).toEqual([
      'validations[1].code repeated',
      'validations[0].left unknown-figure',
      'validations[0].right unknown-figure',
      'validations[1].figure unknown-figure',
      'validations[1] range-without-bound',
    ]);
  });
});

describe('the plan’s limit of deviation', () => {
  const limited = (percent: string) => told(problemsOfPlan(edited(aPlan(), 'deviationLimit', { percent, article: '第七条' })));

  it('is below 100 %', () => {
    expect(limited('99.9')).toEqual([]);
    expect(limited('100')).toEqual(['deviationLimit.percent limit-above-hundred']);
  });

  it('names its article', () => {
    expect(told(problemsOfPlan(edited(aPlan(), 'deviationLimit', { percent: '20' })))).toEqual(['deviationLimit.article schema-invalid-type']);
  });
});
