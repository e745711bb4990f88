import type { YearResult } from '../../infra/local/results/collect.ts';

/** The small county's year by hand: 60 × 办件量 / 100 + 40 × 党建得分 / 100; U001 has one mark for its bonus. */
export const smallResultByHand = [
  { unit: 'U001', score: (48 + 36 + 1).toFixed(2), grade: '合格', rank: 2 },
  { unit: 'U002', score: (50.4 + 36.4).toFixed(2), grade: '合格', rank: 1 },
  { unit: 'U003', score: (52.8 + 36.8).toFixed(2), grade: '合格', rank: 2 },
  { unit: 'U004', score: (55.2 + 37.2).toFixed(2), grade: '优秀', rank: 1 },
  { unit: 'U005', score: (57.6 + 37.6).toFixed(2), grade: '不定等次', rank: undefined },
];

/** The result in the columns of the calculation by hand. */
export const resultTable = ({ totals }: Pick<YearResult, 'totals'>) =>
  [...totals].sort((a, b) => (a.unit < b.unit ? -1 : 1)).map(({ unit, score, grade, rank }) => ({ unit, score: Number(score).toFixed(2), grade, rank }));

/** Amounts of the budget table in fen, by unit. */
export const budgetOf = ({ budget }: Pick<YearResult, 'budget'>): Record<string, string> =>
  Object.fromEntries(budget.paper.lines.map(({ unit, amount }) => [unit, String(amount)]));
