import { describe, expect, it } from 'vitest';
import { parse } from '#domain/problems/parse.ts';
import { budget } from '#domain/results/budget.ts';
import { Fen } from '#domain/results/budget-row.ts';
import { BudgetPaper } from '#domain/results/result.ts';
import { suggestionsOf } from '#domain/results/suggestions.ts';
import { cadreSuggestionsOf, disclosureOf, prioritiesOf } from '#domain/results/use.ts';
import type { ScoreTotal } from '#domain/scoring/result.ts';
import type { Mark, Scorecard } from '#domain/scoring/scorecard.ts';
import { smallCounty } from '../../support/small-county.ts';

/** Grades of the small county: 优秀, 合格, 不合格. */
const { policy } = smallCounty();

const total = (unit: string, grade: string, percent: string, more: Partial<ScoreTotal> = {}): ScoreTotal => ({
  county: '330798',
  cycle: '2026',
  version: '2',
  unit,
  name: `${unit}局`,
  category: 'A',
  fullMarks: '100',
  score: percent,
  percent,
  grade,
  provisional: false,
  hash: 'h',
  ...more,
});

describe('priority of projects', () => {
  it('goes by grade, then by the score in percent, then by unit id, and shows its parts', () => {
    const totals = [
      total('U005', '不定等次', '99'),
      total('U004', '合格', '100.5'),
      total('U003', '优秀', '9.5', { category: 'B' }),
      total('U002', '优秀', '95'),
      total('U001', '优秀', '95.00'),
      total('U006', '不合格', '40'),
    ];
    const list = prioritiesOf(totals, policy);
    expect(list.map(({ place, unit }) => [place, unit])).toEqual([
      [1, 'U001'],
      [2, 'U002'],
      [3, 'U003'],
      [4, 'U004'],
      [5, 'U006'],
      [6, 'U005'],
    ]);
    expect(list[2]).toEqual({
      place: 3,
      unit: 'U003',
      name: 'U003局',
      category: 'B',
      parts: [
        { part: 'unit-grade', value: '优秀' },
        { part: 'unit-percent', value: '9.5' },
      ],
    });
    expect(totals[0]?.unit).toBe('U005');
  });
});

describe('suggestions to the organisation department', () => {
  it('are rewards for the best grade and talks for the last, nothing between and nothing without a grade', () => {
    const totals = [total('U001', '合格', '80'), total('U002', '不合格', '50'), total('U003', '优秀', '95'), total('U004', '不定等次', '95')];
    expect(cadreSuggestionsOf(totals, policy)).toEqual([
      { unit: 'U002', name: 'U002局', grade: '不合格', suggestion: 'talk' },
      { unit: 'U003', name: 'U003局', grade: '优秀', suggestion: 'reward' },
    ]);
  });
});

describe('disclosure', () => {
  it('is a manifest of hashes with the published figures of each unit; a unit under a veto shows no rank', () => {
    const hashes = { policyHash: 'p', planHash: 'j', dossierHash: 'd', scorecardsHash: 's' };
    const totals = [total('U001', '优秀', '95', { rank: 1 }), total('U002', '不合格', '93')];
    expect(disclosureOf({ ...hashes, totals })).toEqual({
      format: 'xianheng-disclosure/1',
      manifest: hashes,
      results: [
        { unit: 'U001', name: 'U001局', category: 'A', score: '95', fullMarks: '100', grade: '优秀', rank: 1 },
        { unit: 'U002', name: 'U002局', category: 'A', score: '93', fullMarks: '100', grade: '不合格' },
      ],
      quality: '分值由公开的考评细则和所附数据计算,可用 xianheng assess 重新计算核对',
    });
  });
});

describe('what a unit is told to improve', () => {
  const mark = (code: string, fullMarks: string, awarded: string | undefined, state: Mark['state'] = 'reported'): Mark => ({
    code,
    name: `指标${code}`,
    fullMarks,
    state,
    ...(awarded === undefined ? {} : { awarded }),
    explanation: { rule: 'completion', text: '', inputs: [], steps: [], flags: [] },
  });
  const card = (marks: Mark[]): Scorecard => ({
    unit: 'U001',
    name: '样一局',
    category: 'A',
    scheme: 'SA',
    schemeVersion: 1,
    fullMarks: '100',
    marks,
    nodes: [],
    total: '0',
    bonus: '0',
    deduction: '0',
    lateDeduction: '0',
    score: '0',
    percent: '0',
    grade: '合格',
    steps: [],
    flags: [],
    byGoal: [],
    byField: [],
    provisional: false,
  });

  it('are its three largest losses in marks, the largest first, equal ones by code', () => {
    const marks = [mark('R1', '10', '9.5'), mark('R2', '20', '10'), mark('R5', '5', '0', 'unreported'), mark('R4', '5', '0'), mark('R3', '8', '8')];
    expect(suggestionsOf([card(marks)])).toEqual([
      {
        unit: 'U001',
        name: '样一局',
        grade: '合格',
        losses: [
          { code: 'R2', name: '指标R2', lost: '10', fullMarks: '20', state: 'reported' },
          { code: 'R4', name: '指标R4', lost: '5', fullMarks: '5', state: 'reported' },
          { code: 'R5', name: '指标R5', lost: '5', fullMarks: '5', state: 'unreported' },
        ],
      },
    ]);
  });

  it('leave out what did not apply, full marks and more than full marks', () => {
    const marks = [mark('R1', '10', undefined, 'not-applicable'), mark('R2', '10', '10'), mark('R3', '10', '11'), mark('R4', '10', '9.99')];
    expect(suggestionsOf([card(marks)])[0]?.losses.map(({ code, lost }) => [code, lost])).toEqual([['R4', '0.01']]);
    expect(suggestionsOf([])).toEqual([]);
  });
});

describe('papers of the result', () => {
  it('hold a budget table as it was computed', () => {
    const { budgets, budgetTotal, plan } = smallCounty();
    const units = budgets.flatMap((row) => {
      const known = plan.units.find(({ id }) => id === row.unit);
      return known === undefined ? [] : [{ ...row, ...known, grade: '优秀' }];
    });
    const result = budget(units, policy, budgetTotal, [{ unit: 'U002', amount: '99000000', reason: '项目结转' }]);
    expect(parse(BudgetPaper, JSON.parse(JSON.stringify(result)), '预算挂钩表')).toEqual(result);
  });

  it.each(['', '-1', '1.5', '1e3', '1234567890123456789', ' 1', '1 '])('“%s” is no amount in fen', (text) => {
    expect(Fen.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['金额应为以分为单位的非负整数']);
  });
  it.each(['0', '100', '123456789012345678'])('%s is an amount in fen', (text) => expect(Fen.safeParse(text).success).toBe(true));
});
