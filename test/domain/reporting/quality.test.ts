import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf, type QualityCounts, qualityOf, returnsOf } from '#domain/reporting/quality.ts';
import { DataQualityRules } from '#domain/schemes/data-quality.ts';
import { aPlan, edited } from '../../support/valid-papers.ts';
import { problemsOfPlan, told } from '../schemes/problems-of.ts';

const counts = (more: Partial<QualityCounts> = {}): QualityCounts => ({ asked: 6, answered: 6, lateDays: 0, doubtful: 0, returns: 0, corrected: 0, ...more });
const rules = DataQualityRules.parse({
  weights: { completeness: '50', timeliness: '30', consistency: '10', corrections: '10' },
  eachLateDay: '15',
  eachReturn: '40',
  eachCorrection: '6',
  article: '第七条',
});

describe('数据质量分', () => {
  it('shows each part with its counts, and their mean by the plan’s weights and article', () => {
    const given = counts({ answered: 5, lateDays: 2, doubtful: 1, returns: 1 });
    expect(qualityOf(given, rules)).toEqual({
      score: '76.7', // 0.5 × 83.33 + 0.3 × 70 + 0.1 × 80 + 0.1 × 60 = 41.67 + 21 + 8 + 6
      parts: { completeness: '83.3', timeliness: '70.0', consistency: '80.0', corrections: '60.0' },
      weights: rules.weights,
      counts: given,
      article: '第七条',
    });
  });

  it('takes every figure that was corrected after acceptance off the part of corrections, beside the returns', () => {
    expect(qualityOf(counts({ corrected: 2 }), rules).parts.corrections).toBe('88.0');
    expect(qualityOf(counts({ returns: 1, corrected: 2 }), rules).parts.corrections).toBe('48.0');
    expect(qualityOf(counts({ returns: 2, corrected: 9 }), rules).parts.corrections).toBe('0.0');
    expect(qualityOf(counts({ corrected: 1 }), undefined)).toMatchObject({ score: '99.0', parts: { corrections: '95.0' } });
  });

  it('holds no granted correction for a return: it counts by what it changed', () => {
    expect(returnsOf({ round: 1 })).toBe(0);
    expect(returnsOf({ round: 3 })).toBe(2);
    expect(returnsOf({ round: 3, grants: 1 })).toBe(1);
    expect(returnsOf({ round: 3, grants: 2 })).toBe(0);
  });

  it('takes the defaults where the plan says nothing, and names no article then', () => {
    const quality = qualityOf(counts({ answered: 3, lateDays: 1, returns: 1 }), undefined);
    expect(quality).toMatchObject({ score: '72.0', parts: { completeness: '50.0', timeliness: '80.0', consistency: '100.0', corrections: '80.0' } });
    expect(quality).not.toHaveProperty('article');
  });

  it('is full for a complete report in time that nobody doubts, and for a form that asks for nothing', () => {
    expect(qualityOf(counts(), rules).score).toBe('100.0');
    expect(qualityOf(counts({ asked: 0, answered: 0 }), rules).score).toBe('100.0');
  });

  it('is nothing for a report that never came: silence earns nothing', () => {
    expect(qualityOf(counts({ answered: 0, expired: true }), rules)).toMatchObject({ score: '0.0', parts: { timeliness: '0.0', corrections: '0.0' } });
  });

  it('stays within 0 and 100 and never rises when something gets worse', () => {
    const worse = fc.record({ lateDays: fc.nat(20), returns: fc.nat(9), corrected: fc.nat(9), doubtful: fc.nat(6) });
    fc.assert(
      fc.property(worse, fc.constantFrom('lateDays', 'returns', 'corrected', 'doubtful'), (given, part) => {
        const before = Number(qualityOf(counts(given), rules).score);
        const after = Number(qualityOf(counts({ ...given, [part]: Math.min(given[part] + 1, part === 'doubtful' ? 6 : 99) }), rules).score);
        expect(after).toBeLessThanOrEqual(before);
        expect(after).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('counts a cell once, whoever doubts it, and only if it was answered', () => {
    const more = { lateDays: 2, returns: 1, corrected: 3 };
    const cell = (figure: string, month = '2026-03') => ({ figure, month });
    expect(
      countsOf({ asked: [1, 2, 3], answered: [cell('甲'), cell('乙')], doubts: [cell('甲'), cell('甲'), cell('丙'), cell('乙', '2026-06')] }, more),
    ).toEqual({
      asked: 3,
      answered: 2,
      lateDays: 2,
      doubtful: 1,
      returns: 1,
      corrected: 3,
    });
  });

  it('has weights that add up to 100, or the plan is not issued', () => {
    const { article, ...others } = rules;
    const withWeights = (completeness: string) =>
      told(problemsOfPlan(edited(aPlan(), 'dataQuality', { ...others, weights: { ...rules.weights, completeness }, article })));
    expect(withWeights('50')).toEqual([]);
    expect(withWeights('49.5')).toEqual(['dataQuality.weights weights-do-not-add-up']);
  });
});
