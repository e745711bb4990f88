import { describe, expect, it } from 'vitest';
import { Indicator } from '#domain/schemes/indicator.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import type { Rating, Target } from '#domain/scoring/facts.ts';
import { checkTargets, missingRatings } from '#domain/targets/completeness.ts';
import { smallCounty } from '../../support/small-county.ts';

const { plan, schemes } = smallCounty();
const [first, second] = schemes;
if (first === undefined || second === undefined) throw new Error('no schemes');

/** One unit of the plan, whose scheme has this one indicator. */
const one = { ...plan, units: plan.units.slice(0, 1) };
const asking = (rule: object, more: object = {}) => {
  const leaf = Indicator.parse({ kind: 'indicator', code: 'R1', name: '固定资产投资', fullMarks: '10', text: '评分标准', rule, ...more });
  const inner = { ...first.root, code: 'R9', children: [leaf] };
  return [Scheme.parse({ ...first, root: { ...first.root, children: [inner] } }), second];
};
const target = (more: Partial<Target> = {}): Target => ({ unit: 'U001', indicator: 'R1', milestones: [], ...more });
const codes = (rule: object, known: Target[] = [], more: object = {}) => checkTargets(one, asking(rule, more), known).map(({ code }) => code);

const completion = { kind: 'completion', mode: 'quotient' };
const constant = { kind: 'completion', mode: 'quotient', target: '100' };
const growth = (level: object, grown: object = constant) => ({
  kind: 'growth',
  levelShare: '0.5',
  level,
  growth: grown,
  change: 'relative',
  zeroBaseline: 'zero',
  growthTarget: '8',
});
const piecewise = (on: string) => ({
  kind: 'piecewise',
  on,
  points: [
    { x: '0', marks: '0' },
    { x: '100', marks: '10' },
  ],
});

describe('targets that the schemes ask for', () => {
  it.each<[string, object, object, string[]]>([
    ['a completion rate against the unit’s target', completion, {}, ['no-target']],
    ['a completion rate against a number of the rule', constant, {}, []],
    ['a line over the completion rate', piecewise('completionRate'), {}, ['no-target']],
    ['a line over the value', piecewise('value'), {}, []],
    ['a limit that is the baseline', { kind: 'pass-fail', operator: '<=', limit: { of: 'baseline' } }, {}, ['no-baseline']],
    ['growth whose level is marked against a target', growth(completion), {}, ['no-target', 'no-baseline']],
    ['growth whose level is marked over the completion rate', growth(piecewise('completionRate')), {}, ['no-target', 'no-baseline']],
    ['growth whose growth alone has a target, which is the rule’s own', growth(constant, completion), {}, ['no-baseline']],
    ['a formula over the target', constant, { formula: '完成额 / 目标 × 100' }, ['no-target']],
    ['a formula over the baseline', constant, { formula: '(完成额 - 基期) / 基期' }, ['no-baseline']],
    ['a formula over a figure whose name only contains the word', constant, { formula: '目标任务完成数 / 基期人口 × 100' }, []],
    ['a formula over figures', constant, { formula: '完成额 / 应完成额' }, []],
  ])('%s', (_, rule, more, expected) => expect(codes(rule, [], more)).toEqual(expected));

  it('are named with unit, indicator and what is missing, for every unit of every category', () => {
    expect(checkTargets(one, asking(completion), [])).toEqual([
      { path: 'targets.U001.R1.target', code: 'no-target', message: '样1局:指标“固定资产投资”没有绩效目标' },
    ]);
    expect(checkTargets(one, asking(growth(constant)), [])).toEqual([
      { path: 'targets.U001.R1.baseline', code: 'no-baseline', message: '样1局:指标“固定资产投资”没有基期值' },
    ]);
    expect(checkTargets(plan, schemes, []).map(({ path }) => path)).toEqual(plan.units.map(({ id }) => `targets.${id}.R1.target`));
    expect(checkTargets(plan, [second], []).map(({ path }) => path)).toEqual(['targets.U003.R1.target', 'targets.U004.R1.target']);
  });

  it('count only for their own unit and indicator', () => {
    expect(codes(completion, [target({ target: '100' })])).toEqual([]);
    expect(codes(completion, [target({ baseline: '100' })])).toEqual(['no-target']);
    expect(codes(completion, [target({ target: '100', unit: 'U002' }), target({ target: '100', indicator: 'R2' })])).toEqual(['no-target']);
    expect(codes(growth(completion), [target({ target: '100', baseline: '90' })])).toEqual([]);
  });

  it('of zero or below are refused where the rule cannot be marked against them', () => {
    expect(checkTargets(one, asking(completion), [target({ target: '0' })])).toEqual([
      {
        path: 'targets.U001.R1.target',
        code: 'zero-target',
        message: '样1局:指标“固定资产投资”的目标值为 0,而计分规则没有写明零目标的计分办法',
        expected: expect.any(String),
        got: '0',
      },
    ]);
    expect(codes({ ...completion, zeroTarget: 'metOrZero' }, [target({ target: '0' })])).toEqual([]);
    expect(codes(completion, [target({ target: '-5' })])).toEqual(['negative-target']);
    expect(codes({ ...completion, mode: 'difference' }, [target({ target: '-5' })])).toEqual([]);
    expect(codes(constant, [target({ target: '0' })])).toEqual([]);
  });
});

describe('ratings that nobody gave', () => {
  const rated = (from: 'ratings' | 'public') =>
    asking({
      kind: 'rated',
      bodies: [
        { name: '县领导', weight: '60', from },
        { name: '服务对象', weight: '40', from: 'public' },
      ],
    });
  const rating = (more: Partial<Rating> = {}): Rating => ({ unit: 'U001', indicator: 'R1', body: '县领导', ratings: ['90'], ...more });

  it('are named for items that people rate; the public is counted elsewhere', () => {
    expect(missingRatings(one, rated('ratings'), [])).toEqual([
      { path: 'ratings.U001.R1', code: 'not-rated', message: '样1局:评分项“固定资产投资”没有任何评分' },
    ]);
    expect(missingRatings(one, rated('public'), [])).toEqual([]);
    expect(missingRatings(one, asking(completion), [])).toEqual([]);
  });

  it('one rating of one body is enough, an empty list is none', () => {
    expect(missingRatings(one, rated('ratings'), [rating()])).toEqual([]);
    for (const other of [rating({ ratings: [] }), rating({ unit: 'U002' }), rating({ indicator: 'R2' })])
      expect(missingRatings(one, rated('ratings'), [other])).toHaveLength(1);
  });
});
