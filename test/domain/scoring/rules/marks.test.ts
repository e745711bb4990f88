import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { toText } from '#domain/numbers/exact.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { markRule } from '#domain/scoring/rules/kinds.ts';
import type { Direction } from '#domain/scoring/rules/rule.ts';
import { ruleInput } from '../../worked-examples.ts';

type Written = z.input<typeof AnyRule>;
type Input = Parameters<typeof ruleInput>[1];

const result = (rule: Written, input: Input, direction: Direction = 'higher') =>
  markRule(AnyRule.parse(rule), ruleInput({ fullMarks: '10', direction }, input));
/** Marks out of 10, or why there are none. */
const marks = (rule: Written, input: Input, direction: Direction = 'higher'): string => {
  const given = result(rule, input, direction);
  return 'marks' in given ? toText(given.marks) : given.notComputable;
};
const steps = (rule: Written, input: Input, direction: Direction = 'higher'): string[] => {
  const given = result(rule, input, direction);
  return 'marks' in given ? given.steps.map(({ name, value }) => `${name} ${value}`) : [];
};
const flags = (rule: Written, input: Input, direction: Direction = 'higher') => {
  const given = result(rule, input, direction);
  return 'marks' in given ? given.flags : [];
};
const group = (...values: (string | undefined)[]) => values.map((value, at) => ({ unit: `U00${at + 1}`, ...(value === undefined ? {} : { value }) }));

const quotient = { kind: 'completion', mode: 'quotient' } as const;
const difference = { kind: 'completion', mode: 'difference' } as const;

describe('completion', () => {
  it('says why a target cannot be used', () => {
    expect(marks(quotient, { value: '5' })).toBe('没有目标值');
    expect(marks(quotient, { value: '5', target: '0' })).toContain('目标值为 0');
    expect(marks(quotient, { value: '5', target: '-2' })).toContain('负数');
    expect(marks(difference, { value: '5', target: '0' })).toContain('目标值为 0');
  });

  it('meets a target of zero from either side by the direction', () => {
    const zero = { ...quotient, zeroTarget: 'metOrZero' } as const;
    expect([marks(zero, { value: '0', target: '0' }), marks(zero, { value: '-1', target: '0' }), marks(zero, { value: '3', target: '0' })]).toEqual([
      '10',
      '0',
      '10',
    ]);
    expect([
      marks(zero, { value: '0', target: '0' }, 'lower'),
      marks(zero, { value: '-1', target: '0' }, 'lower'),
      marks(zero, { value: '3', target: '0' }, 'lower'),
    ]).toEqual(['10', '10', '0']);
    expect(steps(zero, { value: '3', target: '0' })).toEqual(['target 0', 'zero-target-met 3', 'marks 10']);
    expect(steps(zero, { value: '3', target: '0' }, 'lower')).toEqual(['target 0', 'zero-target-missed 3', 'marks 0']);
  });

  it('explains rate, floor and cap', () => {
    expect(steps(quotient, { value: '45', target: '60' })).toEqual(['target 60', 'rate 0.75', 'clamped 0.75', 'marks 7.5']);
    expect(steps({ ...quotient, cap: '1.2' }, { value: '90', target: '60' })).toEqual(['target 60', 'rate 1.5', 'clamped 1.2', 'marks 12']);
    expect(steps({ ...quotient, floor: '0.8' }, { value: '45', target: '60' })).toEqual(['target 60', 'rate 0.75', 'below-floor 0.8', 'marks 0']);
    expect(marks({ ...quotient, floor: '0.75' }, { value: '45', target: '60' })).toBe('7.5');
    expect(steps({ ...quotient, cap: '1.1' }, { value: '0', target: '3' }, 'lower')).toEqual(['target 3', 'rate 1.1', 'clamped 1.1', 'marks 11']);
    expect(marks({ ...quotient, floor: '0.5' }, { value: '0', target: '3' }, 'lower')).toBe('10');
    expect(marks({ ...quotient, floor: '0.5' }, { value: '-1', target: '3' }, 'lower')).toBe('10');
  });

  it('flags over-fulfilment only beyond its limit, in the indicator’s direction', () => {
    const limited = { ...quotient, deviationLimit: '30' } as const;
    expect(flags(limited, { value: '130', target: '100' })).toEqual([]);
    expect(flags(limited, { value: '130.01', target: '100' })).toEqual([{ code: 'over-fulfilled', facts: { deviation: '30.01', limit: '30', target: '100' } }]);
    expect(flags(limited, { value: '60', target: '100' }, 'lower')).toEqual([
      { code: 'over-fulfilled', facts: { deviation: '40.00', limit: '30', target: '100' } },
    ]);
    expect(flags(limited, { value: '160', target: '100' }, 'lower')).toEqual([]);
    expect(flags(quotient, { value: '900', target: '100' })).toEqual([]);
    expect(flags({ ...limited, zeroTarget: 'metOrZero' }, { value: '900', target: '0' })).toEqual([]);
    expect(flags({ ...limited, mode: 'difference' }, { value: '-50', target: '-100' })).toMatchObject([{ facts: { deviation: '50.00' } }]);
    expect(flags({ ...limited, floor: '1' }, { value: '60', target: '100' })).toEqual([]);
  });
});

describe('a reference', () => {
  const above = (reference: Extract<Written, { kind: 'step-deduction' }>['reference']): Written => ({
    kind: 'step-deduction',
    reference,
    side: 'above',
    step: '1',
    each: '1',
    steps: 'prorata',
  });
  const members = { unit: 'U001', value: '8', group: group('8', '2', '5', undefined), peers: [{ indicator: 'P1', name: '邻县', value: '1' }] };
  const of = (take: 'mean' | 'median' | 'best', self: boolean, peers: boolean) => steps(above({ of: 'group', take, self, peers }), members, 'lower')[0];

  it('may be mean, median or best of the group, with or without the unit and its peers', () => {
    expect(of('mean', true, false)).toBe('reference 5');
    expect(of('mean', false, false)).toBe('reference 3.5');
    expect(of('mean', true, true)).toBe('reference 4');
    expect(of('median', true, true)).toBe('reference 3.5');
    expect(of('median', false, true)).toBe('reference 2');
    expect(of('best', true, false)).toBe('reference 2');
    expect(of('best', true, true)).toBe('reference 1');
    expect(steps({ ...quotient, target: { of: 'group', take: 'best', self: true, peers: false } }, members)[0]).toBe('target 8');
  });

  it('may be a target, a baseline or a figure, and says what is missing', () => {
    expect(steps(above({ of: 'target' }), { value: '8', target: '3' }, 'lower')[0]).toBe('reference 3');
    expect(steps(above({ of: 'baseline' }), { value: '8', baseline: '4' }, 'lower')[0]).toBe('reference 4');
    expect(steps(above({ of: 'figure', name: '限额' }), { value: '8', figures: { 限额: '6' } }, 'lower')[0]).toBe('reference 6');
    expect(marks(above({ of: 'target' }), { value: '8' }, 'lower')).toBe('没有目标值');
    expect(marks(above({ of: 'baseline' }), { value: '8' }, 'lower')).toBe('没有基期值');
    expect(marks(above({ of: 'figure', name: '限额' }), { value: '8' }, 'lower')).toBe('没有“限额”的数据');
    expect(marks(above({ of: 'group', take: 'mean', self: false, peers: false }), { unit: 'U001', value: '8', group: group('8') }, 'lower')).toBe(
      '比较组没有可用的值',
    );
  });
});

describe('efficacy, intervals and pass or fail', () => {
  it('explain themselves and say what they lack', () => {
    const efficacy = { kind: 'efficacy', notAllowed: '6', satisfactory: '12' } as const;
    expect(steps(efficacy, { value: '9' })).toEqual(['not-allowed 6', 'satisfactory 12', 'efficacy 80', 'clamped 80', 'marks 8']);
    expect(steps({ ...efficacy, belowNotAllowed: 'zero' }, { value: '5' })).toEqual([
      'not-allowed 6',
      'satisfactory 12',
      'worse-than-not-allowed 5',
      'marks 0',
    ]);
    expect(marks(efficacy, { value: '99' })).toBe('10');
    expect(marks({ ...efficacy, notAllowed: { of: 'target' } }, { value: '9' })).toBe('没有目标值');
    expect(marks({ ...efficacy, satisfactory: { of: 'baseline' } }, { value: '9' })).toBe('没有基期值');
    expect(marks({ ...efficacy, satisfactory: { of: 'target' } }, { value: '9', target: '6' })).toBe('满意值与不允许值相等');
    const interval = { kind: 'interval', zeroLow: '20', low: '40', high: '60', zeroHigh: '80' } as const;
    expect(steps(interval, { value: '50' }, 'interval')).toEqual(['interval-low 40', 'interval-high 60', 'inside-interval 50', 'marks 10']);
    expect(steps(interval, { value: '25' }, 'interval')).toEqual(['interval-low 40', 'interval-high 60', 'share 0.25', 'marks 2.5']);
    expect([20, 40, 60, 65, 80, 90].map((value) => marks(interval, { value: String(value) }, 'interval'))).toEqual(['0', '10', '10', '7.5', '0', '0']);
    expect(marks({ ...interval, zeroLow: '40', zeroHigh: '60' }, { value: '39.9' }, 'interval')).toBe('0');
    expect(marks({ ...interval, zeroLow: '40', zeroHigh: '60' }, { value: '60' }, 'interval')).toBe('10');
    for (const end of ['zeroLow', 'low', 'high', 'zeroHigh'] as const)
      expect(marks({ ...interval, [end]: { of: 'target' } }, { value: '50' }, 'interval')).toBe('没有目标值');
    expect(marks({ ...interval, low: { of: 'target' } }, { value: '50', target: '61' }, 'interval')).toBe('适度区间的端点顺序颠倒');
    expect(marks({ ...interval, zeroLow: { of: 'target' } }, { value: '50', target: '41' }, 'interval')).toBe('适度区间的端点顺序颠倒');
    expect(marks({ ...interval, zeroHigh: { of: 'target' } }, { value: '50', target: '59' }, 'interval')).toBe('适度区间的端点顺序颠倒');
    expect(steps({ kind: 'pass-fail', operator: '>=', limit: '5' }, { value: '5' })).toEqual(['operator >=', 'limit 5', 'met 5', 'marks 10']);
    expect(steps({ kind: 'pass-fail', operator: '>', limit: '5' }, { value: '5' })).toEqual(['operator >', 'limit 5', 'not-met 5', 'marks 0']);
    expect(marks({ kind: 'pass-fail', operator: '>', limit: { of: 'target' } }, { value: '5' })).toBe('没有目标值');
  });

  it.each([
    ['>=', ['0', '10', '10']],
    ['>', ['0', '0', '10']],
    ['<=', ['10', '10', '0']],
    ['<', ['10', '0', '0']],
    ['=', ['0', '10', '0']],
  ] as const)('%s 5', (operator, expected) =>
    expect(['4', '5', '6'].map((value) => marks({ kind: 'pass-fail', operator, limit: '5' }, { value }))).toEqual(expected),
  );
});

describe('bands, standards and points', () => {
  it('name the band, as a regulation writes it', () => {
    const bands: Written = {
      kind: 'bands',
      bands: [
        { to: '60', marks: '0' },
        { from: '60', to: '90', marks: '6' },
        { from: '90', to: '95', toClosed: true, marks: '8' },
        { from: '95', fromClosed: false, marks: '10' },
      ],
    };
    expect(['59', '60', '90', '95', '96'].map((value) => steps(bands, { value })[0])).toEqual([
      'band (−∞, 60)',
      'band [60, 90)',
      'band [90, 95]',
      'band [90, 95]',
      'band (95, ∞)',
    ]);
    expect(marks({ kind: 'bands', bands: [{ from: '0', to: '1', marks: '1' }] }, { value: '1' })).toBe('值 1 不在任何一档之内');
  });

  it('explain the band of the standards', () => {
    const standards = { kind: 'standard-bands', standards: ['12', '9', '6', '3', '1'] } as const;
    const rule = { ...standards, standards: [...standards.standards] } as Written;
    expect(steps(rule, { value: '13' })).toEqual(['standard 12', 'marks 10']);
    expect(steps(rule, { value: '7.5' })).toEqual(['standard 6', 'base 6', 'adjustment 1', 'marks 7']);
    expect(steps(rule, { value: '0.9' })).toEqual(['worse-than-all-standards 0.9', 'marks 0']);
  });

  it('explain the points around the value', () => {
    const points = {
      kind: 'piecewise',
      points: [
        { x: '0', marks: '2' },
        { x: '100', marks: '10' },
      ],
    } as const;
    const rule = { ...points, points: [...points.points] } as Written;
    expect(steps(rule, { value: '-5' })).toEqual(['before-first-point 0', 'marks 2']);
    expect(steps(rule, { value: '0' })).toEqual(['from-point 0', 'to-point 100', 'share 0', 'marks 2']);
    expect(steps(rule, { value: '25' })).toEqual(['from-point 0', 'to-point 100', 'share 0.25', 'marks 4']);
    expect(steps(rule, { value: '100' })).toEqual(['beyond-last-point 100', 'marks 10']);
    const onRate = { ...rule, on: 'completionRate' } as Written;
    expect(steps(onRate, { value: '1', target: '4' })[0]).toBe('rate-percent 25');
    expect(steps(onRate, { value: '0', target: '4' }, 'lower')).toEqual(['rate-percent 100', 'beyond-last-point 100', 'marks 10']);
    expect(marks(onRate, { value: '1' })).toBe('没有目标值');
    expect(marks(onRate, { value: '1', target: '0' })).toBe('目标值为 0,无法计算完成率');
    expect(marks(onRate, { value: '1', target: '-3' })).toBe('目标值为 -3,无法计算完成率');
  });
});

describe('counting', () => {
  const cases: Written = {
    kind: 'count',
    mode: 'deduct',
    kinds: [
      { name: '差错', each: '1', cap: '3' },
      { name: '投诉', each: '0.5' },
    ],
  };

  it('deducts each case, up to the cap of its kind', () => {
    expect(marks(cases, { figures: { 差错: '9', 投诉: '2' } })).toBe('6');
    expect(steps(cases, { figures: { 差错: '2', 投诉: '1' } })).toEqual([
      'cases 差错 2',
      'kind-deducted 差错 2',
      'cases 投诉 1',
      'kind-deducted 投诉 0.5',
      'deducted 2.5',
      'marks 7.5',
    ]);
  });

  it('takes no half cases, and no silence for none', () => {
    expect(marks(cases, { figures: { 差错: '1' } })).toBe('没有“投诉”的次数');
    expect(marks(cases, { figures: { 差错: '1.5', 投诉: '0' } })).toBe('“差错”的次数 1.5 不是非负整数');
    expect(marks(cases, { figures: { 差错: '1', 投诉: '-1' } })).toBe('“投诉”的次数 -1 不是非负整数');
  });

  const award = (matter: string, level: string, more: object = {}) => ({
    id: `${matter}${level}`,
    unit: 'U001',
    kind: 'bonus' as const,
    matter,
    level,
    date: '2026-05-01',
    document: '文件',
    ...more,
  });
  const levels: Written = {
    kind: 'count',
    mode: 'add',
    kinds: [
      { name: '省级', each: '2' },
      { name: '市级', each: '1', cap: '2' },
    ],
    cap: '5',
  };

  it('adds each matter once, at its highest level, up to the caps', () => {
    expect(steps(levels, { adjustments: [award('乙', '市级'), award('甲', '市级'), award('甲', '省级')] })).toEqual([
      'matter-counted 乙 市级 1',
      'matter-counted 甲 省级 2',
      'kind-added 省级 2',
      'kind-added 市级 1',
      'added 3',
      'marks 3',
    ]);
    expect(marks(levels, { adjustments: [award('甲', '省级'), award('甲', '市级')] })).toBe('2');
    expect(marks(levels, { adjustments: ['甲', '乙', '丙'].map((matter) => award(matter, '省级')) })).toBe('5');
    expect(marks(levels, { adjustments: ['甲', '乙', '丙'].map((matter) => award(matter, '市级')) })).toBe('2');
    expect(marks({ ...levels, cap: undefined }, { adjustments: ['甲', '乙', '丙', '丁', '戊', '己'].map((matter) => award(matter, '省级')) })).toBe('10');
  });

  it('counts bonuses of the unit only', () => {
    expect(marks(levels, { adjustments: [award('甲', '省级', { unit: 'U002' }), award('乙', '省级', { kind: 'deduction' })] })).toBe('0');
    expect(flags(levels, { adjustments: [award('甲', '区级'), award('乙', '省级'), award('丙', '省级', { level: undefined })] })).toEqual([
      { code: 'level-not-in-rule', facts: { matter: '甲', level: '区级' } },
      { code: 'level-not-in-rule', facts: { matter: '丙', level: '' } },
    ]);
  });

  it('of a checklist takes what is met, not what is likely', () => {
    const list: Written = {
      kind: 'checklist',
      points: [
        { name: '甲', marks: '4' },
        { name: '乙', marks: '6' },
      ],
    };
    expect(steps(list, { figures: { 甲: '1', 乙: '0' } })).toEqual(['point-met 甲 4', 'marks 4']);
    expect(flags(list, { figures: { 甲: '1' } })).toEqual([{ code: 'point-not-reported', facts: { point: '乙' } }]);
    expect(marks(list, { figures: { 甲: '2', 乙: '0.5' } })).toBe('0');
  });
});

describe('growth', () => {
  const growth = (given: Partial<Extract<Written, { kind: 'growth' }>> = {}): Written => ({
    kind: 'growth',
    levelShare: '0.5',
    level: quotient,
    growth: quotient,
    change: 'relative',
    zeroBaseline: 'refuse',
    growthTarget: '10',
    ...given,
  });
  const facts = { value: '105', target: '150', baseline: '100' };

  it('weighs level and growth, each explained', () => {
    expect(steps(growth(), facts)).toEqual([
      'target 150',
      'rate 0.7',
      'clamped 0.7',
      'level-marks 7',
      'baseline 100',
      'growth 5',
      'target 10',
      'rate 0.5',
      'clamped 0.5',
      'growth-marks 5',
      'level-share 0.5',
      'marks 6',
    ]);
    expect(marks(growth({ levelShare: '0.2' }), facts)).toBe('5.4');
  });

  it('of level alone or growth alone needs nothing else', () => {
    expect(steps(growth({ levelShare: '1' }), { value: '105', target: '150' })).toEqual(['target 150', 'rate 0.7', 'clamped 0.7', 'level-marks 7', 'marks 7']);
    expect(marks(growth({ levelShare: '0' }), { value: '105', baseline: '100' })).toBe('5');
  });

  it('says what it lacks', () => {
    expect(marks(growth(), { value: '105', target: '150' })).toBe('没有基期值');
    expect(marks(growth(), { value: '105', baseline: '100' })).toBe('没有目标值');
    expect(marks(growth({ growthTarget: undefined }), facts)).toBe('增量部分:没有目标值');
  });

  it('over a baseline of zero does as it is told', () => {
    const zero = { value: '105', target: '150', baseline: '0' };
    expect(marks(growth(), zero)).toBe('基期值为 0,无法计算增幅');
    expect(marks(growth({ zeroBaseline: 'zero' }), zero)).toBe('3.5');
    expect(steps(growth({ zeroBaseline: 'zero' }), zero)).toEqual(['target 150', 'rate 0.7', 'clamped 0.7', 'level-marks 7', 'marks 3.5']);
    expect(steps(growth({ zeroBaseline: 'zero', levelShare: '0' }), zero)).toEqual(['marks 0']);
    expect(marks(growth({ zeroBaseline: 'levelOnly' }), zero)).toBe('7');
    expect(marks(growth({ zeroBaseline: 'levelOnly', levelShare: '0' }), zero)).toBe('7');
    expect(marks(growth({ zeroBaseline: 'levelOnly', levelShare: '0' }), { value: '105', baseline: '0' })).toBe('没有目标值');
    expect(flags(growth({ zeroBaseline: 'levelOnly' }), zero)).toEqual([{ code: 'zero-baseline', facts: { policy: 'levelOnly' } }]);
    expect(marks(growth({ change: 'difference', growthTarget: '210' }), zero)).toBe('6');
  });

  it('may be ranked within the group; peers have no growth', () => {
    const ranked = growth({ levelShare: '0', growth: { kind: 'rank', scale: { by: 'table', marks: ['10', '7', '3'] } }, growthTarget: undefined });
    const members = [
      { unit: 'U001', value: '105', baseline: '100' },
      { unit: 'U002', value: '50', baseline: '40' },
      { unit: 'U003', value: '999' },
    ];
    expect(marks(ranked, { unit: 'U001', value: '105', baseline: '100', group: members, peers: [{ indicator: 'P1', name: '邻县', value: '99' }] })).toBe('7');
    expect(
      flags(growth({ level: { ...quotient, deviationLimit: '1' }, growth: { ...quotient, deviationLimit: '1' } }), {
        value: '200',
        target: '150',
        baseline: '100',
      }),
    ).toHaveLength(2);
  });
});

describe('ranks', () => {
  const rank = (scale: Extract<Written, { kind: 'rank' }>['scale'], given: object = {}): Written => ({ kind: 'rank', scale, ...given });
  const all = (rule: Written, values: (string | undefined)[], direction: Direction = 'higher') =>
    group(...values).map(({ unit }) => marks(rule, { unit, group: group(...values) }, direction));

  it('by table give the last entry to all places beyond it', () => {
    expect(all(rank({ by: 'table', marks: ['10', '6'] }), ['9', '8', '7', '6'])).toEqual(['10', '6', '6', '6']);
  });

  it('by bands of places', () => {
    expect(all(rank({ by: 'bands', bands: [{ to: 1, marks: '10' }, { to: 3, marks: '8' }, { marks: '5' }] }), ['9', '8', '7', '6'])).toEqual([
      '10',
      '8',
      '8',
      '5',
    ]);
  });

  it('by steps and by a line', () => {
    expect(all(rank({ by: 'step', step: '0.3', floor: '2' }), ['9', '8', '7', '6'])).toEqual(['10', '7', '4', '2']);
    expect(all(rank({ by: 'linear', least: '4' }), ['9', '8', '7'])).toEqual(['10', '7', '4']);
    expect(all(rank({ by: 'linear', least: '4' }), ['9'])).toEqual(['10']);
  });

  it('share places as they are told', () => {
    const table = { by: 'table' as const, marks: ['10', '8', '3'] };
    expect(all(rank(table), ['9', '9', '7'])).toEqual(['10', '10', '3']);
    expect(all(rank(table, { ties: 'meanOfPlaces' }), ['9', '9', '7'])).toEqual(['9', '9', '3']);
    expect(steps(rank(table), { unit: 'U001', group: group('9', '9', '7') })).toEqual(['group-size 3', 'place 1', 'tied 2', 'marks 10']);
    expect(steps(rank(table), { unit: 'U003', group: group('9', '9', '7') })).toEqual(['group-size 3', 'place 3', 'marks 3']);
  });

  it('of a silent unit are the last place, or nothing', () => {
    const table = { by: 'table' as const, marks: ['10', '8', '3'] };
    expect(all(rank(table, { missing: 'last' }), ['9', undefined, '7'])).toEqual(['10', '3', '8']);
    expect(all(rank(table), ['9', undefined, '7'])).toEqual(['10', '0', '8']);
    expect(steps(rank(table, { missing: 'last' }), { unit: 'U002', group: group('9', undefined) })).toEqual(['group-size 2', 'place 2', 'marks 8']);
    expect(steps(rank(table), { unit: 'U002', group: group('9', undefined) })).toEqual(['group-size 2', 'marks 0']);
    expect(flags(rank(table), { unit: 'U002', group: group('9', undefined) })).toEqual([{ code: 'not-reported-in-ranking', facts: { as: 'zero' } }]);
    expect(() => marks(rank(table), { unit: 'U009', group: group('9') })).toThrow('not in its own comparison group');
  });

  it('by ratio compare with the best, peers among them', () => {
    const ratio: Written = { kind: 'ratio-to-best', allZero: 'full' };
    const peer = (value: string) => [{ indicator: 'P1', name: '邻县', value }];
    expect(steps(ratio, { value: '4', group: group('4', '5') })).toEqual(['best 5', 'share 0.8', 'marks 8']);
    expect(marks(ratio, { value: '4', group: group('4'), peers: peer('8') })).toBe('5');
    expect(marks(ratio, { value: '4', group: group('4', '1') }, 'lower')).toBe('2.5');
    expect(marks(ratio, { value: '0', group: group('0', '3') }, 'lower')).toBe('10');
    expect(marks(ratio, { value: '3', group: group('0', '3') }, 'lower')).toBe('0');
    expect(marks(ratio, { value: '0', group: group('0', '0') }, 'lower')).toBe('10');
    expect(steps(ratio, { value: '0', group: group('0') })).toEqual(['best 0', 'marks 10']);
    expect(flags(ratio, { value: '0', group: group('0') })).toEqual([{ code: 'all-values-zero', facts: {} }]);
    expect(marks({ ...ratio, allZero: 'zero' }, { value: '0', group: group('0') })).toBe('0');
    expect(marks(ratio, { value: '4', group: group('4', '-1') })).toBe('比较组中有负数,比值法无法计算');
  });
});

describe('imported and rated', () => {
  it('cut an imported score at full marks unless it keeps its excess', () => {
    const imported: Written = { kind: 'imported', outOf: '50' };
    expect(steps(imported, { value: '60' })).toEqual(['out-of 50', 'converted 12', 'marks 10']);
    expect(marks({ ...imported, keepExcess: true }, { value: '60' })).toBe('12');
    expect(marks(imported, { value: '-5' })).toBe('0');
    expect(marks({ ...imported, keepExcess: true }, { value: '-5' })).toBe('0');
  });

  const rating = (body: string, ...ratings: string[]) => ({ unit: 'U001', indicator: 'P1', body, ratings });
  const bodies = [
    { name: '领导', weight: '40' },
    { name: '专家', weight: '60', aggregate: { method: 'trimmed-mean' as const, drop: 1 } },
  ];

  it('weigh the bodies, each with its own mean', () => {
    const rated: Written = { kind: 'rated', bodies };
    const ratings = [rating('领导', '90', '80'), rating('专家', '100', '70', '70', '70', '10'), rating('旁人', '0'), { ...rating('领导', '0'), unit: 'U002' }];
    expect(steps(rated, { ratings })).toEqual(['ratings 领导 2', 'body-score 领导 85', 'ratings 专家 5', 'body-score 专家 70', 'score 76', 'marks 7.6']);
    expect(flags(rated, { ratings }).map(({ code }) => code)).toEqual(['outlying-rating', 'outlying-rating']);
    expect(
      marks({ kind: 'rated', bodies: [{ name: '领导', weight: '1', aggregate: { method: 'median' } }] }, { ratings: [rating('领导', '90', '10', '80')] }),
    ).toBe('8');
  });

  it('flag what is few, far or apart', () => {
    const rated: Written = { kind: 'rated', bodies, divergenceLimit: '20' };
    const few = flags(rated, { ratings: [rating('领导', '90'), rating('专家', '70', '70', '91')] });
    expect(few).toEqual([
      { code: 'too-few-to-trim', facts: { body: '专家', ratings: '3' } },
      { code: 'outlying-rating', facts: { body: '专家', rating: '91' } },
    ]);
    expect(flags(rated, { ratings: [rating('领导', '91'), rating('专家', '70', '70', '90')] }).map(({ code }) => code)).toEqual(['too-few-to-trim']);
    expect(flags(rated, { ratings: [rating('领导', '99'), rating('专家', '70', '70', '70', '70', '70')] })).toEqual([
      { code: 'bodies-diverge', facts: { gap: '29.00', limit: '20', high: '领导', low: '专家' } },
    ]);
    expect(flags(rated, { ratings: [rating('领导', '90'), rating('专家', '70', '70', '70', '70', '70')] })).toEqual([]);
    const spread = flags(rated, { ratings: [rating('领导', '85', '86', '88', '90', '60')] });
    expect(spread[0]).toEqual({ code: 'outlying-rating', facts: { body: '领导', rating: '60', z: '-8.77' } });
  });

  it('need their quorum of bodies; an absent one leaves its weight to the others', () => {
    const rated: Written = { kind: 'rated', bodies, quorum: 2 };
    expect(marks(rated, { ratings: [rating('领导', '90')] })).toBe('有评分的评估主体 1 个,少于规定的 2 个');
    expect(marks({ kind: 'rated', bodies }, { ratings: [rating('领导', '90')] })).toBe('9');
    expect(flags({ kind: 'rated', bodies }, { ratings: [rating('领导', '90'), rating('专家')] })).toEqual([
      { code: 'body-without-ratings', facts: { body: '专家', weights: '40' } },
    ]);
    expect(marks({ kind: 'rated', bodies: [{ name: '群众', weight: '1', from: 'public' }] }, {})).toBe('有评分的评估主体 0 个,少于规定的 1 个');
    const mixed: Written = {
      kind: 'rated',
      bodies: [
        { name: '群众', weight: '1', from: 'public' },
        { name: '领导', weight: '1' },
      ],
    };
    expect(flags(mixed, { ratings: [rating('领导', '90')] })[0]).toEqual({ code: 'no-public-track', facts: { body: '群众' } });
  });
});

it('a rule that needs a value and has none is a programming error', () => {
  expect(() => marks({ kind: 'imported', outOf: '100' }, {})).toThrow(TypeError);
});
