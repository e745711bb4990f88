import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { expectedValue, linearShare } from '#domain/warnings/expected-value.ts';
import { forecastByTrend, projectedByMean } from '#domain/warnings/forecast.ts';
import { lightSentence } from '#domain/warnings/light-sentence.zh-cn.ts';
import { lightOf, pairLight, progressRatio } from '#domain/warnings/lights.ts';
import { IndicatorLight, lightsOf, WindowLights } from '#domain/warnings/lights-of.ts';
import { marksAtRisk } from '#domain/warnings/marks-at-risk.ts';
import { aDossier, aLeaf, aScheme, type UnitStory } from '../scoring/a-dossier.ts';
import { ruleInput } from '../worked-examples.ts';

const limits = { green: '0.95', yellow: '0.80', gap: '20' };
const text = (value: ReturnType<typeof exact> | undefined) => value && toText(value);

describe('expected value', () => {
  const cumulative = { accumulation: 'cumulative' } as const;
  const agreed = (target: string | undefined, milestones: { month: string; value: string }[] = []) => ({ target, milestones });
  const at = (through: string, since?: string) => ({ through, since });

  it('is the target’s share of the months for what adds up, and all of it for stocks and means', () => {
    expect(text(expectedValue(cumulative, agreed('1200'), at('2026-06')))).toBe('600');
    expect(text(expectedValue({ accumulation: 'in-period' }, agreed('1200'), at('2026-01')))).toBe('100');
    expect(text(expectedValue({ accumulation: 'point-in-time' }, agreed('35'), at('2026-06')))).toBe('35');
    expect(text(expectedValue({ accumulation: 'average' }, agreed('35'), at('2026-06')))).toBe('35');
    expect(expectedValue(cumulative, agreed(undefined), at('2026-06'))).toBeUndefined();
  });

  it('counts the months of the unit only', () => {
    expect(text(expectedValue(cumulative, agreed('1200'), at('2026-06', '2026-04')))).toBe('400');
    expect(text(linearShare(cumulative, at('2026-12', '2026-04')))).toBe('1');
    expect(text(linearShare(cumulative, at('2026-06', '2027-01')))).toBe('1');
  });

  it('is the last milestone passed, in whatever order they are written', () => {
    const milestones = [
      { month: '2026-09', value: '90' },
      { month: '2026-03', value: '20' },
      { month: '2026-06', value: '50' },
    ];
    expect(text(expectedValue(cumulative, agreed('100', milestones), at('2026-08')))).toBe('50');
    expect(text(expectedValue(cumulative, agreed('100', milestones), at('2026-09')))).toBe('90');
    expect(expectedValue(cumulative, agreed('100', milestones), at('2026-02'))).toBeUndefined();
  });
});

describe('a light', () => {
  const ratio = (value: string | undefined, expected: string | undefined, direction: 'higher' | 'lower' = 'higher') =>
    text(progressRatio(value === undefined ? undefined : exact(value), expected === undefined ? undefined : exact(expected), direction));

  it('compares value and expectation in the indicator’s direction', () => {
    expect(ratio('45', '60')).toBe('0.75');
    expect(ratio('80', '60', 'lower')).toBe('0.75');
    expect(ratio('0', '60', 'lower')).toBe('1');
    expect(ratio('3', '0', 'lower')).toBe('0');
    expect(ratio('3', '0')).toBeUndefined();
    expect(ratio(undefined, '60')).toBeUndefined();
    expect(ratio('45', undefined)).toBeUndefined();
  });

  it('goes by difference where the expectation is negative', () => {
    expect(ratio('-260', '-200')).toBe('0.7');
    expect(ratio('-150', '-200')).toBe('1.25');
    expect(ratio('-150', '-200', 'lower')).toBe('0.75');
  });

  it.each([
    ['0.95', 'green'],
    ['0.9499', 'yellow'],
    ['0.80', 'yellow'],
    ['0.7999', 'red'],
  ])('%s is %s', (value, colour) => expect(lightOf(exact(value), limits)).toBe(colour));
});

describe('goal and money together', () => {
  const pair = (goal: string | undefined, money: string | undefined) => {
    const { light, reason } = pairLight(goal === undefined ? undefined : exact(goal), money === undefined ? undefined : exact(money), limits);
    return `${light} ${reason}`;
  };

  it.each([
    ['0.5', '1', 'red goal-behind'],
    ['0.5', undefined, 'red goal-behind'],
    ['0.9', '0.9', 'yellow goal-slow'],
    ['0.9', '0.5', 'yellow goal-slow'],
    ['0.96', '0.79', 'yellow money-slow'],
    ['1', '0.81', 'green on-course'],
    ['1', '0.80', 'green on-course'],
    ['1.01', '0.80', 'yellow goal-and-money-apart'],
    ['0.96', '1.17', 'yellow goal-and-money-apart'],
    ['1', '1', 'green on-course'],
    ['1', undefined, 'green on-course'],
    [undefined, '1', 'green goal-not-due'],
    [undefined, '0.9', 'yellow goal-not-due'],
    [undefined, '0.5', 'yellow money-slow'],
    [undefined, undefined, 'grey goal-not-due'],
  ])('goal %s, money %s: %s', (goal, money, expected) => expect(pair(goal, money)).toBe(expected));
});

describe('lights of a window', () => {
  const leaves = [
    aLeaf({ code: 'P1', name: '投资', frequency: 'monthly', unitOfMeasure: '万元', rule: { kind: 'completion', mode: 'quotient' } }),
    aLeaf({ code: 'P2', name: '群众评议' }),
  ];
  const lights = (unit: UnitStory, given: object = {}) =>
    lightsOf(
      aDossier({ units: [unit], schemes: [aScheme({ root: { fullMarks: '200', children: leaves } })], purpose: 'simulated', through: '2026-06', ...given }),
    ).lights;
  const target = { P1: { target: '1200' } };

  it('stand for every indicator with a target', () => {
    expect(lights({ figures: { 投资: { '2026-06': '560' } }, targets: target })).toEqual([
      {
        unit: 'U001',
        indicator: 'P1',
        name: '投资',
        light: 'yellow',
        value: '560',
        expected: '600',
        ratio: '14/15',
        unitOfMeasure: '万元',
        pair: { light: 'yellow', reason: 'goal-slow' },
      },
    ]);
  });

  it('are the same for the result of the year, against the whole target', () => {
    const [light] = lights({ figures: { 投资: { '2026-12': '1140' } }, targets: target }, { purpose: 'result', through: '2026-12' });
    expect(light).toMatchObject({ light: 'green', expected: '1200', ratio: '0.95' });
  });

  it('are red for what is due and not reported, grey for what is late at its source or not due', () => {
    expect(lights({ targets: target })[0]).toMatchObject({ light: 'red', value: undefined, pair: { light: 'red', reason: 'goal-unreported' } });
    const exceptions = [{ unit: 'U001', indicator: 'P1', state: 'pending', basis: '统计局尚未发布', document: '县统〔2026〕4号' }];
    expect(lights({ targets: target }, { exceptions })[0]).toMatchObject({ light: 'grey' });
    expect(lights({ targets: { P1: { target: '1200', milestones: [{ month: '2026-09', value: '900' }] } } })[0]).toMatchObject({
      light: 'grey',
      expected: undefined,
    });
  });

  it('read back as they were written', () => {
    const [light] = lights({ figures: { 投资: { '2026-06': '560' } }, targets: target });
    for (const colour of ['green', 'yellow', 'red', 'grey']) expect(IndicatorLight.parse({ ...light, light: colour })).toEqual({ ...light, light: colour });
    expect(IndicatorLight.safeParse({ ...light, light: 'blue' }).success).toBe(false);
  });

  it('show a partner the value and the target of its lead', () => {
    const plan = { joints: [{ indicator: 'P1', lead: 'U001', partners: [{ unit: 'U002', by: 'share' as const, percent: '50' }], article: '第五条' }] };
    const dossier = aDossier({
      units: [{ figures: { 投资: { '2026-06': '600' } }, targets: target }, {}],
      schemes: [aScheme({ root: { fullMarks: '200', children: leaves } })],
      plan,
      purpose: 'simulated',
      through: '2026-06',
    });
    expect(lightsOf(dossier).lights.map(({ unit, light }) => `${unit} ${light}`)).toEqual(['U001 green', 'U002 green']);
  });
});

describe('goals and money of a window', () => {
  const figures = [
    { name: '预算', unitOfMeasure: '万元', accumulation: 'point-in-time', frequency: 'yearly', source: '财政局', baseData: true },
    { name: '支出', unitOfMeasure: '万元', accumulation: 'cumulative', frequency: 'monthly', source: '财政局' },
  ] as const;
  const leaves = [
    aLeaf({ code: 'P1', name: '投资', frequency: 'monthly', unitOfMeasure: '万元', rule: { kind: 'completion', mode: 'quotient' } }),
    aLeaf({ code: 'P2', name: '预算执行率', formula: '支出 / 预算 × 100', figures: [...figures] }),
  ];
  const windows = [
    { code: '2026H1', name: '上半年', from: '2026-01', to: '2026-06', opens: '2026-07-01', due: '2026-07-10', expectedExecution: '50' },
    { code: '2026FY', name: '年终', from: '2026-07', to: '2026-12', opens: '2027-01-05', due: '2027-01-15', final: true },
  ];
  const standing = (invested: string | undefined, spent: string | undefined, given: { execution?: string[]; through?: string } = {}) => {
    const { execution = ['预算执行率'], through = '2026-06' } = given;
    const dossier = aDossier({
      units: [
        {
          figures: {
            ...(invested === undefined ? {} : { 投资: { [through]: invested } }),
            预算: { '2025-12': '200' },
            ...(spent === undefined ? {} : { 支出: { [through]: spent } }),
          },
          targets: { P1: { target: '1200' } },
        },
      ],
      schemes: [aScheme({ root: { fullMarks: '200', children: leaves } })],
      policy: { lights: { green: '0.95', yellow: '0.80', gap: '20', execution, article: '第一条' } },
      plan: { windows },
      purpose: 'simulated',
      through,
    });
    return lightsOf(dossier);
  };
  const told = (...input: Parameters<typeof standing>) => {
    const { lights, money } = standing(...input);
    const [light] = lights;
    return light === undefined ? '' : lightSentence(light, money[0]);
  };

  it('compare the execution rate with the plan’s for the window', () => {
    expect(standing('600', '99')).toEqual({
      ahead: [],
      lights: [
        {
          ...{ unit: 'U001', indicator: 'P1', name: '投资', unitOfMeasure: '万元', light: 'green', value: '600', expected: '600', ratio: '1' },
          pair: { light: 'green', reason: 'on-course' },
        },
      ],
      money: [{ unit: 'U001', indicator: 'P2', name: '预算执行率', rate: '49.5', expected: '50', ratio: '0.99', light: 'green' }],
    });
  });

  it.each([
    ['300', '120', 'red goal-behind'],
    ['500', '100', 'yellow goal-slow'],
    ['600', '60', 'yellow money-slow'],
    ['600', '130', 'yellow goal-and-money-apart'],
    [undefined, '100', 'red goal-unreported'],
  ])('invested %s, spent %s: %s', (invested, spent, expected) => {
    const [light] = standing(invested, spent).lights;
    expect(`${light?.pair.light} ${light?.pair.reason}`).toBe(expected);
  });

  it('have no money where the plan expects none, the policy names no indicator, or nothing is known of it', () => {
    expect(standing('600', '60', { execution: [] }).money).toEqual([]);
    expect(standing('600', undefined).money).toEqual([]);
    expect(standing('900', '60', { through: '2026-09' }).money).toEqual([]);
    expect(standing('600', '60', { execution: [] }).lights[0]?.pair).toEqual({ light: 'green', reason: 'on-course' });
  });

  it('are told in one sentence, with numbers and the reason', () => {
    expect(told('600', '60')).toBe('黄灯:“投资”应完成 600万元,实际 600万元,为应完成的 100.0%;预算执行率 30%,序时进度 50%。资金慢。');
    expect(told(undefined, undefined)).toBe('红灯:“投资”应完成 600万元,未报数。应报未报。');
    expect(told('560', undefined)).toBe('黄灯:“投资”应完成 600万元,实际 560万元,为应完成的 93.3%。目标进度偏慢。');
  });

  it('read back as they were written', () => {
    const written = standing('600', '99');
    expect(WindowLights.parse(written)).toEqual(written);
  });
});

describe('forecasts', () => {
  const series = ['10', '20', '30'].map((value) => exact(value));

  it('by the mean go on as it was on average', () => expect(text(projectedByMean(series, 12))).toBe('240'));
  it('by the trend go on as it rose', () => expect(text(forecastByTrend(series, 5))).toBe('150'));
  it('of a full year are what is there', () => {
    expect(text(projectedByMean(series, 3))).toBe('60');
    expect(text(projectedByMean(series, 2))).toBe('60');
    expect(text(forecastByTrend(series, 3))).toBe('60');
    expect(text(forecastByTrend(series, 2))).toBe('60');
  });
});

describe('marks at risk', () => {
  const forecast = (value: string, low: string, high: string) => ({ value: exact(value), low: exact(low), high: exact(high) });
  const lower = AnyRule.parse({ kind: 'step-deduction', reference: '100', side: 'above', step: '1', each: '1', steps: 'prorata' });

  it('are least at the better end, whichever that is', () => {
    const risk = marksAtRisk(lower, ruleInput({ fullMarks: '10', direction: 'lower' }, {}), forecast('104', '102', '107'));
    expect('lost' in risk && [toText(risk.lost), toText(risk.least), toText(risk.most)]).toEqual(['4', '2', '7']);
  });

  it('may be most in between', () => {
    const interval = AnyRule.parse({ kind: 'interval', low: '40', high: '60', zeroLow: '20', zeroHigh: '80' });
    const risk = marksAtRisk(interval, ruleInput({ fullMarks: '10', direction: 'interval' }, {}), forecast('50', '30', '70'));
    expect('lost' in risk && [toText(risk.lost), toText(risk.least), toText(risk.most)]).toEqual(['0', '0', '5']);
  });

  it('are not known where the rule cannot be computed', () => {
    const rule = AnyRule.parse({ kind: 'completion', mode: 'quotient' });
    expect(marksAtRisk(rule, ruleInput({ fullMarks: '10' }, {}), forecast('1', '1', '1'))).toEqual({ notComputable: '没有目标值' });
  });

  it('are not known where only an end of the interval cannot be marked', () => {
    const bands = AnyRule.parse({ kind: 'bands', bands: [{ from: '0', fromClosed: true, to: '100', toClosed: true, marks: '10' }] });
    const risk = (low: string, high: string) => marksAtRisk(bands, ruleInput({ fullMarks: '10' }, {}), forecast('50', low, high));
    expect(risk('0', '100')).toHaveProperty('lost');
    expect(risk('-1', '100')).toEqual({ notComputable: '值 -1 不在任何一档之内' });
    expect(risk('0', '101')).toEqual({ notComputable: '值 101 不在任何一档之内' });
  });
});
