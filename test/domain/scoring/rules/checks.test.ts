import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { exact, toText } from '#domain/numbers/exact.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { checkRule, checkTarget, figuresRead, needsValue } from '#domain/scoring/rules/kinds.ts';
import type { RuleSetting } from '#domain/scoring/rules/rule.ts';

type Written = z.input<typeof AnyRule>;

const setting = (given: Partial<RuleSetting> = {}): RuleSetting => ({
  fullMarks: exact('10'),
  direction: 'higher',
  domain: {},
  figures: ['甲', '乙'],
  parentKeepsExcess: false,
  path: 'rule',
  ...given,
});
const problems = (rule: Written, given: Partial<RuleSetting> = {}) => checkRule(AnyRule.parse(rule), setting(given));
const told = (rule: Written, given: Partial<RuleSetting> = {}): string[] => problems(rule, given).map(({ path, code }) => `${path} ${code}`);

const lower = { direction: 'lower' } as const;
const between = { direction: 'interval' } as const;
const keeps = { parentKeepsExcess: true } as const;
const best = { of: 'group', take: 'best', self: true, peers: false } as const;
const part = { kind: 'completion', mode: 'quotient' } as const;
const growth = {
  kind: 'growth',
  levelShare: '0.5',
  level: part,
  growth: { kind: 'pass-fail', operator: '>=', limit: '5' },
  change: 'relative',
  zeroBaseline: 'zero',
} as const;
const standards = (...list: [string, string, string, string, string]) => ({ kind: 'standard-bands' as const, standards: list });
const table = (...marks: string[]): Written => ({ kind: 'rank', scale: { by: 'table', marks } });
const bands = (...list: Extract<Written, { kind: 'bands' }>['bands']): Written => ({ kind: 'bands', bands: list });
const places = (...list: { to?: number; marks: string }[]): Written => ({ kind: 'rank', scale: { by: 'bands', bands: list } });
const points = (...list: [string, string][]): Written => ({ kind: 'piecewise', points: list.map(([x, marks]) => ({ x, marks })) });

const fits = 'rule rule-does-not-fit-direction';

/** A rule with its setting, and the problems that publishing must name. */
const cases: [string, Written, Partial<RuleSetting>, string[]][] = [
  ['completion', part, {}, []],
  ['completion, lower', part, lower, []],
  ['completion of an interval', part, between, [fits]],
  ['a cap above one', { ...part, cap: '1.1' }, {}, ['rule.cap cap-above-one']],
  ['a cap above one that is kept', { ...part, cap: '1.1' }, keeps, []],
  ['a cap of one', { ...part, cap: '1' }, {}, []],
  ['a floor above the cap', { ...part, floor: '1.01' }, {}, ['rule.floor floor-above-cap']],
  ['a floor at the cap', { ...part, floor: '1' }, {}, []],
  ['a zero target', { ...part, target: '0' }, {}, ['rule.target zero-target']],
  ['a zero target with its policy', { ...part, target: '0', zeroTarget: 'metOrZero' }, {}, []],
  ['a negative target by quotient', { ...part, target: '-5' }, {}, ['rule.target negative-target']],
  ['a negative target by difference', { ...part, mode: 'difference', target: '-5' }, {}, []],
  ['a target from an unknown figure', { ...part, target: { of: 'figure', name: '丙' } }, {}, ['rule.target.name unknown-figure']],
  ['a target from a figure', { ...part, target: { of: 'figure', name: '乙' } }, {}, []],

  ['efficacy', { kind: 'efficacy', notAllowed: '6', satisfactory: '12' }, {}, []],
  ['efficacy, lower', { kind: 'efficacy', notAllowed: '12', satisfactory: '6' }, lower, []],
  ['efficacy of an interval', { kind: 'efficacy', notAllowed: { of: 'baseline' }, satisfactory: '12' }, between, [fits]],
  ['efficacy the wrong way', { kind: 'efficacy', notAllowed: '12', satisfactory: '6' }, {}, ['rule.satisfactory wrong-order']],
  ['efficacy the wrong way, lower', { kind: 'efficacy', notAllowed: '6', satisfactory: '12' }, lower, ['rule.satisfactory wrong-order']],
  ['efficacy without a range', { kind: 'efficacy', notAllowed: '6', satisfactory: '6.0' }, {}, ['rule.satisfactory empty-range']],
  ['efficacy by facts', { kind: 'efficacy', notAllowed: { of: 'baseline' }, satisfactory: '6' }, {}, []],
  ['a base above a hundred', { kind: 'efficacy', notAllowed: '6', satisfactory: '12', base: '101' }, {}, ['rule.base base-above-hundred']],
  ['a base of a hundred', { kind: 'efficacy', notAllowed: '6', satisfactory: '12', base: '100' }, {}, []],
  [
    'efficacy of unknown figures',
    { kind: 'efficacy', notAllowed: { of: 'figure', name: '丙' }, satisfactory: { of: 'figure', name: '丁' } },
    {},
    ['rule.notAllowed.name unknown-figure', 'rule.satisfactory.name unknown-figure'],
  ],

  ['standards', standards('12', '9', '6', '3', '1'), {}, []],
  ['standards, lower', standards('1', '3', '6', '9', '12'), lower, []],
  ['standards of an interval', standards('12', '9', '6', '3', '1'), between, [fits]],
  ['standards that rise', standards('12', '9', '10', '3', '1'), {}, ['rule.standards[2] wrong-order']],
  ['equal standards', standards('12', '9', '9', '3', '1'), {}, ['rule.standards[2] wrong-order']],
  ['standards that fall, lower', standards('12', '9', '6', '3', '1'), lower, [1, 2, 3, 4].map((at) => `rule.standards[${at}] wrong-order`)],
  [
    'coefficients that rise',
    { ...standards('12', '9', '6', '3', '1'), coefficients: ['1', '0.8', '0.9', '0.4', '0.2'] },
    {},
    ['rule.coefficients[2] wrong-order'],
  ],
  ['equal coefficients', { ...standards('12', '9', '6', '3', '1'), coefficients: ['1', '0.8', '0.8', '0.4', '0.2'] }, {}, ['rule.coefficients[2] wrong-order']],
  [
    'a top coefficient below one',
    { ...standards('12', '9', '6', '3', '1'), coefficients: ['0.9', '0.8', '0.6', '0.4', '0.2'] },
    {},
    ['rule.coefficients[0] top-coefficient'],
  ],

  ['bands', bands({ to: '80', marks: '0' }, { from: '80', marks: '10' }), {}, []],
  ['bands with both ends open', bands({ to: '80', marks: '0' }, { from: '80', fromClosed: false, marks: '10' }), {}, ['rule.bands bands-leave-a-gap']],
  ['bands with both ends closed', bands({ to: '80', toClosed: true, marks: '0' }, { from: '80', marks: '10' }), {}, ['rule.bands[1] bands-overlap']],
  ['bands closed the other way', bands({ to: '80', toClosed: true, marks: '0' }, { from: '80', fromClosed: false, marks: '10' }), {}, []],
  [
    'a single value as a band',
    bands({ to: '0', marks: '0' }, { from: '0', to: '0', toClosed: true, marks: '10' }, { from: '0', fromClosed: false, marks: '5' }),
    {},
    [],
  ],
  ['a band of nothing', bands({ to: '0', marks: '0' }, { from: '0', to: '0', marks: '10' }, { from: '0', marks: '5' }), {}, ['rule.bands[1] empty-band']],
  ['a band upside down', bands({ from: '9', to: '3', marks: '0' }), {}, ['rule.bands[0] empty-band']],
  ['bands not up to the end', bands({ to: '80', marks: '0' }), {}, ['rule.bands bands-leave-a-gap']],
  ['bands not from the start', bands({ from: '80', marks: '0' }), {}, ['rule.bands bands-leave-a-gap']],
  ['bands of the domain only', bands({ from: '0', to: '100', toClosed: true, marks: '5' }), { domain: { min: exact(0), max: exact(100) } }, []],
  [
    'bands without the domain’s last value',
    bands({ from: '0', to: '100', marks: '5' }),
    { domain: { min: exact(0), max: exact(100) } },
    ['rule.bands bands-leave-a-gap'],
  ],
  [
    'bands without the domain’s first value',
    bands({ from: '0', fromClosed: false, marks: '5' }),
    { domain: { min: exact(0) } },
    ['rule.bands bands-leave-a-gap'],
  ],
  ['bands beyond the domain', bands({ to: '200', marks: '5' }, { from: '300', marks: '1' }), { domain: { max: exact(150) } }, []],
  ['bands in any order', bands({ from: '80', marks: '10' }, { to: '80', marks: '0' }), {}, []],
  [
    'a band within another',
    bands({ to: '100', marks: '0' }, { from: '20', to: '30', marks: '3' }, { from: '100', marks: '10' }),
    {},
    ['rule.bands[1] bands-overlap'],
  ],
  [
    'two gaps',
    bands({ to: '10', marks: '0' }, { from: '20', to: '30', marks: '3' }, { from: '40', marks: '10' }),
    {},
    ['rule.bands bands-leave-a-gap', 'rule.bands bands-leave-a-gap'],
  ],
  ['bands above full marks', bands({ marks: '11' }), {}, ['rule.bands[0].marks marks-above-full-marks']],
  ['bands above full marks that are kept', bands({ marks: '11' }), keeps, []],
  ['bands below 0', bands({ marks: '-1' }), keeps, ['rule.bands[0].marks marks-negative']],

  ['points', points(['0', '0'], ['100', '10']), {}, []],
  ['points that stand still', points(['0', '0'], ['0', '10']), {}, ['rule.points[1].x wrong-order']],
  ['points above full marks', points(['0', '0'], ['100', '12']), {}, ['rule.points[1].marks marks-above-full-marks']],
  [
    'points on the rate of an interval',
    {
      kind: 'piecewise',
      on: 'completionRate',
      points: [
        { x: '0', marks: '0' },
        { x: '1', marks: '1' },
      ],
    },
    between,
    ['rule.on rule-does-not-fit-direction'],
  ],
  ['points on the value of an interval', points(['0', '0'], ['100', '10']), between, []],

  ['an interval', { kind: 'interval', zeroLow: '1', low: '2', high: '3', zeroHigh: '4' }, between, []],
  ['an interval of one value with jumps', { kind: 'interval', zeroLow: '2', low: '2', high: '2', zeroHigh: '2' }, between, []],
  ['an interval where more is better', { kind: 'interval', zeroLow: '1', low: '2', high: '3', zeroHigh: '4' }, {}, [fits]],
  ['an interval upside down', { kind: 'interval', zeroLow: '1', low: '3', high: '2', zeroHigh: '4' }, between, ['rule.high wrong-order']],
  ['an interval around a fact', { kind: 'interval', zeroLow: '5', low: { of: 'target' }, high: '4', zeroHigh: '6' }, between, ['rule.high wrong-order']],
  ['an interval around the best', { kind: 'interval', zeroLow: '1', low: best, high: '3', zeroHigh: '4' }, between, ['rule.low.take best-without-direction']],
  ['an interval around the mean', { kind: 'interval', zeroLow: '1', low: { ...best, take: 'mean' }, high: '3', zeroHigh: '4' }, between, []],

  ['steps above', { kind: 'step-deduction', reference: '1', side: 'above', step: '1', each: '1', steps: 'whole' }, lower, []],
  ['steps above where more is better', { kind: 'step-deduction', reference: '1', side: 'above', step: '1', each: '1', steps: 'whole' }, {}, [fits]],
  ['steps below', { kind: 'step-deduction', reference: '1', side: 'below', step: '1', each: '1', steps: 'whole' }, {}, []],
  ['steps below where less is better', { kind: 'step-deduction', reference: '1', side: 'below', step: '1', each: '1', steps: 'whole' }, lower, [fits]],
  ['steps on either side of an interval', { kind: 'step-deduction', reference: '1', side: 'below', step: '1', each: '1', steps: 'whole' }, between, []],
  [
    'steps with nothing to lose',
    { kind: 'step-deduction', reference: '1', side: 'above', step: '1', each: '1', steps: 'whole', floor: '10' },
    lower,
    ['rule.floor floor-not-below-full-marks'],
  ],
  [
    'steps from an unknown figure',
    { kind: 'step-deduction', reference: { of: 'figure', name: '丙' }, side: 'above', step: '1', each: '1', steps: 'whole' },
    between,
    ['rule.reference.name unknown-figure'],
  ],

  [
    'cases',
    {
      kind: 'count',
      mode: 'deduct',
      kinds: [
        { name: '甲', each: '1' },
        { name: '乙', each: '2' },
      ],
    },
    {},
    [],
  ],
  ['cases of no figure', { kind: 'count', mode: 'deduct', kinds: [{ name: '丙', each: '1' }] }, {}, ['rule.kinds[0].name unknown-figure']],
  [
    'cases twice',
    {
      kind: 'count',
      mode: 'deduct',
      kinds: [
        { name: '甲', each: '1' },
        { name: '甲', each: '2' },
      ],
    },
    {},
    ['rule.kinds[1].name duplicate-name'],
  ],
  [
    'cases with nothing to lose',
    { kind: 'count', mode: 'deduct', kinds: [{ name: '甲', each: '1' }], floor: '10' },
    {},
    ['rule.floor floor-not-below-full-marks'],
  ],
  ['levels', { kind: 'count', mode: 'add', kinds: [{ name: '省级', each: '2' }], floor: '10' }, {}, []],
  ['levels above full marks', { kind: 'count', mode: 'add', kinds: [{ name: '省级', each: '2' }], cap: '11' }, {}, ['rule.cap marks-above-full-marks']],
  ['levels above full marks that are kept', { kind: 'count', mode: 'add', kinds: [{ name: '省级', each: '2' }], cap: '11' }, keeps, []],
  ['levels up to full marks', { kind: 'count', mode: 'add', kinds: [{ name: '省级', each: '2' }], cap: '10' }, {}, []],
  ['a cap where cases deduct', { kind: 'count', mode: 'deduct', kinds: [{ name: '甲', each: '1' }], cap: '11' }, {}, []],

  [
    'a checklist',
    {
      kind: 'checklist',
      points: [
        { name: '甲', marks: '4' },
        { name: '乙', marks: '6' },
      ],
    },
    {},
    [],
  ],
  [
    'a checklist that does not add up',
    {
      kind: 'checklist',
      points: [
        { name: '甲', marks: '4' },
        { name: '乙', marks: '5' },
      ],
    },
    {},
    ['rule.points points-do-not-add-up'],
  ],
  ['a checklist of unknown figures', { kind: 'checklist', points: [{ name: '丙', marks: '10' }] }, {}, ['rule.points[0].name unknown-figure']],
  [
    'a checklist with a point twice',
    {
      kind: 'checklist',
      points: [
        { name: '甲', marks: '4' },
        { name: '甲', marks: '6' },
      ],
    },
    {},
    ['rule.points[1].name duplicate-name'],
  ],

  ['at least', { kind: 'pass-fail', operator: '>=', limit: '5' }, {}, []],
  ['at least, lower', { kind: 'pass-fail', operator: '>=', limit: '5' }, lower, [fits]],
  ['more than, lower', { kind: 'pass-fail', operator: '>', limit: '5' }, lower, [fits]],
  ['at most', { kind: 'pass-fail', operator: '<=', limit: '5' }, lower, []],
  ['at most, higher', { kind: 'pass-fail', operator: '<=', limit: '5' }, {}, [fits]],
  ['less than, higher', { kind: 'pass-fail', operator: '<', limit: '5' }, {}, [fits]],
  ['exactly', { kind: 'pass-fail', operator: '=', limit: '5' }, lower, []],
  ['exactly, higher', { kind: 'pass-fail', operator: '=', limit: '5' }, {}, []],
  ...(['>=', '>', '<=', '<', '='] as const).map((operator): (typeof cases)[number] => [
    `${operator} of an interval`,
    { kind: 'pass-fail', operator, limit: '5' },
    between,
    [],
  ]),
  ['at least an unknown figure', { kind: 'pass-fail', operator: '>=', limit: { of: 'figure', name: '丙' } }, {}, ['rule.limit.name unknown-figure']],

  ['growth', growth, {}, []],
  ['growth by an unknown target', { ...growth, growth: part }, {}, ['rule.growthTarget growth-target-missing']],
  ['growth by its target', { ...growth, growth: part, growthTarget: '8' }, {}, []],
  ['growth by a target of zero', { ...growth, growth: part, growthTarget: '0' }, {}, ['rule.growthTarget zero-target']],
  [
    'growth by points on an unknown rate',
    {
      ...growth,
      growth: {
        kind: 'piecewise',
        on: 'completionRate',
        points: [
          { x: '0', marks: '0' },
          { x: '1', marks: '1' },
        ],
      },
    },
    {},
    ['rule.growthTarget growth-target-missing'],
  ],
  [
    'growth by points',
    {
      ...growth,
      growth: {
        kind: 'piecewise',
        points: [
          { x: '0', marks: '0' },
          { x: '1', marks: '1' },
        ],
      },
    },
    {},
    [],
  ],
  ['a part that is wrong', { ...growth, level: { ...part, cap: '2' } }, {}, ['rule.level.cap cap-above-one']],
  [
    'growth bands of the value’s domain only',
    { ...growth, growth: { kind: 'bands', bands: [{ from: '0', marks: '5' }] } },
    { domain: { min: exact(0) } },
    ['rule.growth.bands bands-leave-a-gap'],
  ],
  ['level bands of the value’s domain', { ...growth, level: { kind: 'bands', bands: [{ from: '0', marks: '5' }] } }, { domain: { min: exact(0) } }, []],

  ['a table of places', table('10', '8', '8'), {}, []],
  ['a table of an interval', table('10', '8'), between, [fits]],
  ['a table that rises', table('8', '10'), {}, ['rule.scale.marks[1] wrong-order']],
  ['a table above full marks', table('11', '8'), {}, ['rule.scale.marks[0] marks-above-full-marks']],
  ['bands of places', places({ to: 2, marks: '10' }, { marks: '5' }), {}, []],
  ['bands of places that end', places({ to: 2, marks: '10' }, { to: 4, marks: '5' }), {}, ['rule.scale.bands[1].to last-band-bounded']],
  ['bands of places without an end inside', places({ marks: '10' }, { marks: '5' }), {}, ['rule.scale.bands[0].to band-unbounded']],
  ['bands of places that go back', places({ to: 3, marks: '10' }, { to: 3, marks: '5' }, { marks: '1' }), {}, ['rule.scale.bands[1].to wrong-order']],
  ['bands of places that rise', places({ to: 3, marks: '5' }, { marks: '10' }), {}, ['rule.scale.bands[1].marks wrong-order']],
  ['bands of places above full marks', places({ to: 3, marks: '11' }, { marks: '10' }), {}, ['rule.scale.bands[0].marks marks-above-full-marks']],
  ['steps of places', { kind: 'rank', scale: { by: 'step', step: '0.1', floor: '10' } }, {}, []],
  ['steps of places above full marks', { kind: 'rank', scale: { by: 'step', step: '0.1', floor: '10.5' } }, {}, ['rule.scale.floor marks-above-full-marks']],
  ['a line of places above full marks', { kind: 'rank', scale: { by: 'linear', least: '11' } }, {}, ['rule.scale.least marks-above-full-marks']],
  ['a line of places', { kind: 'rank', scale: { by: 'linear', least: '6' } }, {}, []],

  ['a ratio', { kind: 'ratio-to-best', allZero: 'zero' }, { domain: { min: exact(0) } }, []],
  ['a ratio of what may be negative', { kind: 'ratio-to-best', allZero: 'zero' }, {}, ['rule.kind negative-values-possible']],
  ['a ratio of what is negative', { kind: 'ratio-to-best', allZero: 'zero' }, { domain: { min: exact(-1) } }, ['rule.kind negative-values-possible']],
  ['a ratio of an interval', { kind: 'ratio-to-best', allZero: 'zero' }, { ...between, domain: { min: exact(0) } }, [fits]],

  ['imported', { kind: 'imported', outOf: '100' }, {}, []],
  ['imported with excess', { kind: 'imported', outOf: '100', keepExcess: true }, {}, ['rule.keepExcess excess-not-kept-above']],
  ['imported from projects', { kind: 'imported', outOf: '100', projects: { weigh: 'budget' } }, {}, []],
  ['imported from projects of other full marks', { kind: 'imported', outOf: '120', projects: { weigh: 'evenly' } }, {}, ['rule.outOf projects-out-of-hundred']],
  [
    'imported from projects, the lower the better',
    { kind: 'imported', outOf: '100', projects: { weigh: 'budget' } },
    { direction: 'lower' },
    ['rule.projects projects-higher-is-better'],
  ],
  ['imported with excess that is kept', { kind: 'imported', outOf: '100', keepExcess: true }, keeps, []],

  ['rated', { kind: 'rated', bodies: [{ name: '专家', weight: '100' }], quorum: 1 }, {}, []],
  [
    'rated by a body twice',
    {
      kind: 'rated',
      bodies: [
        { name: '专家', weight: '50' },
        { name: '专家', weight: '50' },
      ],
    },
    {},
    ['rule.bodies[1].name duplicate-name'],
  ],
  ['rated by bodies of odd weight', { kind: 'rated', bodies: [{ name: '专家', weight: '50' }] }, {}, ['rule.bodies weights-do-not-add-up']],
  ['rated by too few', { kind: 'rated', bodies: [{ name: '专家', weight: '100' }], quorum: 2 }, {}, ['rule.quorum quorum-above-bodies']],
];

describe('publishing', () => {
  it.each(cases)('%s', (_, rule, given, expected) => {
    expect(told(rule, given)).toEqual(expected);
  });

  it('says in Chinese what is wrong, what was expected and what was found', () => {
    const all = cases.flatMap(([, rule, given]) => problems(rule, given));
    for (const { message } of all) expect(message).toMatch(/\p{Script=Han}/u);
    const message = (rule: Written, given: Partial<RuleSetting> = {}) => problems(rule, given)[0];
    expect(message(part, between)).toEqual({
      path: 'rule',
      code: 'rule-does-not-fit-direction',
      message: '完成率计分不适用于方向为“适度”的指标',
      expected: '越高越好或越低越好',
      got: '适度',
    });
    expect(message(bands({ from: '0', to: '10', marks: '5' }), { domain: { min: exact(0) } })?.message).toBe('分档有空隙:从 10(含) 到 正无穷 没有分值');
    expect(message(bands({ from: '0', fromClosed: false, marks: '5' }), {})?.message).toBe('分档有空隙:从 负无穷 到 0(含) 没有分值');
    expect(message(bands({ to: '1', toClosed: true, marks: '5' }, { from: '3', marks: '1' }), {})?.message).toBe('分档有空隙:从 1(不含) 到 3(不含) 没有分值');
    expect(message(bands({ to: '80', toClosed: true, marks: '0' }, { from: '80', marks: '10' }))?.message).toBe('第 1 档与第 2 档重叠');
    expect(message({ kind: 'checklist', points: [{ name: '甲', marks: '4' }] })).toMatchObject({
      message: '各要点分值合计 4,应等于满分 10',
      expected: '10',
      got: '4',
    });
    expect(message({ kind: 'efficacy', notAllowed: '12', satisfactory: '6' })).toMatchObject({
      message: '按指标方向,满意值应大于不允许值',
      expected: '大于 12',
      got: '6',
    });
    expect(message({ kind: 'efficacy', notAllowed: '6', satisfactory: '12' }, lower)).toMatchObject({ expected: '小于 6' });
    expect(message(table('8', '10'))).toMatchObject({ message: '名次靠后的分值不应高于名次靠前的分值:8 之后是 10', got: '10' });
    expect(message({ ...part, cap: '1.1' })).toMatchObject({ expected: '不大于 1', got: '1.1' });
    expect(message({ kind: 'interval', zeroLow: '1', low: '3', high: '2', zeroHigh: '4' }, between)).toMatchObject({
      message: '适度区间上限 2 小于适度区间下限 3',
      expected: '不小于 3',
      got: '2',
    });
    expect(message({ kind: 'ratio-to-best', allZero: 'zero' })).toMatchObject({ got: '无下限' });
    expect(message({ kind: 'ratio-to-best', allZero: 'zero' }, { domain: { min: exact(-1) } })).toMatchObject({ got: '-1' });
    expect(message({ kind: 'rated', bodies: [{ name: '专家', weight: '100' }], quorum: 2 })).toMatchObject({ expected: '不大于 1', got: '2' });
    expect(message({ kind: 'pass-fail', operator: '<', limit: '5' })?.message).toBe('达标条件“<”不适用于方向为“越高越好”的指标');
    expect(message(places({ to: 3, marks: '10' }, { to: 3, marks: '5' }, { marks: '1' }))?.message).toBe('各档的截止名次应递增:3 之后是 3');
    expect(message(standards('12', '9', '10', '3', '1'))?.message).toBe('越高越好的指标,标准值应由优到差严格递减:9 之后是 10');
    expect(message(standards('12', '9', '6', '3', '1'), lower)?.message).toContain('越低越好的指标,标准值应由优到差严格递增');
    expect(
      message({
        kind: 'count',
        mode: 'deduct',
        kinds: [
          { name: '甲', each: '1' },
          { name: '甲', each: '2' },
        ],
      })?.message,
    ).toBe('扣分事项“甲”重复');
    expect(
      message({
        kind: 'count',
        mode: 'add',
        kinds: [
          { name: '甲', each: '1' },
          { name: '甲', each: '2' },
        ],
      })?.message,
    ).toBe('加分级别“甲”重复');
  });
});

describe('an agreed target', () => {
  const codes = (rule: Written, target: string): string[] =>
    checkTarget(AnyRule.parse(rule), exact(target), 'targets[0].target').map(({ path, code }) => `${path} ${code}`);

  it.each([
    [part, '0', ['targets[0].target zero-target']],
    [part, '-1', ['targets[0].target negative-target']],
    [part, '5', []],
    [{ ...part, mode: 'difference' } as const, '-1', []],
    [{ ...part, zeroTarget: 'metOrZero' } as const, '0', []],
    [{ ...part, target: '5' } as const, '0', []],
    [{ ...part, target: { of: 'baseline' } } as const, '0', []],
    [growth, '0', ['targets[0].target zero-target']],
    [
      {
        kind: 'piecewise',
        on: 'completionRate',
        points: [
          { x: '0', marks: '0' },
          { x: '1', marks: '1' },
        ],
      } as Written,
      '0',
      ['targets[0].target zero-target'],
    ],
    [points(['0', '0'], ['1', '1']), '0', []],
    [{ kind: 'imported', outOf: '100' } as Written, '0', []],
  ])('%j of %s', (rule, target, expected) => expect(codes(rule, target)).toEqual(expected));
});

describe('the figures a rule reads', () => {
  const figure = (name: string) => ({ of: 'figure' as const, name });

  it.each<[Written, string[]]>([
    [
      {
        kind: 'checklist',
        points: [
          { name: '甲', marks: '4' },
          { name: '乙', marks: '5' },
        ],
      },
      ['甲', '乙'],
    ],
    [{ kind: 'count', mode: 'deduct', kinds: [{ name: '甲', each: '1' }] }, ['甲']],
    [{ kind: 'count', mode: 'add', kinds: [{ name: '甲', each: '1' }] }, []],
    [{ ...part, target: figure('甲') }, ['甲']],
    [part, []],
    [{ kind: 'efficacy', notAllowed: figure('甲'), satisfactory: figure('乙') }, ['甲', '乙']],
    [{ kind: 'interval', low: figure('甲'), high: '5', zeroLow: figure('乙'), zeroHigh: figure('丙') }, ['甲', '乙', '丙']],
    [{ kind: 'step-deduction', reference: figure('甲'), side: 'above', step: '1', each: '1', steps: 'whole' }, ['甲']],
    [{ kind: 'pass-fail', operator: '>=', limit: figure('甲') }, ['甲']],
    [{ ...growth, level: { ...part, target: figure('甲') }, growth: { kind: 'pass-fail', operator: '>=', limit: figure('乙') } }, ['甲', '乙']],
    [{ kind: 'imported', outOf: '100' }, []],
    [table('1'), []],
  ])('%j', (rule, expected) => expect(figuresRead(AnyRule.parse(rule))).toEqual(expected));

  it('belong to rules that need no value of their own, or come beside it', () => {
    const without = AnyRule.options.map(({ shape }) => shape.kind.value).filter((kind) => ['checklist', 'count', 'rated'].includes(kind));
    expect(without).toHaveLength(3);
    expect(needsValue(AnyRule.parse({ kind: 'checklist', points: [{ name: '甲', marks: '4' }] }))).toBe(false);
    expect(needsValue(AnyRule.parse({ kind: 'count', mode: 'add', kinds: [{ name: '甲', each: '1' }] }))).toBe(false);
    expect(needsValue(AnyRule.parse({ kind: 'rated', bodies: [{ name: '专家', weight: '100' }] }))).toBe(false);
    expect(needsValue(AnyRule.parse(part))).toBe(true);
    expect(toText(setting().fullMarks)).toBe('10');
  });
});
