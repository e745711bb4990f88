import { describe, expect, it } from 'vitest';
import { assess } from '#domain/scoring/assess.ts';
import { heatOf } from '#domain/scoring/heat.ts';
import { matrixOf } from '#domain/scoring/matrix.ts';
import { type LastResult, type ProposedUnit, proposalOf } from '#domain/scoring/proposal.ts';
import { aDossier, aLeaf, aScheme, type Story, scoring } from './a-dossier.ts';

const article = '第一条';
const quota = { grade: '优秀', rate: '0.5', rounding: 'down', minimum: 0, poolBelow: 0, tie: [{ by: 'office' }], article } as const;
const proposed = (story: Partial<Story> & Pick<Story, 'units'>, before: LastResult[] = []) => {
  const dossier = aDossier({ policy: { quota: { ...quota, tie: [...quota.tie] } }, ...story });
  return proposalOf(assess(dossier), dossier.plan, dossier.policy, before);
};
const shownOf = ({ unit, rank, seat, edge, margin }: ProposedUnit) => [unit, rank, seat, edge, margin];

describe('the proposal', () => {
  it('tells level, spread, number of units and seats of a category, the best unit first', () => {
    const [category, ...others] = proposed({ units: [scoring(70), scoring(95), scoring(92), scoring(91)] });
    expect(others).toEqual([]);
    expect(category).toMatchObject({
      ...{ count: 4, ranked: 4, mean: '87.00', lowest: '70.00', highest: '95.00' },
      seats: { grade: '优秀', of: 4, seats: 2 },
      grades: [
        { grade: '优秀', count: 2 },
        { grade: '良好', count: 1 },
        { grade: '合格', count: 1 },
        { grade: '不合格', count: 0 },
      ],
    });
    expect(category?.bands.map(({ count }) => count)).toEqual([0, 0, 1, 0, 2, 1]);
    expect(category?.meanBefore).toBeUndefined();
  });

  it('shows both sides of the edge of the seats, and how far they are apart', () => {
    const [category] = proposed({ units: [scoring(95), scoring('92.5'), scoring(91), scoring(70)] });
    expect(category?.units.map(shownOf)).toEqual([
      ['U001', 1, 'seat', false, '4.00'],
      ['U002', 2, 'seat', true, '1.50'],
      ['U003', 3, 'no-seat', true, '1.50'],
      ['U004', 4, undefined, false, undefined],
    ]);
  });

  it('names equal units, and a tie at the edge that nobody has decided', () => {
    const [category] = proposed({ units: [scoring(95), scoring(92), scoring(92), scoring(70)] });
    const [, second, third] = category?.units ?? [];
    expect([second?.tiedWith, second?.undecided, third?.tiedWith, third?.undecided]).toEqual([['U003'], true, ['U002'], true]);
  });

  it('keeps what was computed beside what a person changed, with who and why', () => {
    const decided = { reason: '审议调整', by: '领导小组' };
    const [category] = proposed({
      units: [scoring(95), scoring(70)],
      decisions: [{ kind: 'grade', unit: 'U002', grade: '良好', id: 'SY-1', ...decided }],
    });
    expect(category?.units.map(({ grade, changed }) => ({ grade, changed }))).toEqual([
      { grade: '优秀', changed: [] },
      { grade: '良好', changed: [{ kind: 'grade', from: '合格', to: '良好', ...decided }] },
    ]);
  });

  it('compares with last year where there is one', () => {
    const [category] = proposed({ units: [scoring(95), scoring(70)] }, [{ unit: 'U001', score: '97.5', percent: '97.5', grade: '优秀', rank: 1 }]);
    expect(category?.units.map(({ change }) => change)).toEqual(['-2.50', undefined]);
    expect(category?.meanBefore).toBe('97.50');
  });
});

describe('the cuts of a result', () => {
  const dossier = aDossier({
    units: [scoring(90), scoring(70), scoring(80, { category: 'B' })],
    schemes: [aScheme({ root: { children: [aLeaf({ code: 'P1', name: '得分', goal: '服务民生' })] } })],
  });
  const cards = assess(dossier);

  it('are goals by category, the weakest unit first', () => {
    const { categories, goals, byGoal } = matrixOf(cards, dossier.plan, dossier.policy);
    expect([categories.map(({ code, count }) => `${code} ${count}`), goals]).toEqual([['A 2', 'B 1'], ['服务民生']]);
    expect(byGoal.map(({ category, percent, units }) => [category, percent, units.map(({ unit }) => unit)])).toEqual([
      ['A', '80.00', ['U002', 'U001']],
      ['B', '80.00', ['U003']],
    ]);
  });

  it('are units by indicator, with what a category loses on each', () => {
    const [a, b] = heatOf(cards, dossier.plan);
    expect(a?.indicators.map(({ lost, units }) => [lost, units])).toEqual([['20', 2]]);
    expect(a?.units.map(({ unit, cells }) => [unit, cells.map(({ percent }) => percent)])).toEqual([
      ['U001', ['90.0']],
      ['U002', ['70.0']],
    ]);
    expect(b?.units).toHaveLength(1);
  });
});
