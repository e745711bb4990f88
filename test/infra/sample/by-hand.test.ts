import { describe, expect, it } from 'vitest';
import { budget } from '#domain/results/budget.ts';
import { assess } from '#domain/scoring/assess.ts';
import { samplePlayable } from '../../../infra/local/play/from-sample.ts';
import { budgetByHand } from '../../support/by-hand/budget.ts';
import { compare, shown } from '../../support/by-hand/fraction.ts';
import { tableByHand } from '../../support/by-hand/table.ts';
import { sampleDossier } from '../../support/sample-dossier.ts';

describe.each([24, 120])('the sample county on paper, with %i units', (size) => {
  const sample = samplePlayable(size);
  const cards = assess(sampleDossier(sample));
  const rows = tableByHand(sample).sort((a, b) => (a.category + a.unit < b.category + b.unit ? -1 : 1));

  it('has the marks that the engine gives, indicator by indicator', () => {
    const marks = (of: readonly { code: string; awarded?: string | undefined }[]) => of.map(({ code, awarded }) => `${code} ${awarded ?? '—'}`);
    for (const row of rows) {
      const card = cards.find(({ unit }) => unit === row.unit);
      const onPaper = [...row.marks].map(([code, mark]) => ({ code, awarded: mark === undefined ? undefined : String(Number(shown(mark))) }));
      expect(marks(onPaper), row.unit).toEqual(marks((card?.marks ?? []).map(({ code, awarded }) => ({ code, awarded }))));
    }
  });

  it('has the scores, grades and ranks that the engine gives', () => {
    expect(rows.map(({ unit, score, grade, rank }) => [unit, Number(shown(score)), grade, rank])).toEqual(
      cards.map(({ unit, score, grade, rank }) => [unit, Number(score), grade, rank]),
    );
  });

  it('has the budget that the engine gives, to the fen', () => {
    const grades = new Map(rows.map(({ unit, grade }) => [unit, grade]));
    const units = [...sample.plan.units, ...sample.joining.map(({ unit }) => unit)];
    const input = sample.budgets.flatMap((row) =>
      units.filter(({ id }) => id === row.unit).map(({ name, kind, paidBy }) => ({ ...row, name, kind, paidBy, grade: grades.get(row.unit) ?? '' })),
    );
    const { lines, sum } = budget(input, sample.policy, sample.budgetTotal, sample.adjustments);
    const onPaper = budgetByHand(sample, grades);
    expect(sum).toBe(sample.budgetTotal);
    for (const { unit, amount } of lines) {
      const [top, bottom] = onPaper.get(unit) ?? [0n, 1n];
      expect(compare([BigInt(amount) * bottom - top, bottom], [1n, 1n]), unit).toBeLessThan(0);
      expect(compare([BigInt(amount) * bottom - top, bottom], [-1n, 1n]), unit).toBeGreaterThan(0);
    }
  });
});
