import { describe } from 'vitest';
import { BudgetAdjustment, BudgetPaper, BudgetTable, ResultPaper } from '#domain/results/result.ts';
import { readsBack } from '../reads-back.ts';

const adjustment = { unit: 'U002', amount: '99000000', reason: '项目结转', by: 'finance' };
const line = {
  unit: 'U001',
  name: '样一局',
  grade: '优秀',
  base: '100',
  protected: '60',
  coefficient: '1.05',
  amount: '102',
  adjusted: '项目结转',
  steps: [{ name: 'base', value: '100' }],
};

describe('records of the use of results', () => {
  readsBack('an adjustment of the finance bureau', BudgetAdjustment, { full: adjustment, refused: { reason: [''], amount: ['-1', '1.5'] } });

  readsBack('a budget table', BudgetTable, {
    full: {
      county: '330798',
      cycle: '2026',
      version: 1,
      status: 'drawn',
      hash: 'h',
      total: '500',
      sum: '499',
      adjustments: [adjustment],
      signedOffBy: 'finance',
      on: '2027-03-20',
      rev: 1,
    },
    optional: ['signedOffBy'],
    words: { status: ['drawn', 'signed-off'] },
    refused: { version: [0], total: ['1.5'], adjustments: [[{ unit: 'U001' }]] },
  });

  readsBack('a paper', ResultPaper, {
    full: { county: '330798', cycle: '2026', kind: 'notice', version: '2', hash: 'h', on: '2027-03-12', rev: 1 },
    words: { kind: ['notice', 'suggestions', 'priorities', 'cadre', 'disclosure'] },
  });

  readsBack('the rows of a budget table', BudgetPaper, {
    full: { lines: [line], excluded: [{ unit: 'U003', name: '样三局', reason: 'vertical' }], total: '500', sum: '102' },
    refused: {
      excluded: [[{ unit: 'U003', name: '样三局', reason: 'other' }], [{ reason: 'vertical' }]],
      lines: [[{ unit: 'U001' }], [{ ...line, steps: [{}] }]],
    },
  });
  readsBack('the rows of a budget table with a unit that others pay', BudgetPaper, {
    full: { lines: [], excluded: [{ unit: 'U003', name: '样三局', reason: 'paid-by-superior' }], total: '500', sum: '0' },
  });
});
