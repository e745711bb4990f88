import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, toText } from '#domain/numbers/exact.ts';
import type { Evaluation } from '#domain/projects/evaluation.ts';
import type { ProjectIndicator } from '#domain/projects/indicator.ts';
import { computedMarks, deviationOf, marksAllowed } from '#domain/projects/indicator-marks.ts';
import type { Mode } from '#domain/projects/mode.ts';
import { executionRate, fromTenThousand, toTenThousand } from '#domain/projects/money.ts';
import { scoreForUnit } from '#domain/projects/score-for-unit.ts';
import { executionMarks, sheetOf } from '#domain/projects/side-by-side.ts';
import { anEvaluation, answers, aProject, national } from './a-project.ts';

const indicator = (nature: ProjectIndicator['nature'], target: string): ProjectIndicator => ({
  code: 'X',
  group: 'CC1',
  name: 'x',
  nature,
  target,
  marks: '10',
});

describe('marks of an indicator', () => {
  it.each([
    ['≥', '20', '19', '9.5', 'short'],
    ['≥', '20', '20', '10', 'none'],
    ['≥', '20', '26', '10', 'none'],
    ['≥', '20', '26.01', '10', 'excess'],
    ['≥', '20', '-3', '0', 'short'],
    ['≥', '0', '0', '10', 'none'],
    ['≥', '0', '-1', '0', 'short'],
    ['≤', '4', '5', '8', 'short'],
    ['≤', '4', '4', '10', 'none'],
    ['≤', '4', '2.8', '10', 'none'],
    ['≤', '4', '2', '10', 'excess'],
    ['≤', '0', '1', '0', 'short'],
    ['≤', '0', '0', '10', 'none'],
    ['=', '100', '100', '10', 'none'],
    ['=', '100', '96', '9.6', 'short'],
    ['=', '100', '120', '8', 'excess'],
    ['=', '100', '300', '0', 'excess'],
    ['=', '0', '1', '0', 'excess'],
    ['≥', '3', '1', '10/3', 'short'],
  ] as const)('%s %s with %s earns %s of 10 and deviates: %s', (nature, target, actual, marks, deviation) => {
    const computed = computedMarks(indicator(nature, target), actual);
    expect(computed === undefined ? undefined : toText(computed)).toBe(marks);
    expect(deviationOf(indicator(nature, target), actual, national)).toBe(deviation);
  });

  it('of 定性 are given by a person, within the level reached: the best level includes both ends, the others not their upper one', () => {
    const soft = indicator('定性', '明显改善');
    expect(computedMarks(soft, '达成年度指标')).toBeUndefined();
    const ends = national.levels.map(({ name }) => {
      const { from, to, toIncluded } = marksAllowed(soft, name, national);
      return [toText(from), toText(to), toIncluded];
    });
    expect(ends).toEqual([
      ['8', '10', true],
      ['6', '8', false],
      ['0', '6', false],
    ]);
    expect(deviationOf(soft, '达成年度指标', national)).toBe('none');
    expect(deviationOf(soft, '未达成年度指标且效果较差', national)).toBe('short');
  });

  const decimal = fc.integer({ min: -100_000, max: 100_000 }).map((n) => toText(exact(n).div(100)));
  const positive = fc.integer({ min: 0, max: 100_000 }).map((n) => toText(exact(n).div(100)));
  const nature = fc.constantFrom('≥', '≤', '=' as const);

  it('are never below nothing nor above full marks, and full exactly where nothing falls short', () => {
    fc.assert(
      fc.property(nature, positive, decimal, (kind, target, actual) => {
        const each = indicator(kind, target);
        const marks = computedMarks(each, actual) ?? exact(-1);
        expect(marks.gte(0) && marks.lte(10)).toBe(true);
        const missed = kind === '=' ? actual !== target : deviationOf(each, actual, national) === 'short';
        expect(marks.equals(10)).toBe(!missed);
      }),
    );
  });

  it('never fall when more is reached of ≥, nor when less is of ≤', () => {
    fc.assert(
      fc.property(positive, decimal, decimal, (target, a, b) => {
        const [low, high] = exact(a).lte(exact(b)) ? [a, b] : [b, a];
        const at = (kind: '≥' | '≤', actual: string) => computedMarks(indicator(kind, target), actual) ?? exact(-1);
        expect(at('≥', high).gte(at('≥', low))).toBe(true);
        expect(at('≤', low).gte(at('≤', high))).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  const funds = (appropriation: string, carriedOver = '0', other = '0') => ({ appropriation, carriedOver, other });

  it.each([
    ['100', '85', '85', '8.5'],
    ['100', '100', '100', '10'],
    ['100', '130', '130', '10'],
    ['300', '100', '100/3', '3.33'],
    ['100', '0', '0', '0'],
  ])('a budget of %s and %s spent is a rate of %s %% and earns %s', (annual, executed, rate, marks) => {
    const found = executionRate(funds(annual), funds(executed));
    expect([toText(found), toText(executionMarks(national, found))]).toEqual([rate, marks]);
  });

  it('is shown in 万元 and read back to the fen', () => {
    expect([toTenThousand('123456789'), fromTenThousand('123.456789')]).toEqual(['123.456789', '123456789']);
    expect([fromTenThousand('0.0000001'), fromTenThousand('-1')]).toEqual([undefined, undefined]);
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (fen) => fromTenThousand(toTenThousand(String(fen))) === String(fen)));
  });
});

describe('the scores side by side', () => {
  it('add up as by hand: 8.5 + 19 + 8 + 9.6 + 10 + 23 + 10', () => {
    const sheet = sheetOf(aProject(), national, anEvaluation(answers));
    expect(sheet.execution).toEqual({ rate: '85', marks: '8.5' });
    expect(sheet.lines.map(({ self }) => self)).toEqual(['19', '8', '9.6', '10', '23', '10']);
    expect(sheet.lines.map(({ computed }) => computed)).toEqual(['19', '8', '9.6', '10', undefined, '10']);
    expect(sheet.self).toEqual({ total: '88.1', grade: '良' });
    expect([sheet.review, sheet.final]).toEqual([sheet.self, sheet.self]);
  });

  it('show what the review and the end changed', () => {
    const rows = anEvaluation(answers).rows.map((row) => (row.indicator === 'I5' ? { ...row, review: '20', final: '26' } : row));
    const sheet = sheetOf(aProject(), national, anEvaluation({ ...answers, rows }));
    expect([sheet.self, sheet.review, sheet.final]).toEqual([
      { total: '88.1', grade: '良' },
      { total: '85.1', grade: '良' },
      { total: '91.1', grade: '优' },
    ]);
  });

  it('have no total before every indicator has marks', () => {
    expect(sheetOf(aProject(), national, anEvaluation())).toEqual({ lines: aProject().indicators.map(({ code }) => ({ indicator: code })) });
    const { rows } = anEvaluation(answers);
    expect(sheetOf(aProject(), national, anEvaluation({ ...answers, rows: rows.slice(1) })).self).toBeUndefined();
  });
});

describe('what a project says of its unit', () => {
  const final = (mode: Mode, total: string) => anEvaluation({ mode, status: 'final', total });
  const said = (...evaluations: Evaluation[]) => scoreForUnit(aProject(), evaluations);

  it('is the score of its weightiest finished evaluation, and what that was measured against', () => {
    const annual = { appropriation: '300', carriedOver: '20', other: '1' };
    expect(said({ ...final('self', '90'), annual })).toEqual({
      unit: 'U016',
      project: 'XM-001',
      name: '村卫生室改造',
      mode: 'self',
      score: '90',
      budget: '321',
    });
    expect(said(final('self', '90'), final('department', '80'))).toMatchObject({ mode: 'department', score: '80' });
    expect(said(final('finance', '70'), final('self', '90'), final('department', '80'))).toMatchObject({ mode: 'finance', score: '70' });
    expect(said(final('self', '90'), anEvaluation({ mode: 'finance', status: 'reviewed' }))).toMatchObject({ mode: 'self', score: '90' });
  });

  it.each([
    ['draft', 'unit'],
    ['reported', 'unit'],
    ['returned', 'unit'],
    ['signed', 'review'],
    ['reviewed', 'review'],
  ] as const)('without a score, at %s, waits for the %s', (status, awaits) => {
    expect(said(anEvaluation({ status }))).toMatchObject({ mode: 'self', awaits });
    expect(said(anEvaluation({ status }))).not.toHaveProperty('score');
  });

  it('is nothing while nobody has asked for its evaluation', () => {
    expect(said()).toBeUndefined();
  });
});
