import { describe, expect, it } from 'vitest';
import { cellsOf } from '#domain/reporting/form.ts';
import { figuresOf, leavesOf } from '#domain/schemes/figures-of.ts';
import type { Node } from '#domain/schemes/scheme.ts';
import { assess } from '#domain/scoring/assess.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';
import { sampleDossier } from '../../support/sample-dossier.ts';

const sample = samplePlayable(24);
const units = [...sample.plan.units, ...sample.joining.map(({ unit }) => unit)];
const leaves = sample.schemes.map(({ root }) => leavesOf(root));
const nodesOf = (node: Node): Node[] => [node, ...node.children.flatMap((child) => (child.kind === 'node' ? nodesOf(child) : []))];
const cards = assess(sampleDossier(sample));

describe('the sample county', () => {
  it('has 24 units in 5 categories, one of 3 units, one of vertically managed ones', () => {
    const sizes = Object.entries(Object.groupBy(units, ({ category }) => category)).map(([code, own]) => [code, own?.length]);
    expect(units).toHaveLength(24);
    expect(sizes).toEqual([
      ['A', 3],
      ['B', 5],
      ['C', 6],
      ['D', 6],
      ['E', 4],
    ]);
    expect(units.filter(({ category }) => category === 'E').every(({ kind }) => kind === 'vertical')).toBe(true);
  });

  it('uses every rule kind', () => {
    const kinds = AnyRule.options.map(({ shape }) => shape.kind.value).sort();
    expect([...new Set(leaves.flat().map(({ rule }) => rule.kind))].sort()).toEqual(kinds);
  });

  it('compares with targets, constants, the best and the mean of the group', () => {
    const rules = JSON.stringify(leaves.flat().map(({ rule }) => rule));
    for (const part of ['"of":"target"', '"take":"best"', '"take":"mean"', '"zeroTarget"', '"floor":"-2"']) expect(rules).toContain(part);
  });

  it('has schemes of 15 to 20 indicators, one converted, one of 1000 points', () => {
    for (const own of leaves) expect(own.length).toBeGreaterThanOrEqual(15);
    for (const own of leaves) expect(own.length).toBeLessThanOrEqual(20);
    expect(sample.schemes.flatMap(({ root }) => nodesOf(root)).some(({ mode }) => mode === 'converted')).toBe(true);
    expect(sample.schemes.map(({ root }) => root.fullMarks)).toContain('1000');
  });

  it('has a negative target, a zero target, a target with milestones and a joint indicator', () => {
    expect(sample.targets.some(({ target }) => target?.startsWith('-'))).toBe(true);
    expect(sample.targets.some(({ target }) => target === '0')).toBe(true);
    expect(sample.targets.some(({ milestones }) => milestones.length > 0)).toBe(true);
    expect(sample.plan.joints.flatMap(({ partners }) => partners.map(({ by }) => by)).sort()).toEqual(['liability', 'share']);
  });

  it('has two prior years of figures', () => {
    expect([...new Set(sample.baseData.map(({ period }) => period))].sort()).toEqual(['2024-12', '2025-12']);
  });

  it('has a lively year: gaps, late and returned reports, a joining unit, a veto, bonuses, deductions, exceptions, awarded marks, an adjusted budget', () => {
    expect(new Set(sample.slips.map(({ kind }) => kind))).toEqual(new Set(['late', 'leader-returns', 'office-returns']));
    expect(sample.gaps.length).toBeGreaterThan(3);
    expect(sample.joining).toHaveLength(1);
    const kinds = sample.ledger.map(({ content }) => (content.type === 'adjustment' ? content.adjustment.kind : content.exception.state));
    expect(new Set(kinds)).toEqual(new Set(['bonus', 'deduction', 'veto', 'exempted', 'not-applicable']));
    expect(sample.reviewed.map(({ kind }) => kind)).toContain('awarded-marks');
    expect(sample.adjustments.length).toBeGreaterThan(0);
  });

  it('separates its units: all four grades, and no indicator on which everybody is equal', () => {
    expect(new Set(cards.map(({ grade }) => grade))).toEqual(new Set(['优秀', '良好', '合格', '不合格', '不定等次']));
    for (const own of leaves.flat()) {
      const marks = cards.flatMap((card) => card.marks.filter(({ code }) => code === own.code).map(({ awarded }) => awarded));
      expect(new Set(marks).size, `${own.code} ${own.name}`).toBeGreaterThan(1);
    }
  });

  it('asks of no unit more than the plan says', () => {
    const most = Math.max(...sample.schemes.map((scheme) => cellsOf(scheme, { from: '2026-01', to: '2026-12' }).length));
    expect(most).toBeLessThanOrEqual(sample.plan.burden?.cellsPerUnit ?? 0);
  });
});

describe('a larger county', () => {
  const large = samplePlayable(120);
  const all = [...large.plan.units, ...large.joining.map(({ unit }) => unit)];

  it('has as many units as asked for, all with names and people of their own', () => {
    expect(all).toHaveLength(120);
    expect(new Set(all.map(({ id }) => id)).size).toBe(120);
    expect(new Set(all.map(({ name }) => name)).size).toBe(120);
    expect(new Set(large.people.map(({ id }) => id)).size).toBe(large.people.length);
  });

  it('keeps the sample’s own units as they are', () => {
    expect(large.plan.units.slice(0, 23)).toEqual(sample.plan.units);
    expect(large.figures.slice(0, sample.figures.length)).toEqual(sample.figures);
  });

  it('is the same county every time, and its units differ', () => {
    expect(samplePlayable(120)).toEqual(large);
    const scores = assess(sampleDossier(large)).map(({ percent }) => percent);
    expect(new Set(scores).size).toBeGreaterThan(100);
  });

  it('keeps every figure in its domain', () => {
    const most = new Map(large.schemes.flatMap(figuresOf).map(({ name, domain }) => [name, Number(domain.max ?? 'Infinity')]));
    const outside = large.figures.filter(({ figure, value }) => Number(value) > (most.get(figure) ?? 0));
    expect(outside).toEqual([]);
  });

  it('grows the county’s total with the budgets', () => {
    const share = (of: typeof large) => Number(of.budgetTotal) / of.budgets.reduce((sum, { base }) => sum + Number(base), 0);
    expect(share(large)).toBeCloseTo(share(sample), 6);
  });
});
