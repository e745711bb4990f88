import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '#domain/scoring/assess.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { whatIf, whatIfProblems } from '#domain/scoring/what-if.ts';
import { aDossier, aLeaf, aScheme, cardOf } from './a-dossier.ts';

const scheme = aScheme({
  root: {
    children: [
      aLeaf({ code: 'P1', name: '得分', fullMarks: '60', domain: { min: '0', max: '60' } }),
      aLeaf({ code: 'R1', name: '名次数', fullMarks: '40', rule: { kind: 'rank', scale: { by: 'linear', least: '20' } } }),
    ],
  },
});
const story = (first: string, second = '50') =>
  aDossier({
    units: [{ figures: { 得分: first, 名次数: '1' } }, { figures: { 得分: second, 名次数: '2' } }],
    schemes: [scheme],
  });
const change = (figure: string, value: string, period = '2026-12') => ({ figure, period, value });
const told = (changes: Parameters<typeof whatIfProblems>[2], comparing: 'allow' | 'refuse' = 'allow', unit = 'U001') =>
  whatIfProblems(story('30'), unit, changes, comparing).map(({ path, code }) => `${path} ${code}`);

describe('what a unit’s marks would be', () => {
  it('is the same dossier with its other values, assessed beside it, with the marks that differ', () => {
    expect(whatIf(story('30'), 'U001', [change('得分', '45')])).toEqual({
      ...{ unit: 'U001', name: 'U001局', through: '2026-12', difference: '15' },
      before: { score: '50', percent: '50', grade: '不合格', rank: 2 },
      after: { score: '65', percent: '65', grade: '合格', rank: 2 },
      marks: [{ code: 'P1', name: '得分', fullMarks: '60', before: '30', after: '45' }],
    });
    expect(whatIf(story('30'), 'U001', [change('名次数', '3')])).toMatchObject({ difference: '20', marks: [{ code: 'R1', before: '20', after: '40' }] });
  });

  it('fills what was not reported, and takes a disagreement about the value with it', () => {
    const silent = aDossier({ units: [{}, { figures: { 得分: '50' } }], schemes: [scheme] });
    expect(whatIf(silent, 'U001', [change('得分', '45')]).marks).toMatchObject([{ code: 'P1', before: '0', after: '45' }]);
    const cell = { unit: 'U001', figure: '得分', period: '2026-12' };
    const doubted = { ...story('30'), disagreements: [{ ...cell, counted: { source: '自报', value: '30' }, others: [{ source: '审计局', value: '29' }] }] };
    expect(whatIf(doubted, 'U001', [change('得分', '45')]).difference).toBe('15');
  });

  it('refuses what cannot be: other figures, later months, values out of range, a cell twice, a unit that is not assessed', () => {
    expect(told([change('得分', '45')])).toEqual([]);
    expect(told([change('别的', '45')])).toEqual(['changes[0].figure unknown-figure']);
    expect(told([change('得分', '45', '2027-01')])).toEqual(['changes[0].period after-through']);
    expect(told([change('得分', '61')])).toEqual(['changes[0].value outside-domain']);
    expect(told([change('得分', '45'), change('得分', '46')])).toEqual(['changes[1] duplicate-name'].map(() => expect.stringContaining('changes[1]')));
    expect(told([change('得分', '45')], 'allow', 'U009')).toEqual(['unit unknown-unit']);
  });

  it('lets no unit read off what others have: figures that are compared with theirs are the office’s to try', () => {
    expect(told([change('名次数', '3')], 'refuse')).toEqual(['changes[0].figure compares-units']);
    expect(told([change('名次数', '3')], 'allow')).toEqual([]);
    expect(told([change('得分', '45')], 'refuse')).toEqual([]);
  });

  const value = fc.integer({ min: 0, max: 60 }).map(String);

  it('is what the dossier would say if the value had been reported, and leaves the dossier as it is', () => {
    fc.assert(
      fc.property(value, value, value, (now, other, then) => {
        const dossier = story(now, other);
        const kept = canonicalJson(dossier);
        const { before, after } = whatIf(dossier, 'U001', [change('得分', then)]);
        expect(before.score).toBe(cardOf(story(now, other)).score);
        expect(after).toMatchObject({ score: cardOf(story(then, other)).score, grade: cardOf(story(then, other)).grade });
        expect(canonicalJson(dossier)).toBe(kept);
      }),
    );
  });

  it('changes nothing where the value is the same', () => {
    fc.assert(
      fc.property(value, (now) => {
        expect(whatIf(story(now), 'U001', [change('得分', now)])).toMatchObject({ difference: '0', marks: [] });
        expect(assess(story(now))).toHaveLength(2);
      }),
    );
  });
});
