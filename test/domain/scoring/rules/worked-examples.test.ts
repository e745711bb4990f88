import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { checkRule, figuresRead, markRule } from '#domain/scoring/rules/kinds.ts';
import { Rank } from '#domain/scoring/rules/rank.ts';
import { example, examples, ruleInput } from '../../worked-examples.ts';
import { markExample, Setting } from '../worked/rules.ts';
import { unworded } from './wording.ts';

const rulesOf = examples.filter((each) => each.what === 'rule');

describe('worked examples of rules', () => {
  it.each(rulesOf.map((each) => ({ id: each.id, each })))('$id passes the publishing check', ({ each }) => {
    const { rule, fullMarks, direction, domain, parentKeepsExcess } = Setting.parse(each.params);
    const bound = (text: string | undefined) => (text === undefined ? undefined : exact(text));
    const [min, max] = [rule.kind === 'ratio-to-best' ? exact(0) : bound(domain.min), bound(domain.max)];
    const range = { ...(min && { min }), ...(max && { max }) };
    expect(checkRule(rule, { fullMarks: exact(fullMarks), direction, domain: range, figures: figuresRead(rule), parentKeepsExcess, path: 'rule' })).toEqual([]);
  });

  it('words every code that an example emits', () => {
    expect(rulesOf.flatMap((each) => markExample(each).marked.flatMap(unworded))).toEqual([]);
  });

  it('C03 is refused where the parent does not keep excess', () => {
    const { rule } = Setting.parse(example('C03').params);
    const problems = checkRule(rule, { fullMarks: exact('10'), direction: 'higher', domain: {}, figures: [], parentKeepsExcess: false, path: 'rule' });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([['rule.cap', 'cap-above-one']]);
  });

  it('R10 gives 0 to the non-reporter where the policy is zero', () => {
    const { params, inputs } = example('R10');
    const setting = Setting.parse(params);
    const result = markRule({ ...Rank.parse(params['rule']), missing: 'zero' }, ruleInput(setting, { ...inputs, unit: 'U003' }));
    expect('marks' in result && toText(result.marks)).toBe('0');
  });

  it('X07 and Z07 flag what a person must look at and leave the marks', () => {
    expect(markExample(example('X07')).marked[0]?.flags).toEqual([{ code: 'bodies-diverge', facts: { gap: '23.00', limit: '15', high: '专家', low: '公众' } }]);
    expect(markExample(example('Z07')).marked[0]?.flags).toEqual([{ code: 'over-fulfilled', facts: { deviation: '80.00', limit: '30', target: '100' } }]);
  });

  it('X06 says whose weight the others bear', () => {
    expect(markExample(example('X06')).marked[0]?.flags).toContainEqual({ code: 'body-without-ratings', facts: { body: '互评', weights: '70' } });
  });
});
