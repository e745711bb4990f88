import { describe, expect, it } from 'vitest';
import { assess } from '#domain/scoring/assess.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import { aDossier, aLeaf, aScheme, codesOf, type Story, scoring, type UnitStory } from './a-dossier.ts';

const article = '第一条';
type Quota = NonNullable<NonNullable<Story['policy']>['quota']>;
const quota = (given: Partial<Quota> = {}): Quota => ({
  grade: '优秀',
  rate: '0.5',
  rounding: 'down',
  minimum: 0,
  poolBelow: 0,
  tie: 'allOut',
  article,
  ...given,
});
const cards = (units: readonly UnitStory[], policy: NonNullable<Story['policy']> = {}, more: Partial<Story> = {}): Scorecard[] =>
  assess(aDossier({ units, policy, ...more }));
const grades = (given: readonly Scorecard[]): string[] => given.map(({ grade }) => grade);
const ranks = (given: readonly Scorecard[]): (number | undefined)[] => given.map(({ rank }) => rank);
const stepsOf = (card: Scorecard | undefined): string[] => card?.steps.map(({ name, value }) => `${name} ${value}`) ?? [];

describe('ranks', () => {
  it('are shared by equal scores, and the next place is skipped', () => {
    expect(ranks(cards([90, 90, 80].map((score) => scoring(score))))).toEqual([1, 1, 3]);
    expect(ranks(cards([70, 90, 80, 80, 80].map((score) => scoring(score))))).toEqual([5, 1, 2, 2, 2]);
  });

  it('count within the category', () => {
    expect(ranks(cards([scoring(90), scoring(70, { category: 'B' }), scoring(95), scoring(60, { category: 'B' })]))).toEqual([2, 1, 1, 2]);
  });

  it('rest on the published score: what is shown equal is equal', () => {
    expect(ranks(cards([scoring('90.004'), scoring('90.0041')]))).toEqual([1, 1]);
  });
});

describe('cards', () => {
  it('come by category and unit, in whatever order the plan lists them', () => {
    const told = ['U003 B', 'U004 A', 'U001 B', 'U002 A'].map((each) => each.split(' '));
    const given = cards(told.map(([id = '', category = '']) => scoring(80, { id, category })));
    expect(given.map(({ unit, category }) => `${unit} ${category}`)).toEqual(['U002 A', 'U004 A', 'U001 B', 'U003 B']);
  });
});

describe('grades', () => {
  it('begin at their thresholds', () => {
    expect(grades(cards(['90', '89.99', '80', '79.99', '60', '59.99'].map((score) => scoring(score))))).toEqual([
      '优秀',
      '良好',
      '良好',
      '合格',
      '合格',
      '不合格',
    ]);
    expect(stepsOf(cards([scoring(85)])[0])).toEqual(['total 85', 'final-score 85', 'threshold 良好']);
  });

  it('need enough months', () => {
    const given = cards([scoring(95, { since: '2026-08' }), scoring(94, { since: '2026-07' }), scoring(93)]);
    expect(grades(given)).toEqual(['不定等次', '优秀', '优秀']);
    expect(ranks(given)).toEqual([undefined, 1, 2]);
    expect(codesOf(given[0] ?? { flags: [] })).toEqual(['new-unit']);
    expect(grades(cards([scoring(95, { since: '2025-03' })]))).toEqual(['优秀']);
    expect(grades(cards([scoring(95, { since: '2026-08' })], { newUnits: { leastMonths: 5, grade: '暂不评定', article } }))).toEqual(['优秀']);
    expect(grades(cards([scoring(95, { since: '2026-09' })], { newUnits: { leastMonths: 5, grade: '暂不评定', article } }))).toEqual(['暂不评定']);
  });

  it('are not for units that ended before the last month', () => {
    const ended = (until: string) => cards([scoring(95, { until, figures: { 得分: { [until]: '95' } } }), scoring(90)])[0];
    expect(ended('2026-12')).toMatchObject({ grade: '优秀', rank: 1 });
    expect(ended('2026-11')).toMatchObject({ grade: '不定等次', rank: undefined });
    expect(stepsOf(ended('2026-11')).at(-1)).toBe('threshold 不定等次');
  });

  it('may be changed by a meeting, with its reason; the last decision counts', () => {
    const decide = (id: string, grade: string, on: string) => ({ kind: 'grade' as const, id, unit: 'U001', grade, on, reason: '重大贡献', by: '县委常委会' });
    const [card, other] = cards([scoring(85), scoring(86)], {}, { decisions: [decide('A', '合格', '2027-03-01'), decide('B', '优秀', '2027-02-01')] });
    expect([card?.grade, card?.rank, other?.grade]).toEqual(['合格', 2, '良好']);
    expect(stepsOf(card).at(-1)).toBe('decided-grade 合格');
    expect(card?.flags).toEqual([{ code: 'grade-decided', facts: { by: '县委常委会', reason: '重大贡献', before: '良好' } }]);
  });
});

describe('vetoes', () => {
  const vetoes = [
    { code: 'V1', name: '重大安全事故', effect: { gradeCap: '不合格' }, document: '省安〔2024〕1号', article },
    { code: 'V2', name: '取消评优', effect: { gradeCap: '良好' }, document: '省效能办〔2025〕2号', article },
    { code: 'V3', name: '数据造假', effect: { scoreCap: '59' }, document: '统计法', article },
    { code: 'V4', name: '信访积案', effect: { scoreCap: '92' }, document: '省信〔2025〕3号', article },
  ];
  const fact = (veto: string, unit = 'U001') => ({ id: `FJ-${veto}`, unit, kind: 'veto' as const, veto, matter: '事实', date: '2026-07-01', document: '通报' });
  const under = (score: number, ...codes: string[]) =>
    cards([scoring(score), scoring(91), scoring(90)], { vetoes, quota: quota({ rate: '0.67' }) }, { adjustments: codes.map((code) => fact(code)) });

  it('cap the grade and leave the score; the unit counts in N, takes no seat and shows no rank', () => {
    const [first, ...others] = under(95, 'V1');
    expect(first).toMatchObject({ score: '95', grade: '不合格', rank: undefined });
    expect(stepsOf(first)).toContain('veto 重大安全事故');
    expect(first?.flags).toEqual([]);
    expect(grades(others)).toEqual(['优秀', '优秀']);
    expect(ranks(others)).toEqual([1, 2]);
    expect(under(95, 'V2')[0]).toMatchObject({ grade: '良好', rank: undefined });
  });

  it('never lift a grade', () => {
    expect(under(50, 'V2')[0]?.grade).toBe('不合格');
    expect(under(70, 'V2')[0]?.grade).toBe('合格');
  });

  it('cap the score and with it the grade', () => {
    const [first] = under(95, 'V3');
    expect(first).toMatchObject({ score: '59', percent: '59', total: '95', grade: '不合格' });
    expect(stepsOf(first)).toContain('score-capped 59');
    expect(under(50, 'V3')[0]).toMatchObject({ score: '50' });
    expect(under(0, 'V3')[0]).toMatchObject({ score: '0', percent: '0' });
  });

  it('of two kinds act both', () => {
    expect(under(95, 'V2', 'V3')[0]).toMatchObject({ score: '59', grade: '不合格' });
  });

  it('take no seat even where the capped score reaches the best grade', () => {
    const given = under(95, 'V4');
    expect(given[0]).toMatchObject({ score: '92', grade: '良好', rank: undefined });
    expect(grades(given)).toEqual(['良好', '优秀', '优秀']);
  });

  it('that the policy does not know do nothing and are named', () => {
    const [first] = under(95, 'V9');
    expect(first).toMatchObject({ grade: '优秀', rank: 1 });
    expect(first?.flags).toEqual([{ code: 'unknown-veto', facts: { code: 'V9' } }]);
    expect(under(95, 'V9', 'V2')[0]).toMatchObject({ grade: '良好', rank: undefined, flags: [{ code: 'unknown-veto', facts: { code: 'V9' } }] });
  });
});

describe('seats', () => {
  const scores = (...given: number[]): UnitStory[] => given.map((score) => scoring(score));

  it('go to the best, and who gets none has the next grade', () => {
    const given = cards(scores(91, 95, 93, 88), { quota: quota() });
    expect(grades(given)).toEqual(['良好', '优秀', '优秀', '良好']);
    expect(stepsOf(given[0])).toEqual(expect.arrayContaining(['threshold 优秀', 'group-units 4', 'group-seats 2', 'no-seat 良好']));
    expect(stepsOf(given[1]).at(-1)).toBe('seat 优秀');
    expect(stepsOf(given[3]).at(-1)).toBe('threshold 良好');
  });

  it.each([
    ['down', '0.5', 1],
    ['half-up', '0.5', 2],
    ['half-up', '0.4', 1],
    ['up', '0.4', 2],
  ] as const)('are rounded %s of %s', (rounding, rate, seats) => {
    expect(grades(cards(scores(91, 95, 93), { quota: quota({ rounding, rate }) })).filter((grade) => grade === '优秀')).toHaveLength(seats);
  });

  it('are as many as the minimum, but none without a unit that reaches the threshold', () => {
    expect(grades(cards(scores(91, 95), { quota: quota({ rate: '0.1', minimum: 1 }) }))).toEqual(['良好', '优秀']);
    expect(grades(cards(scores(71, 75), { quota: quota({ rate: '0.1', minimum: 1 }) }))).toEqual(['合格', '合格']);
    expect(grades(cards(scores(91, 95), { quota: quota({ rate: '0.1' }) }))).toEqual(['良好', '良好']);
  });

  it('are not counted by units without a grade', () => {
    const given = cards([...scores(91, 95, 93), scoring(99, { since: '2026-10' })], { quota: quota({ rate: '0.5' }) });
    expect(grades(given)).toEqual(['良好', '优秀', '良好', '不定等次']);
  });

  it('of small categories are pooled, by percent of full marks', () => {
    const thousand = aScheme({ code: 'T', root: { fullMarks: '1000', children: [aLeaf({ code: 'P1', name: '得分', fullMarks: '1000' })] } });
    const plan = {
      categories: [
        { code: 'A', name: '甲', scheme: 'S' },
        { code: 'B', name: '乙', scheme: 'T' },
        { code: 'C', name: '丙', scheme: 'S' },
      ],
    };
    const units = [
      ...scores(91, 95),
      scoring(930, { category: 'B' }),
      scoring(920, { category: 'B' }),
      ...scores(96, 97, 98, 99).map((unit) => ({ ...unit, category: 'C' })),
    ];
    const given = assess(aDossier({ units, schemes: [aScheme(), thousand], plan, policy: { quota: quota({ poolBelow: 4 }) } }));
    expect(given.map(({ unit, grade }) => `${unit} ${grade}`)).toEqual([
      'U001 良好',
      'U002 优秀',
      'U003 优秀',
      'U004 良好',
      'U005 良好',
      'U006 良好',
      'U007 优秀',
      'U008 优秀',
    ]);
    expect(ranks(given)).toEqual([2, 1, 1, 2, 4, 3, 2, 1]);
    expect(stepsOf(given[0])).toContain('pooled A、B');
    expect(stepsOf(given[6])).toEqual(['total 98', 'final-score 98', 'threshold 优秀', 'group-units 4', 'group-seats 2', 'seat 优秀']);
    const mixed = cards([scoring(95, { category: 'B' }), scoring(96, { category: 'A' })], { quota: quota({ poolBelow: 4 }) });
    expect(stepsOf(mixed[0])).toContain('pooled A、B');
    const ungraded = [...scores(91, 92, 93), scoring(99, { since: '2026-11' })];
    expect(stepsOf(cards(ungraded, { quota: quota({ poolBelow: 4 }) })[0])).toContain('pooled A');
  });
});

describe('the county’s ceiling', () => {
  const category = (code: string, ...given: number[]): UnitStory[] => given.map((score) => scoring(score, { category: code }));
  const best = (units: readonly UnitStory[], given: Partial<Quota>) => {
    const result = cards(units, { quota: quota(given) });
    return { best: result.filter(({ grade }) => grade === '优秀').map(({ unit }) => unit), result };
  };

  it('takes nothing where all fits', () => {
    const { best: seated, result } = best([...category('A', 95, 94, 93, 92), ...category('B', 91, 90, 85, 80)], { countyCeiling: '0.5' });
    expect(seated).toEqual(['U001', 'U002', 'U005', 'U006']);
    expect(stepsOf(result[0]).join()).not.toContain('minimum-gave-way');
  });

  it('gives whole shares first, then largest remainders', () => {
    // Rate: 3 + 2 = 5 of 10; ceiling 40 %: 4. Shares 2.4 and 1.6.
    const { best: seated, result } = best([...category('A', 99, 98, 97, 96, 95, 94), ...category('B', 93, 92, 91, 90)], { countyCeiling: '0.4' });
    expect(seated).toEqual(['U001', 'U002', 'U007', 'U008']);
    expect(stepsOf(result[2])).toEqual(expect.arrayContaining(['group-seats 2', 'minimum-gave-way 3']));
    expect(stepsOf(result[8]).join()).not.toContain('minimum-gave-way');
  });

  it('gives equal remainders to the better top score, then by code', () => {
    const three = (code: string, top: number) => category(code, top, 80, 80);
    const minimum = { rate: '0.1', minimum: 1, countyCeiling: '0.25' };
    expect(best([...three('A', 91), ...three('B', 93), ...three('C', 92)], minimum).best).toEqual(['U004', 'U007']);
    expect(best([...three('B', 91), ...three('A', 91), ...three('C', 91)], minimum).best).toEqual(['U004', 'U001']);
  });

  it('does not keep a seat for a category that nobody fills', () => {
    const three = (code: string, top: number) => category(code, top, 80, 80);
    const minimum = { rate: '0.1', minimum: 1, countyCeiling: '0.25' };
    expect(best([...three('A', 85), ...three('B', 93), ...three('C', 92), ...three('D', 91)], minimum).best).toEqual(['U004', 'U007', 'U010']);
  });

  it('hands on what a category cannot fill', () => {
    // Claims 1 + 3 of 4; ceiling 3: whole shares 1 and 1, the last one to B alone.
    const { best: seated } = best([...category('A', 99, 80, 80, 80), ...category('B', 98, 97, 96, 95, 80)], { rate: '0.7', countyCeiling: '0.35' });
    expect(seated).toEqual(['U001', 'U005', 'U006']);
  });

  it('counts a vetoed top for nothing', () => {
    const vetoes = [{ code: 'V1', name: '重大安全事故', effect: { gradeCap: '不合格' }, document: '省安〔2024〕1号', article }];
    const units = [...category('A', 99, 91, 80), ...category('B', 93, 92, 80), ...category('C', 80, 80, 80)];
    const given = cards(
      units,
      { vetoes, quota: quota({ rate: '0.1', minimum: 1, countyCeiling: '0.12' }) },
      {
        adjustments: [{ id: 'FJ1', unit: 'U001', kind: 'veto', veto: 'V1', matter: '事故', date: '2026-07-01', document: '通报' }],
      },
    );
    expect(given.filter(({ grade }) => grade === '优秀').map(({ unit }) => unit)).toEqual(['U004']);
  });
});

describe('equal scores at the edge', () => {
  const leaves = [aLeaf({ code: 'G', name: '民生', fullMarks: '40', goal: '服务民生' }), aLeaf({ code: 'R', name: '其他', fullMarks: '60' })];
  const unit = (livelihood: number, other: number): UnitStory => ({ figures: { 民生: String(livelihood), 其他: String(other) } });
  const tied = (tie: Quota['tie'], more: Partial<Story> = {}, units = [unit(38, 57), unit(35, 57), unit(36, 56), unit(34, 58)]) =>
    cards(units, { quota: quota({ tie }) }, { schemes: [aScheme({ root: { children: leaves } })], ...more });

  it.each([
    ['allIn', ['优秀', '优秀', '优秀', '优秀']],
    ['allOut', ['优秀', '良好', '良好', '良好']],
  ] as const)('%s', (tie, expected) => {
    const given = tied(tie);
    expect(grades(given)).toEqual(expected);
    expect(ranks(given)).toEqual([1, 2, 2, 2]);
    expect(stepsOf(given[1])).toContain(`tie-decided-by ${tie}`);
    expect(stepsOf(given[0]).join()).not.toContain('tie-decided-by');
  });

  it('are told apart by the plan’s list, in its order', () => {
    const byGoal = tied([{ by: 'goal', goal: '服务民生' }]);
    expect(grades(byGoal)).toEqual(['优秀', '良好', '优秀', '良好']);
    expect(stepsOf(byGoal[2])).toEqual(expect.arrayContaining(['tie-decided-by 服务民生', 'seat 优秀']));
    expect(
      grades(
        tied([
          { by: 'goal', goal: '无人' },
          { by: 'goal', goal: '服务民生' },
        ]),
      ),
    ).toEqual(['优秀', '良好', '优秀', '良好']);
  });

  it('may be told apart by a node', () => {
    const node = (code: string, name: string) => ({
      kind: 'node' as const,
      code,
      name,
      fullMarks: name === '民生' ? '40' : '60',
      children: leaves.filter((leaf) => leaf.name === name),
    });
    const schemes = [aScheme({ root: { children: [node('N1', '民生'), node('N2', '其他')] } })];
    const given = tied([{ by: 'node', code: 'N2' }], { schemes });
    expect(grades(given)).toEqual(['优秀', '良好', '良好', '优秀']);
    expect(stepsOf(given[3])).toContain('tie-decided-by N2');
  });

  it('wait for the office where nothing tells them apart; whom it names takes the seat, with its reason', () => {
    const equal = [unit(38, 57), unit(35, 57), unit(35, 57), unit(34, 57)];
    const waiting = tied([{ by: 'goal', goal: '服务民生' }, { by: 'office' }], {}, equal);
    expect(grades(waiting)).toEqual(['优秀', '良好', '良好', '良好']);
    expect(waiting.map(codesOf)).toEqual([[], ['tie-undecided'], ['tie-undecided'], []]);
    const decisions = [{ kind: 'tie' as const, id: 'T1', unit: 'U003', reason: '满意度更高', by: '考评办' }];
    const named = tied([{ by: 'goal', goal: '服务民生' }, { by: 'office' }], { decisions }, equal);
    expect(grades(named)).toEqual(['优秀', '良好', '优秀', '良好']);
    expect(named[2]?.flags).toEqual([{ code: 'tie-decided', facts: { by: '考评办', reason: '满意度更高' } }]);
    expect(stepsOf(named[2])).toContain('tie-decided-by office');
    expect(named[1]?.flags).toEqual([]);
  });

  it('better ones of a tie keep their seat while the rest waits', () => {
    const units = [unit(36, 57), unit(35, 58), unit(35, 58), unit(34, 59)];
    const given = tied([{ by: 'goal', goal: '服务民生' }], {}, units);
    expect(grades(given)).toEqual(['优秀', '良好', '良好', '良好']);
    expect(given.map(codesOf)).toEqual([[], ['tie-undecided'], ['tie-undecided'], []]);
  });

  it('follow the first of the list that tells them apart', () => {
    const tie = [{ by: 'goal' as const, goal: '服务民生' }, { by: 'office' as const }];
    const decisions = [{ kind: 'tie' as const, id: 'T1', unit: 'U002', reason: '满意度更高', by: '考评办' }];
    const given = tied(tie, { decisions });
    expect(grades(given)).toEqual(['优秀', '良好', '优秀', '良好']);
    expect(given.map(codesOf)).toEqual([[], [], [], []]);
  });

  it('are no question where there are seats for all', () => {
    const given = tied('allOut', {}, [unit(35, 57), unit(35, 57), unit(30, 40), unit(30, 40)]);
    expect(grades(given)).toEqual(['优秀', '优秀', '合格', '合格']);
    expect(stepsOf(given[0]).join()).not.toContain('tie-decided-by');
  });
});
