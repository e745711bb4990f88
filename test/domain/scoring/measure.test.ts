import { describe, expect, it } from 'vitest';
import { sentenceOf } from '#domain/scoring/sentence.zh-cn.ts';
import { aDossier, aLeaf, aScheme, cardOf, codesOf, markOf, type Story, type UnitStory } from './a-dossier.ts';

const yearToDate = aLeaf({ code: 'P1', name: '招商引资到位额', direction: 'higher', frequency: 'monthly', rule: { kind: 'completion', mode: 'quotient' } });
const withLeaf = (leaf: Parameters<typeof aLeaf>[0]) => [aScheme({ root: { children: [aLeaf(leaf)] } })];
const story = (unit: UnitStory, given: Partial<Story> = {}): Story => ({ units: [unit], schemes: [aScheme({ root: { children: [yearToDate] } })], ...given });
const half = { purpose: 'simulated', through: '2026-06' } as const;

describe('the value of a year', () => {
  it('of a running total is the figure of December, and 未报 without it, however good November was', () => {
    const unit = (figures: Record<string, string>): UnitStory => ({ figures: { 招商引资到位额: figures }, targets: { P1: { target: '200' } } });
    expect(markOf(aDossier(story(unit({ '2026-11': '150', '2026-12': '180' }))), 'P1')).toMatchObject({ state: 'reported', value: '180', awarded: '90' });
    expect(markOf(aDossier(story(unit({ '2026-11': '190' }))), 'P1')).toMatchObject({ state: 'unreported', awarded: '0', value: undefined });
  });

  it('of months adds up, and names the months without a figure', () => {
    const leaf = aLeaf({ code: 'P1', name: '新增就业', accumulation: 'in-period', frequency: 'quarterly', rule: { kind: 'imported', outOf: '100' } });
    const unit: UnitStory = { figures: { 新增就业: { '2026-03': '20', '2026-06': '25', '2026-12': '30' } } };
    const mark = markOf(aDossier({ units: [unit], schemes: [aScheme({ root: { children: [leaf] } })] }), 'P1');
    expect(mark).toMatchObject({ value: '75', awarded: '75' });
    expect(mark.explanation.flags).toEqual([{ code: 'gaps', facts: { figure: '新增就业', months: '2026-09' } }]);
    const silent = markOf(aDossier({ units: [{}], schemes: [aScheme({ root: { children: [leaf] } })] }), 'P1');
    expect(silent.explanation.flags[1]?.facts['months']).toBe('2026-03、2026-06、2026-09、2026-12');
  });

  it('of an average is the mean of the months reported', () => {
    const unit: UnitStory = { figures: { 空气优良率: { '2026-06': '90', '2026-12': '95' } } };
    const mark = markOf(
      aDossier({ units: [unit], schemes: withLeaf({ code: 'P1', name: '空气优良率', accumulation: 'average', frequency: 'half-yearly' }) }),
      'P1',
    );
    expect(mark.value).toBe('92.5');
  });

  it('has nothing of other years, save for base data, whose latest figure counts', () => {
    const leaf = aLeaf({
      code: 'P1',
      name: '增长',
      formula: '(本年 - 上年) / 上年 * 100',
      figures: [
        { name: '本年', unitOfMeasure: '万元', accumulation: 'in-period', frequency: 'yearly', source: '自报' },
        { name: '上年', unitOfMeasure: '万元', accumulation: 'in-period', frequency: 'yearly', source: '统计局', baseData: true },
      ],
    });
    const unit: UnitStory = { figures: { 本年: { '2025-12': '999', '2026-12': '150' }, 上年: { '2024-12': '80', '2025-12': '100' } } };
    const mark = markOf(aDossier({ units: [unit], schemes: [aScheme({ root: { children: [leaf] } })] }), 'P1');
    expect(mark).toMatchObject({ value: '50', awarded: '50' });
    expect(mark.explanation.inputs).toEqual([
      { name: '本年', value: '150', source: '自报' },
      { name: '上年', value: '100', source: '自报' },
    ]);
  });

  it('is rounded before the rule only where the indicator says so', () => {
    const bands = {
      kind: 'bands' as const,
      bands: [
        { to: '80', marks: '3' },
        { from: '80', marks: '4' },
      ],
    };
    const leaf = { code: 'P1', name: '支出率', fullMarks: '4', rule: bands };
    const dossier = (given: object) =>
      aDossier({ units: [{ figures: { 支出率: '79.996' } }], schemes: [aScheme({ root: { fullMarks: '4', children: [aLeaf({ ...leaf, ...given })] } })] });
    expect(markOf(dossier({}), 'P1').awarded).toBe('3');
    expect(markOf(dossier({ valueDigits: 2 }), 'P1')).toMatchObject({ awarded: '4', value: '80' });
  });

  const disputed = (more: object) => {
    const figures = [{ unit: 'U001', figure: '招商引资到位额', period: '2026-12', value: '140', source: '统计局' }];
    const of = { unit: 'U001', figure: '招商引资到位额', counted: { source: '统计局', value: '140' }, others: [{ source: '自报', value: '150' }] };
    const disagreements = [{ ...of, period: '2026-12', ...more }];
    return markOf(
      aDossier({ units: [{ targets: { P1: { target: '200' } } }], schemes: [aScheme({ root: { children: [yearToDate] } })], figures, disagreements }),
      'P1',
    );
  };

  it('names its source, and says what another source has', () => {
    const mark = disputed({});
    expect(mark).toMatchObject({ value: '140', awarded: '70' });
    expect(mark.explanation.inputs[0]).toEqual({ name: '招商引资到位额', value: '140', source: '统计局' });
    expect(mark.explanation.flags).toContainEqual({
      code: 'sources-disagree',
      facts: { figure: '招商引资到位额', month: '2026-12', counted: '统计局 140', other: '自报 150' },
    });
  });

  it('says who decided which source counts, and why', () => {
    const sentences = sentenceOf(disputed({ decided: { reason: '以统计口径为准', by: 'P002', on: '2027-01-20' } }));
    expect(sentences.find((each) => each.includes('各来源不一致'))).toBe(
      '注:“招商引资到位额”2026-12 各来源不一致:采用 统计局 140,其他来源 自报 150;考评办于 2027-01-20 认定(经办 P002),采用理由:以统计口径为准',
    );
  });

  it('says nothing of a month that does not count', () => {
    expect(codesOf(disputed({ period: '2026-11' }).explanation)).not.toContain('sources-disagree');
    expect(codesOf(disputed({ unit: 'U002' }).explanation)).not.toContain('sources-disagree');
  });

  it('that would divide by zero earns what the indicator says', () => {
    const leaf = (onNotComputable: 'zero' | 'full' | 'pending') =>
      aLeaf({
        code: 'P1',
        name: '增长',
        formula: '(本年 - 上年) / 上年',
        onNotComputable,
        figures: ['本年', '上年'].map((name) => ({
          name,
          unitOfMeasure: '件',
          accumulation: 'cumulative' as const,
          frequency: 'yearly' as const,
          source: '自报',
        })),
      });
    const mark = (policy: 'zero' | 'full' | 'pending') =>
      markOf(aDossier({ units: [{ figures: { 本年: '3', 上年: '0' } }], schemes: [aScheme({ root: { children: [leaf(policy)] } })] }), 'P1');
    expect(mark('zero')).toMatchObject({ state: 'reported', awarded: '0' });
    expect(mark('full')).toMatchObject({ state: 'reported', awarded: '100' });
    expect(mark('pending')).toMatchObject({ state: 'pending', awarded: '0' });
    expect(mark('full').explanation.steps.slice(0, 2)).toEqual([
      { name: 'not-computable', value: '上年为 0' },
      { name: 'marks', value: '100' },
    ]);
    expect(mark('zero').explanation.flags).toEqual([{ code: 'not-computable', facts: { reason: '上年为 0', policy: 'zero' } }]);
  });

  it('is 未报 where the formula lacks one of its figures', () => {
    const leaf = aLeaf({
      code: 'P1',
      name: '增长',
      formula: '本年 - 上年',
      figures: ['本年', '上年'].map((name) => ({
        name,
        unitOfMeasure: '件',
        accumulation: 'cumulative' as const,
        frequency: 'yearly' as const,
        source: '自报',
      })),
    });
    expect(markOf(aDossier({ units: [{ figures: { 本年: '3' } }], schemes: [aScheme({ root: { children: [leaf] } })] }), 'P1').state).toBe('unreported');
  });
});

describe('what went into a value', () => {
  const formula = { code: 'P1', name: '完成率', formula: '到位额 / 目标 * 100' };
  const paid = { name: '到位额', unitOfMeasure: '万元', accumulation: 'in-period' as const, frequency: 'half-yearly' as const, source: '自报' };
  const target = { P1: { target: '200', baseline: '120' } };

  it('names target and baseline beside the figures, and every source once', () => {
    const figures = [
      { unit: 'U001', figure: '到位额', period: '2026-06', value: '60', source: '自报' },
      { unit: 'U001', figure: '到位额', period: '2026-12', value: '90', source: '财政局' },
    ];
    const dossier = aDossier({ units: [{ targets: target }], schemes: withLeaf({ ...formula, figures: [paid] }), figures });
    expect(markOf(dossier, 'P1')).toMatchObject({ value: '75', awarded: '75' });
    expect(markOf(dossier, 'P1').explanation.inputs).toEqual([
      { name: '到位额', value: '150', source: '自报、财政局' },
      { name: '目标', value: '200' },
      { name: '基期', value: '120' },
    ]);
  });

  it('lets a formula read the baseline as well, and lists no figure that is missing', () => {
    const growth = { ...formula, formula: '(到位额 - 基期) / 基期 * 100', figures: [paid] };
    const of = (figures: UnitStory['figures'] = {}) => markOf(aDossier({ units: [{ figures, targets: target }], schemes: withLeaf(growth) }), 'P1');
    expect(of({ 到位额: { '2026-06': '60', '2026-12': '90' } })).toMatchObject({ value: '25', awarded: '25' });
    expect(of()).toMatchObject({ state: 'unreported' });
    expect(of().explanation.inputs.map(({ name }) => name)).toEqual(['目标', '基期']);
  });
});

describe('a joint indicator', () => {
  const schemes = withLeaf({ code: 'P1', name: '招商引资到位额', frequency: 'yearly', rule: { kind: 'completion', mode: 'quotient' } });
  const joint = { joints: [{ indicator: 'P1', lead: 'U001', partners: [{ unit: 'U002', percent: '60', by: 'liability' as const }], article: '第五条' }] };
  const lead: UnitStory = { figures: { 招商引资到位额: '90' }, targets: { P1: { target: '100' } } };
  const exception = (unit: string) => [{ unit, indicator: 'P1', state: 'exempted' as const, basis: '洪涝', document: '县政纪〔2026〕20号' }];

  it('takes the lead’s value and the lead’s target for the partner', () => {
    const partner = markOf(aDossier({ units: [lead, { targets: { P1: { target: '10' } } }], schemes, plan: joint }), 'P1', 'U002');
    expect(partner).toMatchObject({ state: 'reported', value: '90' });
    expect(partner.explanation.inputs).toContainEqual({ name: '目标', value: '100' });
  });

  it('takes the partner’s own target where the lead has none', () => {
    const partner = markOf(aDossier({ units: [{ ...lead, targets: {} }, { targets: { P1: { target: '120' } } }], schemes, plan: joint }), 'P1', 'U002');
    expect(partner.explanation.inputs).toContainEqual({ name: '目标', value: '120' });
  });

  it('is exempt for the partner where the lead is, or for the partner alone', () => {
    const stateOf = (exempted: string, unit: string) =>
      markOf(aDossier({ units: [lead, {}], schemes, plan: joint, exceptions: exception(exempted) }), 'P1', unit).state;
    expect([stateOf('U001', 'U001'), stateOf('U001', 'U002')]).toEqual(['exempted', 'exempted']);
    expect([stateOf('U002', 'U001'), stateOf('U002', 'U002')]).toEqual(['reported', 'exempted']);
  });
});

describe('the four states of no value', () => {
  const two = [aScheme({ root: { children: [aLeaf({ code: 'P1', name: '甲', fullMarks: '40' }), aLeaf({ code: 'P2', name: '乙', fullMarks: '60' })] } })];
  const dossier = (exceptions: Story['exceptions'], figures: Record<string, string> = { 甲: '36' }) =>
    aDossier({ units: [{ figures }], schemes: two, ...(exceptions && { exceptions }) });
  const exception = (state: 'pending' | 'not-applicable' | 'exempted', more: object = {}) => [
    { unit: 'U001', indicator: 'P2', state, basis: '职能划转', document: '县编〔2026〕7号', ...more },
  ];

  it('未报 earns nothing and is not redistributed', () => {
    const card = cardOf(dossier(undefined));
    expect(card).toMatchObject({ score: '36', provisional: false });
    expect(codesOf(card.marks[1]?.explanation ?? { flags: [] })).toEqual(['unreported', 'gaps']);
    expect(card.marks[1]?.explanation.steps).toEqual([
      { name: 'marks', value: '0' },
      { name: 'rounded', value: '0' },
    ]);
  });

  it('暂缺 earns nothing yet, makes the card provisional, and ends when the value arrives', () => {
    expect(cardOf(dossier(exception('pending')))).toMatchObject({ score: '36', provisional: true });
    expect(codesOf(cardOf(dossier(exception('pending'))).marks[1]?.explanation ?? { flags: [] })).toEqual(['pending', 'exception', 'gaps']);
    expect(cardOf(dossier(exception('pending'), { 甲: '36', 乙: '30' }))).toMatchObject({ score: '66', provisional: false });
  });

  it.each(['not-applicable', 'exempted'] as const)('%s leaves the tree, whatever was reported, and its marks go to the others', (state) => {
    const card = cardOf(dossier(exception(state), { 甲: '36', 乙: '6' }));
    expect(card).toMatchObject({ score: '90', provisional: false });
    expect(card.marks[1]).toMatchObject({ state });
    expect([card.marks[1]?.value, card.marks[1]?.awarded]).toEqual([undefined, undefined]);
    expect(card.marks[1]?.explanation.flags).toContainEqual({ code: 'exception', facts: { basis: '职能划转', document: '县编〔2026〕7号' } });
    expect(codesOf(card.marks[1]?.explanation ?? { flags: [] })[0]).toBe(state);
    expect(card.byGoal).toEqual([]);
  });

  it('exempt for all its months is exempt', () => {
    const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
    expect(cardOf(dossier(exception('exempted', { months }))).score).toBe('90');
    expect(cardOf(dossier(exception('exempted', { months: months.slice(1) }))).score).toBe('36');
  });
});

describe('exempt months', () => {
  const exempt = { state: 'exempted' as const, months: ['2026-08', '2026-07'], basis: '洪涝', document: '县政纪〔2026〕20号' };
  const dossierOf = (leaf: Partial<Parameters<typeof aLeaf>[0]>, values: Record<string, string>, target = '120') =>
    aDossier({
      units: [{ figures: { 办件: values }, targets: { P1: { target } } }],
      schemes: [aScheme({ root: { children: [aLeaf({ code: 'P1', name: '办件', frequency: 'monthly', ...leaf })] } })],
      exceptions: [{ unit: 'U001', indicator: 'P1', ...exempt }],
    });

  it('scale what grows with the months to the year, never above full marks', () => {
    const rule = { kind: 'completion', mode: 'quotient' } as const;
    const mark = markOf(dossierOf({ rule }, { '2026-12': '60' }), 'P1');
    expect(mark.awarded).toBe('60');
    expect(mark.explanation.steps.map(({ name, value }) => `${name} ${value}`)).toContain('applicable-months 10/12');
    expect(mark.explanation.steps.map(({ name, value }) => `${name} ${value}`)).toContain('exempt-months 2026-07、2026-08');
    expect(markOf(dossierOf({ rule }, { '2026-12': '119' }), 'P1').awarded).toBe('100');
  });

  it('change nothing about a limit', () => {
    const rule = { kind: 'completion', mode: 'quotient' } as const;
    const mark = markOf(dossierOf({ rule, direction: 'lower', accumulation: 'point-in-time' }, { '2026-12': '240' }), 'P1');
    expect(mark.awarded).toBe('50');
    expect(mark.explanation.steps.map(({ name }) => name)).toContain('exempt-months');
  });

  it('change nothing about marks of a lower-is-better total, an average or cases', () => {
    const rule = { kind: 'imported', outOf: '100' } as const;
    expect(markOf(dossierOf({ rule, direction: 'lower' }, { '2026-12': '60' }), 'P1').awarded).toBe('60');
    expect(markOf(dossierOf({ rule, accumulation: 'average' }, { '2026-12': '60' }), 'P1').awarded).toBe('60');
    const checklist = {
      kind: 'checklist' as const,
      points: [
        { name: '办件', marks: '40' },
        { name: '台账', marks: '60' },
      ],
    };
    const figures = ['办件', '台账'].map((name) => ({
      name,
      unitOfMeasure: '是/否',
      accumulation: 'cumulative' as const,
      frequency: 'monthly' as const,
      source: '自报',
    }));
    expect(markOf(dossierOf({ rule: checklist, figures }, { '2026-12': '1' }), 'P1').awarded).toBe('40');
  });

  it('end the explanation with the marks they lead to', () => {
    const mark = markOf(dossierOf({}, { '2026-12': '60' }), 'P1');
    expect(mark.explanation.steps.slice(-2)).toEqual([
      { name: 'marks', value: '72' },
      { name: 'rounded', value: '72' },
    ]);
  });

  it('are not counted and not missed', () => {
    const values = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`2026-${String(at + 1).padStart(2, '0')}`, at === 6 ? '50' : '1']));
    const mark = markOf(dossierOf({ accumulation: 'in-period' }, values), 'P1');
    expect(mark.value).toBe('10');
    expect(codesOf(mark.explanation)).toEqual(['exception']);
  });
});

describe('a unit that joined in mid-year', () => {
  it('owes nothing before its first month', () => {
    const leaf = { code: 'P1', name: '办件', accumulation: 'in-period' as const, frequency: 'monthly' as const };
    const values = Object.fromEntries(['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => [`2026-${month}`, '10']));
    const mark = markOf(aDossier({ units: [{ since: '2026-05', figures: { 办件: values } }], schemes: withLeaf(leaf) }), 'P1');
    expect(mark).toMatchObject({ value: '80' });
    expect(mark.explanation.flags).toEqual([]);
  });

  it('is not in the cards of a month before', () => {
    const cards = () => cardOf(aDossier(story({ since: '2026-07', figures: {} }, half)));
    expect(cards).toThrow('no card');
  });
});

describe('a simulation in mid-year', () => {
  const simulated = (unit: UnitStory, leaf: Partial<Parameters<typeof aLeaf>[0]> = {}) =>
    cardOf(aDossier(story(unit, { ...half, schemes: [aScheme({ root: { children: [{ ...yearToDate, ...leaf }] } })] })));
  const at = (value: string, target: string, more: object = {}): UnitStory => ({
    figures: { 招商引资到位额: { '2026-06': value } },
    targets: { P1: { target, ...more } },
  });

  it('marks against the target’s share of the year and says that it does not count', () => {
    const card = simulated(at('45', '100'));
    expect(card.marks[0]).toMatchObject({ awarded: '90' });
    expect(card.marks[0]?.explanation.inputs).toContainEqual({ name: '目标', value: '50' });
    expect(card.flags[0]).toEqual({ code: 'simulated', facts: {} });
  });

  it('marks a stock against the whole target', () => {
    expect(simulated(at('45', '100'), { accumulation: 'point-in-time' }).marks[0]?.awarded).toBe('45');
  });

  it('marks against the last milestone passed', () => {
    const milestones = [
      { month: '2026-09', value: '80' },
      { month: '2026-03', value: '30' },
      { month: '2026-06', value: '60' },
    ];
    expect(simulated(at('45', '100', { milestones })).marks[0]?.awarded).toBe('75');
  });

  it('leaves out what is not due yet', () => {
    const milestones = [{ month: '2026-09', value: '80' }];
    const mark = simulated(at('45', '100', { milestones })).marks[0];
    expect([mark?.state, mark?.awarded]).toEqual(['not-applicable', undefined]);
    expect(codesOf(mark?.explanation ?? { flags: [] })).toEqual(['not-due', 'gaps']);
    expect(simulated({ targets: { P1: { target: '100' } } }, { frequency: 'yearly' }).marks[0]).toMatchObject({ state: 'not-applicable' });
  });

  it('leaves out what is exempt as exempt, not as not due', () => {
    const exceptionOf = (state: 'exempted' | 'not-applicable') => [{ unit: 'U001', indicator: 'P1', state, basis: '洪涝', document: '县政纪〔2026〕20号' }];
    const markUnder = (state: 'exempted' | 'not-applicable') =>
      markOf(
        aDossier(
          story({ targets: { P1: { target: '100' } } }, { ...half, schemes: withLeaf({ ...yearToDate, frequency: 'yearly' }), exceptions: exceptionOf(state) }),
        ),
        'P1',
      );
    expect(markUnder('exempted').state).toBe('exempted');
    expect(codesOf(markUnder('exempted').explanation)).not.toContain('not-due');
    expect(codesOf(markUnder('not-applicable').explanation)).not.toContain('not-due');
  });

  it('does not wait where one of two figures is due and neither came', () => {
    const figure = { unitOfMeasure: '件', accumulation: 'cumulative' as const, source: '自报' };
    const figures = [
      { ...figure, name: '本年', frequency: 'monthly' as const },
      { ...figure, name: '普查', frequency: 'yearly' as const },
    ];
    const leaf = { code: 'P1', name: '占比', formula: '本年 / 普查 * 100', figures };
    const stateOf = (values: UnitStory['figures'] = {}) => markOf(aDossier(story({ figures: values }, { ...half, schemes: withLeaf(leaf) })), 'P1').state;
    expect(stateOf()).toBe('not-applicable');
    expect(stateOf({ 本年: { '2026-06': '3' } })).toBe('not-applicable');
  });

  it('does not forgive silence', () => {
    expect(simulated({ targets: { P1: { target: '100' } } }).marks[0]).toMatchObject({ state: 'unreported', awarded: '0' });
  });

  it('takes the baseline’s share of a running total as well', () => {
    const rule = {
      kind: 'growth',
      levelShare: '0',
      level: { kind: 'completion', mode: 'quotient' },
      growth: { kind: 'completion', mode: 'quotient' },
      change: 'relative',
      zeroBaseline: 'refuse',
      growthTarget: '20',
    } as const;
    expect(simulated(at('55', '100', { baseline: '100' }), { rule }).marks[0]?.awarded).toBe('50');
  });

  it('does not wait for ratings that come at the year’s end', () => {
    const rated = aLeaf({ code: 'P2', name: '综合评价', rule: { kind: 'rated', bodies: [{ name: '专家', weight: '1' }] } });
    const schemes = [aScheme({ root: { fullMarks: '200', children: [yearToDate, rated] } })];
    const card = cardOf(aDossier(story(at('45', '100'), { ...half, schemes })));
    expect(card.marks[1]).toMatchObject({ state: 'not-applicable' });
    expect(codesOf(card.marks[1]?.explanation ?? { flags: [] })).toEqual(['not-due']);
    expect(card.score).toBe('180');
    expect(cardOf(aDossier(story(at('45', '100'), { schemes }))).marks[1]).toMatchObject({ state: 'reported', awarded: '0' });
  });

  it('still says what a rule cannot compute', () => {
    const mark = simulated({ figures: { 招商引资到位额: { '2026-06': '45' } } }).marks[0];
    expect(mark).toMatchObject({ state: 'reported', awarded: '0' });
    expect(codesOf(mark?.explanation ?? { flags: [] })).toContain('not-computable');
  });

  it('takes a new unit’s share from its own months', () => {
    const unit = { ...at('45', '100'), since: '2026-04' };
    expect(simulated(unit).marks[0]?.explanation.inputs).toContainEqual({ name: '目标', value: '100/3' });
  });
});

describe('a unit that ended in mid-year', () => {
  it('owes every figure at its end, and only up to then', () => {
    const unit = (figures: Record<string, string>): UnitStory => ({ until: '2026-08', figures: { 得分: figures } });
    expect(cardOf(aDossier({ units: [unit({ '2026-08': '81' })] }))).toMatchObject({ score: '81' });
    expect(cardOf(aDossier({ units: [unit({ '2026-12': '81' })] }))).toMatchObject({ score: '0' });
  });
});
