import { describe, expect, it } from 'vitest';
import { aDossier, aLeaf, aScheme, cardOf, codesOf, markOf, type Story, scoring, type UnitStory } from './a-dossier.ts';

const stepsOf = (mark: ReturnType<typeof markOf>): string[] => mark.explanation.steps.map(({ name, value }) => `${name} ${value}`);
const one = (leaf: Parameters<typeof aLeaf>[0], fullMarks = '100') => [aScheme({ root: { fullMarks, children: [aLeaf(leaf)] } })];

describe('a mark', () => {
  it('is rounded half away from zero to the policy’s digits and keeps its fraction', () => {
    const dossier = (markDigits: number) => aDossier({ units: [scoring('200/3')], policy: { rounding: { markDigits, article: '第一条' } } });
    expect(markOf(dossier(2), 'P1')).toMatchObject({ unrounded: '200/3', computed: '66.67', awarded: '66.67' });
    expect(markOf(dossier(0), 'P1')).toMatchObject({ unrounded: '200/3', computed: '67' });
    expect(stepsOf(markOf(dossier(2), 'P1')).slice(-2)).toEqual(['marks 200/3', 'rounded 66.67']);
  });

  it('is not rounded where the policy rounds once', () => {
    const mark = markOf(aDossier({ units: [scoring('200/3')], policy: { rounding: { roundOnce: true, article: '第一条' } } }), 'P1');
    expect(mark).toMatchObject({ computed: '200/3', awarded: '200/3' });
    expect(stepsOf(mark).at(-1)).toBe('marks 200/3');
  });

  it('carries what a person must know: rule, text, article, goal, field', () => {
    const leaf = { code: 'P1', name: '得分', goal: '服务民生', field: '经济发展', article: '细则第三条', text: '按得分折算' };
    expect(markOf(aDossier({ units: [scoring(80)], schemes: one(leaf) }), 'P1')).toMatchObject({
      name: '得分',
      goal: '服务民生',
      field: '经济发展',
      fullMarks: '100',
      value: '80',
      explanation: { rule: 'imported', text: '按得分折算', article: '细则第三条', inputs: [{ name: '得分', value: '80', source: '自报' }] },
    });
  });

  it('may be awarded lower, with the difference and its sign; the last decision counts', () => {
    const decide = (id: string, marks: string, on: string) => ({
      kind: 'awarded-marks' as const,
      id,
      unit: 'U001',
      indicator: 'P1',
      marks,
      on,
      reason: '数据核减',
      by: '考评领导小组',
    });
    const decisions = [decide('A', '70.555', '2027-02-25'), decide('B', '90', '2027-02-05')];
    const mark = markOf(aDossier({ units: [scoring(80)], decisions }), 'P1');
    expect(mark).toMatchObject({ computed: '80', awarded: '70.56' });
    expect(mark.explanation.flags).toEqual([{ code: 'awarded', facts: { by: '考评领导小组', reason: '数据核减', difference: '-9.44' } }]);
    expect(cardOf(aDossier({ units: [scoring(80)], decisions })).score).toBe('70.56');
  });
});

describe('ledger entries on a leaf', () => {
  const entry = (kind: 'bonus' | 'deduction', marks: string, more: object = {}) => ({
    id: `${kind}${marks}`,
    unit: 'U001',
    kind,
    on: 'P1',
    matter: `${kind}事项${marks}`,
    marks,
    date: '2026-08-01',
    document: '县考〔2026〕12号',
    ...more,
  });
  const mark = (adjustments: Story['adjustments']) => markOf(aDossier({ units: [scoring(80)], ...(adjustments && { adjustments }) }), 'P1');

  it('add to and take from its marks', () => {
    expect(mark([entry('bonus', '5'), entry('deduction', '2')])).toMatchObject({ unrounded: '83', awarded: '83' });
    expect(stepsOf(mark([entry('bonus', '5'), entry('deduction', '2')]))).toEqual(expect.arrayContaining(['bonus 5', 'deduction 2', 'marks 83']));
    expect(stepsOf(mark([entry('bonus', '5')])).filter((each) => each.startsWith('deduction'))).toEqual([]);
    expect(stepsOf(mark([entry('deduction', '5')])).filter((each) => each.startsWith('bonus'))).toEqual([]);
    expect(stepsOf(mark([entry('bonus', '5')]))).toEqual(['out-of 100', 'converted 80', 'marks 80', 'bonus 5', 'marks 85', 'rounded 85']);
    expect(stepsOf(mark([entry('deduction', '5')]))).toEqual(['out-of 100', 'converted 80', 'marks 80', 'deduction 5', 'marks 75', 'rounded 75']);
  });

  it('never lift it above full marks nor below 0', () => {
    expect(mark([entry('bonus', '30')]).awarded).toBe('100');
    expect(mark([entry('deduction', '90')]).awarded).toBe('0');
  });

  it('count the same matter once, at its highest', () => {
    expect(
      mark([entry('bonus', '1', { matter: '表彰' }), entry('bonus', '3', { matter: '表彰' }), entry('bonus', '2', { matter: '表彰', id: 'x' })]).awarded,
    ).toBe('83');
  });

  it('of others, or vetoes, do nothing to it', () => {
    const veto = { ...entry('bonus', '9'), kind: 'veto' as const, veto: 'V1' };
    expect(mark([entry('bonus', '9', { unit: 'U002' }), veto]).awarded).toBe('80');
  });

  it('that the rule counts are not counted twice; a deduction beside them is', () => {
    const leaf = {
      code: 'P1',
      fullMarks: '6',
      rule: {
        kind: 'count',
        mode: 'add',
        kinds: [
          { name: '省级', each: '2' },
          { name: '市级', each: '1', cap: '2' },
        ],
      },
    } as const;
    const story = (adjustments: Story['adjustments']) =>
      markOf(
        aDossier({
          units: [{}],
          schemes: [aScheme({ root: { fullMarks: '6', children: [aLeaf({ ...leaf, rule: { ...leaf.rule, kinds: [...leaf.rule.kinds] } })] } })],
          ...(adjustments && { adjustments }),
        }),
        'P1',
      );
    const award = (id: string, matter: string, level: string) => entry('bonus', '9', { id, matter, level });
    expect(story([award('1', '甲', '省级'), award('2', '甲', '市级')]).awarded).toBe('2');
    expect(story([award('1', '甲', '市级'), award('2', '乙', '市级'), award('3', '丙', '市级')]).awarded).toBe('2');
    expect(story([award('1', '甲', '省级'), entry('deduction', '0.5')]).awarded).toBe('1.5');
    const cases = { kind: 'count' as const, mode: 'deduct' as const, kinds: [{ name: '差错', each: '1' }] };
    const figures = [{ name: '差错', unitOfMeasure: '次', accumulation: 'cumulative' as const, frequency: 'yearly' as const, source: '自报' }];
    const deducted = aDossier({
      units: [{ figures: { 差错: '3' } }],
      schemes: one({ code: 'P1', fullMarks: '6', rule: cases, figures }, '6'),
      adjustments: [entry('bonus', '2')],
    });
    expect(markOf(deducted, 'P1').awarded).toBe('5');
    const unknown = story([award('1', '甲', '县级')]);
    expect(unknown).toMatchObject({ state: 'reported', awarded: '0' });
    expect(unknown.explanation.flags).toContainEqual({ code: 'level-not-in-rule', facts: { matter: '甲', level: '县级' } });
  });

  it('on a leaf that left the tree are named, not lost in silence', () => {
    const dossier = aDossier({
      units: [scoring(80)],
      adjustments: [entry('bonus', '5'), entry('deduction', '1')],
      exceptions: [{ unit: 'U001', indicator: 'P1', state: 'not-applicable', basis: '无此职能', document: '县考〔2026〕1号' }],
    });
    expect(markOf(dossier, 'P1').explanation.flags).toContainEqual({ code: 'entries-without-effect', facts: { entries: 'bonus5、deduction1' } });
    expect(markOf(dossier, 'P1').explanation.steps).toEqual([]);
  });
});

describe('rules that look at the group', () => {
  const ranked = one(
    { code: 'P1', name: '得分', fullMarks: '10', rule: { kind: 'rank', scale: { by: 'table', marks: ['10', '8', '5'] }, missing: 'last' } },
    '10',
  );
  const marks = (units: readonly UnitStory[], more: Partial<Story> = {}) => {
    const dossier = aDossier({ units, schemes: ranked, ...more });
    return dossier.plan.units.map(({ id }) => markOf(dossier, 'P1', id).awarded);
  };

  it('see the units of the category, silent ones last, 不适用 ones not at all', () => {
    expect(marks([scoring(9), scoring(7), {}])).toEqual(['10', '8', '5']);
    const exceptions: Story['exceptions'] = [{ unit: 'U001', indicator: 'P1', state: 'not-applicable', basis: '无此职能', document: '县考〔2026〕1号' }];
    expect(marks([scoring(9), scoring(7), {}], { exceptions })).toEqual([undefined, '10', '8']);
  });

  it('do not see other categories', () => {
    expect(marks([scoring(9, { category: 'B' }), scoring(7)])).toEqual(['10', '10']);
  });

  it('see outside peers, who get no marks', () => {
    expect(
      marks([scoring(9)], {
        peers: [
          { indicator: 'P1', name: '邻县', value: '9.5' },
          { indicator: 'P2', name: '他县', value: '99' },
        ],
      }),
    ).toEqual(['8']);
  });

  it('pool the public’s votes of the category only', () => {
    const track = {
      values: ['100', '80', '60', '30', '0'],
      channels: [{ name: '好差评', kind: 'service-rating' as const, weight: '1' }],
      shrinkage: '10',
      minimumVotes: 1,
      fallback: 'categoryMean' as const,
      article: '第六条',
    };
    const rated = one({ code: 'P1', rule: { kind: 'rated', bodies: [{ name: '群众', weight: '1', from: 'public' }] } });
    const votes = (unit: string, counts: number[]) => ({ unit, channel: '好差评', counts });
    const dossier = aDossier({
      units: [{}, {}, { category: 'B' }],
      schemes: rated,
      policy: { publicTrack: track },
      publicVotes: [votes('U001', [10, 0, 0, 0, 0]), votes('U002', [0, 0, 10, 0, 0]), votes('U003', [0, 0, 0, 0, 99])],
    });
    // (10·100 + 10·80)/20
    expect(markOf(dossier, 'P1').awarded).toBe('90');
    expect(markOf(dossier, 'P1', 'U003').awarded).toBe('0');
  });

  it('take the ratings of the unit and indicator', () => {
    const rated = one({ code: 'P1', rule: { kind: 'rated', bodies: [{ name: '专家', weight: '1' }] } });
    const rating = (unit: string, indicator: string, score: string) => ({ unit, indicator, body: '专家', ratings: [score] });
    const dossier = aDossier({
      units: [{}, {}],
      schemes: rated,
      ratings: [rating('U001', 'P1', '90'), rating('U002', 'P1', '70'), rating('U001', 'P2', '10')],
    });
    expect([markOf(dossier, 'P1').awarded, markOf(dossier, 'P1', 'U002').awarded]).toEqual(['90', '70']);
  });
});

describe('a joint indicator', () => {
  const joint = (by: 'share' | 'liability', percent: string) => ({
    joints: [{ indicator: 'P1', lead: 'U001', partners: [{ unit: 'U002', by, percent }], article: '第五条' }],
  });

  it('is reported once, by its lead; partners get a share of its marks or bear a part of its loss', () => {
    const dossier = (by: 'share' | 'liability') => aDossier({ units: [scoring(80), {}], plan: joint(by, '50') });
    expect(markOf(dossier('share'), 'P1', 'U002')).toMatchObject({ state: 'reported', value: '80', awarded: '40' });
    expect(markOf(dossier('liability'), 'P1', 'U002')).toMatchObject({ awarded: '90' });
    expect(markOf(dossier('liability'), 'P1')).toMatchObject({ awarded: '80' });
    expect(stepsOf(markOf(dossier('share'), 'P1', 'U002'))).toEqual(expect.arrayContaining(['joint-lead U001', 'joint-share 50', 'marks 40']));
    expect(stepsOf(markOf(dossier('liability'), 'P1', 'U002'))).toContain('joint-liability 50');
  });

  it('leaves units that are no partners alone', () => {
    expect(markOf(aDossier({ units: [scoring(80), {}, scoring(60)], plan: joint('share', '50') }), 'P1', 'U003').awarded).toBe('60');
  });

  it('stands in the group once, and the partner has its lead’s place', () => {
    const schemes = one({ code: 'P1', name: '得分', fullMarks: '10', rule: { kind: 'rank', scale: { by: 'table', marks: ['10', '8', '5'] } } }, '10');
    const dossier = aDossier({ units: [scoring(90), {}, scoring(80)], schemes, plan: joint('liability', '50') });
    expect(['U001', 'U002', 'U003'].map((unit) => markOf(dossier, 'P1', unit).awarded)).toEqual(['10', '10', '8']);
  });

  it('is marked for a partner whose lead is in another category', () => {
    const schemes = [...one({ code: 'P1', name: '得分', fullMarks: '10', rule: { kind: 'rank', scale: { by: 'table', marks: ['10', '8', '5'] } } }, '10')];
    const dossier = aDossier({ units: [scoring(90, { category: 'B' }), {}, scoring(95)], schemes, plan: joint('liability', '100') });
    expect(['U001', 'U002', 'U003'].map((unit) => markOf(dossier, 'P1', unit).awarded)).toEqual(['10', '8', '10']);
  });

  it('shares the lead’s exception, and lends its ratings and entries', () => {
    const exceptions: Story['exceptions'] = [{ unit: 'U001', indicator: 'P1', state: 'exempted', basis: '政策取消', document: '省发〔2026〕2号' }];
    expect(markOf(aDossier({ units: [scoring(80), {}], plan: joint('share', '50'), exceptions }), 'P1', 'U002').state).toBe('exempted');
    const rated = one({ code: 'P1', rule: { kind: 'rated', bodies: [{ name: '专家', weight: '1' }] } });
    const ratings = [{ unit: 'U001', indicator: 'P1', body: '专家', ratings: ['80'] }];
    expect(markOf(aDossier({ units: [{}, {}], schemes: rated, plan: joint('share', '50'), ratings }), 'P1', 'U002').awarded).toBe('40');
  });
});

describe('rules that read figures themselves', () => {
  const checklist = {
    kind: 'checklist' as const,
    points: [
      { name: '方案已印发', marks: '2' },
      { name: '专班已成立', marks: '3' },
    ],
  };
  const figure = (name: string) => ({ name, unitOfMeasure: '是/否', accumulation: 'point-in-time' as const, frequency: 'yearly' as const, source: '自报' });
  const dossier = (figures: Record<string, string>) =>
    aDossier({
      units: [{ figures }],
      schemes: one({ code: 'P1', fullMarks: '5', rule: checklist, figures: [figure('方案已印发'), figure('专班已成立')] }, '5'),
    });

  it('are 未报 only where nothing was reported', () => {
    expect(markOf(dossier({}), 'P1')).toMatchObject({ state: 'unreported', awarded: '0' });
    const partly = markOf(dossier({ 专班已成立: '1' }), 'P1');
    expect(partly).toMatchObject({ state: 'reported', awarded: '3' });
    expect(codesOf(partly.explanation)).toEqual(['point-not-reported', 'gaps']);
  });
});
