import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import type { ProjectScore } from '#domain/scoring/facts.ts';
import { projectsMean } from '#domain/scoring/rules/project-scores.ts';
import { sentenceOf } from '#domain/scoring/sentence.zh-cn.ts';
import { aDossier, aLeaf, aNode, aScheme, cardOf, codesOf, markOf } from './a-dossier.ts';

const project = (id: string, given: Partial<ProjectScore> = {}): ProjectScore => ({
  ...{ unit: 'U001', project: id, name: `项目${id}`, mode: 'self', budget: '100' },
  ...given,
});
const scored = (id: string, score: string, budget = '100', more: Partial<ProjectScore> = {}) => project(id, { score, budget, ...more });

const scheme = (weigh: 'budget' | 'evenly') =>
  aScheme({
    root: {
      children: [
        aNode({
          code: 'N',
          children: [
            aLeaf({ code: 'XM', name: '项目评价', fullMarks: '20', rule: { kind: 'imported', outOf: '100', projects: { weigh } } }),
            aLeaf({ code: 'P1', name: '得分', fullMarks: '80' }),
          ],
        }),
      ],
    },
  });

const dossier = (projects: ProjectScore[], more: Partial<Parameters<typeof aDossier>[0]> = {}, weigh: 'budget' | 'evenly' = 'budget') =>
  aDossier({ units: [{ figures: { 得分: '40' } }, { figures: { 得分: '40' } }], schemes: [scheme(weigh)], projects, ...more });
const mark = (projects: ProjectScore[], more: Partial<Parameters<typeof aDossier>[0]> = {}, weigh: 'budget' | 'evenly' = 'budget') =>
  markOf(dossier(projects, more, weigh), 'XM');

describe('marks that come from the evaluation of projects', () => {
  const two = [scored('B', '90', '300', { mode: 'finance' }), scored('A', '80', '100')];

  it('weigh the projects by their budget or evenly', () => {
    expect(mark(two)).toMatchObject({ state: 'reported', value: '87.5', awarded: '17.5' });
    expect(mark(two, {}, 'evenly')).toMatchObject({ value: '85', awarded: '17' });
  });

  it('say each project with its mode, weight and score, in the order of the projects', () => {
    expect(sentenceOf(mark(two))).toEqual([
      '项目评价(满分 20 分,引用折算)',
      '评分标准:引用',
      '项目评价得分:A 项目A 单位自评 80',
      '该项目所占权重:A 25%',
      '项目评价得分:B 项目B 财政评价 90',
      '该项目所占权重:B 75%',
      '各项目加权得分:87.5',
      '原满分:100',
      '折算分:17.5',
      '得分(未修约):17.5',
      '得分(修约后):17.5',
      '核定分 17.50',
    ]);
  });

  it('are none for a unit without projects: its full marks go to the others of the node', () => {
    const card = cardOf(dossier([scored('A', '80')]), 'U002');
    expect(card.marks.find(({ code }) => code === 'XM')).toMatchObject({ state: 'not-applicable' });
    expect(codesOf(markOf(dossier([]), 'XM').explanation)).toEqual(['no-projects']);
    expect(card.score).toBe('50');
  });

  it('wait for the reviewers, and say so on the card; a unit that has not evaluated its projects earns nothing', () => {
    const waiting = dossier([project('A', { awaits: 'review' }), project('B', { awaits: 'unit' })]);
    expect(markOf(waiting, 'XM')).toMatchObject({ state: 'pending', awarded: '0' });
    expect(cardOf(waiting).provisional).toBe(true);
    expect(mark([project('A', { awaits: 'unit' })])).toMatchObject({ state: 'unreported', awarded: '0' });
  });

  it('count a project that its unit left out as nothing, and leave out one that is with the reviewers; both are told', () => {
    const some = mark([scored('A', '80'), project('B', { awaits: 'unit' }), project('C', { awaits: 'review' })]);
    expect(some).toMatchObject({ state: 'reported', value: '40', awarded: '8' });
    expect(some.explanation.flags).toMatchObject([
      { code: 'projects-unreported', facts: { projects: 'B 项目B' } },
      { code: 'projects-under-review', facts: { projects: 'C 项目C' } },
    ]);
  });

  it('are not due in mid-year while no project has a score', () => {
    const midterm = { purpose: 'simulated', through: '2026-06' } as const;
    expect(mark([project('A', { awaits: 'unit' })], midterm)).toMatchObject({ state: 'not-applicable' });
    expect(mark([scored('A', '80'), project('B', { awaits: 'unit' })], midterm)).toMatchObject({ value: '80' });
  });

  it('of a unit that was excused are excused, and a late source ends when a score is there', () => {
    const exception = (state: 'exempted' | 'pending') => ({ exceptions: [{ unit: 'U001', indicator: 'XM', state, basis: '不可抗力', document: '批复' }] });
    expect(mark(two, exception('exempted'))).toMatchObject({ state: 'exempted' });
    expect(mark(two, exception('pending'))).toMatchObject({ state: 'reported', awarded: '17.5' });
    expect(mark([], exception('pending'))).toMatchObject({ state: 'pending' });
    expect(mark([project('A', { awaits: 'unit' })], exception('pending'))).toMatchObject({ state: 'pending' });
  });
});

describe('the mean of a unit’s projects', () => {
  const cents = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => toText(exact(n).div(100)));
  const one = fc.record({ score: cents(100), budget: fc.integer({ min: 1, max: 1_000_000 }).map(String) });
  const projects = fc
    .array(
      fc.oneof(
        one,
        one.map(({ budget }) => ({ budget, awaits: 'unit' as const })),
        one.map(({ budget }) => ({ budget, awaits: 'review' as const })),
      ),
      {
        maxLength: 6,
      },
    )
    .map((all) => all.map((each, at) => project(`P${at}`, each)));
  const weigh = fc.constantFrom('budget' as const, 'evenly' as const);
  const mean = (all: readonly ProjectScore[], by: 'budget' | 'evenly') => projectsMean(all, { weigh: by });

  it('lies between the least and the greatest of the scores that count, whatever their order', () => {
    fc.assert(
      fc.property(projects, weigh, (all, by) => {
        const value = mean(all, by);
        const counted = all.filter(({ awaits }) => awaits !== 'review').map(({ score }) => Number(score ?? '0'));
        expect(value === undefined).toBe(all.every(({ score }) => score === undefined));
        if (value === undefined) return;
        expect(value.gte(exact(String(Math.min(...counted)))) && value.lte(exact(String(Math.max(...counted))))).toBe(true);
        expect(mean(all.toReversed(), by)?.equals(value)).toBe(true);
      }),
    );
  });

  it('never falls when a score rises, and by budget does not change when all budgets grow alike', () => {
    fc.assert(
      fc.property(projects, weigh, fc.integer({ min: 2, max: 9 }), (all, by, times) => {
        const value = mean(all, by);
        if (value === undefined) return;
        const better = all.map((each) => (each.score === undefined ? each : { ...each, score: '100' }));
        expect(mean(better, by)?.gte(value)).toBe(true);
        const richer = all.map((each) => ({ ...each, budget: String(Number(each.budget) * times) }));
        expect(mean(richer, by)?.equals(value)).toBe(true);
      }),
    );
  });

  it('is never raised by silence: a project that its unit did not evaluate is worth less than any score of it', () => {
    fc.assert(
      fc.property(projects, weigh, cents(100), (all, by, score) => {
        const rest = [...all, scored('X', '50')];
        const silent = mean([...rest, project('Z', { awaits: 'unit' })], by);
        const spoken = mean([...rest, project('Z', { score })], by);
        expect(silent !== undefined && spoken?.gte(silent)).toBe(true);
      }),
    );
  });
});
