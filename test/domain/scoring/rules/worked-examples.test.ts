import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Exact, exact, roundHalfAway, toFixed, toText } from '#domain/numbers/exact.ts';
import { evaluate, isNoResult, parseFormula } from '#domain/scoring/formula.ts';
import { meanOfVotes, satisfiedShare, scoreOfVotes } from '#domain/scoring/public-track.ts';
import { Aggregate, aggregateRatings, outliers } from '#domain/scoring/rules/aggregate.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { growthOver } from '#domain/scoring/rules/growth.ts';
import { checkRule, figuresRead, markRule } from '#domain/scoring/rules/kinds.ts';
import { Rank } from '#domain/scoring/rules/rank.ts';
import type { Marked } from '#domain/scoring/rules/rule.ts';
import { robustZ, theilSen } from '#domain/scoring/statistics.ts';
import { type Example, example, examples, ruleInput, WrittenInput } from '../../worked-examples.ts';
import { unworded } from './wording.ts';

/** The ids of the design's list; families are owned by the rooms of scoring. */
const ids = `
  C01 C02 C03 C04 C06 C07 C08 C09 C11 C12 C13 C14 C16 E01 E02 E03 E05 E06 S01 S02 S04 S05 S06 S07 B02 B03 B04 B05 B07
  P01 P02 P03 P05 P06 P07 P08 P10 P11 N01 N02 N04 K01 K02 K03 I02 I03 I04 I05 G02 G03 G04 R01 R03 R04 R05 R06 R08 R09 R10
  Q01 Q03 L01 L02 L03 M02 M03 V01 V02 U02 X01 X02 X03 X05 X06 Y01 Y02 Y04 Y05 Y06 X07 A02 A03 A04 A05 A07 A08 A09 A10 A12
  T01 T02 T03 T05 T06 T07 F01 F03 F04 F05 W01 W03 W04 W05 W06 W08 W09 Z01 Z02 Z04 Z05 Z06 Z07 Z09 Z10 Z11 Z12 Z14
`
  .trim()
  .split(/\s+/);

const Setting = z.strictObject({
  fullMarks: z.string(),
  direction: z.enum(['higher', 'lower', 'interval']).default('higher'),
  domain: z.strictObject({ min: z.string().optional(), max: z.string().optional() }).default({}),
  parentKeepsExcess: z.boolean().default(false),
  valueDigits: z.int().optional(),
  markDigits: z.int().default(2),
  rule: AnyRule,
});

const rulesOf = examples.filter((each) => each.what === 'rule');

/** Marks of every unit that the example asks for: the one named, or each member of the group. */
const markExample = ({ params, inputs }: Example): { marked: Marked[]; digits: number } => {
  const setting = Setting.parse(params);
  const written = WrittenInput.parse(inputs);
  const units =
    inputs['unit'] === undefined && written.group.length > 0 && written.value === undefined ? written.group : [{ unit: written.unit, value: written.value }];
  const marked = units.map(({ unit, value }) => {
    const input = ruleInput(setting, { ...written, unit });
    const seen = value === undefined ? undefined : exact(value);
    const rounded = seen === undefined || setting.valueDigits === undefined ? seen : roundHalfAway(seen, setting.valueDigits);
    const result = markRule(setting.rule, { ...input, value: rounded });
    if ('notComputable' in result) throw new Error(result.notComputable);
    return result;
  });
  return { marked, digits: setting.markDigits };
};

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const numbers = (value: unknown): Exact[] =>
  z
    .array(z.string())
    .parse(value)
    .map((text) => exact(text));

const resultOf = (result: ReturnType<typeof evaluate>): string => {
  if (isNoResult(result)) throw new Error(JSON.stringify(result));
  return toText(result);
};

describe('the list of worked examples', () => {
  it('has exactly the ids of the design', () => {
    expect(examples.map((each) => each.id).toSorted()).toEqual(ids.toSorted());
  });
});

describe('worked examples of rules', () => {
  it.each(rulesOf.map((each) => ({ id: each.id, each })))('$id gives the marks of the list', ({ each }) => {
    const { marked, digits } = markExample(each);
    expect(marked.map(({ marks }) => toText(marks))).toEqual(listed(each.unrounded));
    expect(marked.map(({ marks }) => toFixed(marks, digits))).toEqual(listed(each.result['marks']));
  });

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

describe('worked examples of single numbers', () => {
  it('G03 keeps the sign of growth over a negative baseline', () => {
    const { inputs, unrounded } = example('G03');
    const growth = growthOver('relative', exact(String(inputs['value'])), exact(String(inputs['baseline'])));
    expect(growth && toText(growth)).toBe(unrounded);
  });

  it.each(['X01', 'X02'])('%s aggregates ratings', (id) => {
    const { params, inputs, unrounded } = example(id);
    const { score, trimmed } = aggregateRatings(numbers(inputs['ratings']), Aggregate.parse(params['aggregate']));
    expect(toText(score)).toBe(unrounded);
    expect(trimmed).toBe(id === 'X01');
  });

  it('X03 flags one rating by its robust z', () => {
    const { inputs, unrounded } = example('X03');
    const ratings = numbers(inputs['ratings']);
    const z60 = robustZ(exact('60'), ratings);
    expect(z60 && toText(z60)).toBe(unrounded);
    expect(outliers(ratings, exact('20')).map(({ rating }) => toText(rating))).toEqual(['60']);
  });

  it('Y01 and Y02 give mean and satisfied share of the votes', () => {
    const counts = z.array(z.int()).parse(example('Y01').inputs['counts']);
    expect(toText(meanOfVotes(counts, z.array(z.string()).parse(example('Y01').params['values'])))).toBe(example('Y01').unrounded);
    expect(toText(satisfiedShare(counts))).toBe(example('Y02').unrounded);
  });

  it.each(['Y04', 'Y05', 'Y06'])('%s shrinks towards the category mean', (id) => {
    const { params, inputs, unrounded, result } = example(id);
    const track = z
      .object({ shrinkage: z.string(), mean: z.string(), minimumVotes: z.int(), fallback: z.enum(['categoryMean', 'notApplicable']).default('categoryMean') })
      .parse(params);
    const { votes, mean } = z.object({ votes: z.int(), mean: z.string() }).parse(inputs);
    const { score, fellBack } = scoreOfVotes(track, votes, exact(mean), exact(track.mean));
    expect(score && toText(score)).toBe(unrounded);
    expect(fellBack).toBe(result['fellBack'] ?? false);
  });

  it('V01 and V02 compute a derived value, or say that 上年 is 0', () => {
    const figures = (id: string) => (name: string) => exact(z.record(z.string(), z.string()).parse(example(id).inputs['figures'])[name] ?? '0');
    const of = (id: string, key: string) => evaluate(parseFormula(String(example(id).params[key])), figures(id));
    expect(resultOf(of('V01', 'formula'))).toBe('98.3125');
    expect(of('V02', 'formula')).toEqual({ notComputable: '上年为 0' });
    expect(resultOf(of('V02', 'withPolicy'))).toBe('0');
  });

  it('W09 draws the Theil–Sen line through the months', () => {
    const series = numbers(example('W09').inputs['series']);
    const { slope, intercept } = theilSen(series);
    const fitted = [9, 10, 11, 12].map((month) => intercept.add(slope.mul(month)));
    expect(toText(slope)).toBe('-1.4');
    expect(toText([...series, ...fitted].reduce((total, each) => total.add(each)))).toBe(example('W09').unrounded);
  });
});
