import { describe, expect, it } from 'vitest';
import { InvalidInput } from '#domain/problems/errors.ts';
import { adjustBudget, signOffBudget } from '#domain/results/budget-moves.ts';
import type { BudgetTable } from '#domain/results/result.ts';
import { aTaskOf, refusalOf } from '../a-year.ts';

const table: BudgetTable = {
  county: '330798',
  cycle: '2026',
  version: 1,
  status: 'drawn',
  hash: 'drawn-hash',
  total: '500',
  sum: '499',
  adjustments: [],
  on: '2027-03-16',
  rev: 1,
};
const signed: BudgetTable = { ...table, status: 'signed-off' };
const task = aTaskOf('finance-sign-off', { assignee: { role: 'finance' } });
const refusal = { code: 'budget-signed-off', message: '预算挂钩表已由财政签认,不能再调整' };

describe('the budget table in the hands of the finance bureau', () => {
  const adjustments = [{ unit: 'U002', amount: '99', reason: '项目结转', by: 'finance' }];
  const result = { lines: [], excluded: [], total: '500', sum: '480' };

  it('takes its adjustments with the table computed anew', () => {
    expect(adjustBudget({ table, adjustments, result, hash: 'new-hash' })).toStrictEqual({
      fact: 'budget-adjusted',
      changes: [{ changed: 'budget', before: table, set: { adjustments, hash: 'new-hash', sum: '480' } }],
    });
  });

  it('is signed off with the name of who signs', () => {
    expect(signOffBudget({ table, task, outcome: 'signed-off', today: '2027-03-20', by: 'zhang' })).toStrictEqual({
      fact: 'budget-signed-off',
      changes: [
        { changed: 'budget', before: table, set: { status: 'signed-off', signedOffBy: 'zhang' } },
        {
          changed: 'task',
          before: task,
          set: { status: 'done', outcome: 'signed-off', settledOn: '2027-03-20', settledBy: 'zhang', day: '2027-03-20' },
        },
      ],
    });
  });

  it('is sent back to be drawn up anew with a reason only, and then nobody has signed', () => {
    expect(signOffBudget({ table, task, outcome: 'redraw', reason: '基数有误', today: '2027-03-20', by: 'zhang' })).toMatchObject({
      fact: 'budget-redraw',
      changes: [{ changed: 'budget', set: {} }, { set: { outcome: 'redraw', reason: '基数有误' } }],
    });
    expect(signOffBudget({ table, task, outcome: 'redraw', reason: '基数有误', today: '2027-03-20', by: 'zhang' }).changes[0]).not.toHaveProperty('set.status');
    try {
      signOffBudget({ table, task, outcome: 'redraw', today: '2027-03-20', by: 'zhang' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
      expect(error).toMatchObject({ message: '要求重新编制必须说明理由', problems: [{ path: 'reason', code: 'reason-required', message: '请填写理由' }] });
    }
  });

  it('once signed is neither adjusted nor signed again', () => {
    expect(refusalOf(() => adjustBudget({ table: signed, adjustments, result, hash: 'h' }))).toStrictEqual(refusal);
    for (const outcome of ['signed-off', 'redraw'] as const)
      expect(refusalOf(() => signOffBudget({ table: signed, task, outcome, reason: 'x', today: '2027-03-20', by: 'zhang' }))).toStrictEqual(refusal);
  });
});
