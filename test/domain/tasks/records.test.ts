import { describe, expect, it } from 'vitest';
import { Assignee, endingsOf, expiring, outcomes, Role, Task, taskKinds, withdrawable } from '#domain/tasks/task.ts';
import { aTaskOf } from '../a-year.ts';
import { readsBack } from '../reads-back.ts';

describe('a task in the table', () => {
  readsBack('a task', Task, {
    full: aTaskOf('sign', {
      window: '2026H1',
      unit: 'U001',
      assignee: { role: 'unit-leader', unit: 'U001' },
      outcome: 'returned',
      followedBy: 'x',
      nextTask: 'y',
      settledOn: '2026-07-05',
      settledBy: 'wang',
      settledOnBehalfOf: 'li',
      reason: '数据有误',
      nudged: { on: '2026-07-04', by: 'P001', words: '请尽快', times: 1 },
    }),
    optional: ['window', 'unit', 'outcome', 'followedBy', 'nextTask', 'settledOn', 'settledBy', 'settledOnBehalfOf', 'reason', 'nudged'],
    words: { status: ['open', 'done', 'expired', 'withdrawn'], kind: taskKinds },
    refused: { due: ['2026-7-1', '7月1日'], unit: ['1', 'U1'], county: ['33079'], window: ['上半年'] },
  });

  it('is assigned to one of the roles of the field, or to the system', () => {
    expect(Role.options).toEqual([
      'office-clerk',
      'office-head',
      'leading-group',
      'unit-reporter',
      'unit-leader',
      'lead-unit',
      'expert',
      'county-leader',
      'finance',
      'organisation-department',
      'auditor',
      'source-system',
    ]);
    for (const role of [...Role.options, 'system'] as const) expect(Assignee.parse({ role, unit: 'U001' })).toEqual({ role, unit: 'U001' });
    expect(Assignee.safeParse({ role: 'mayor' }).success).toBe(false);
    expect(Assignee.safeParse({ role: 'finance', person: 'wang' }).success).toBe(false);
  });

  it('ends in one of the ways its workflow knows', () => {
    expect(outcomes).toMatchObject({
      report: ['reported'],
      sign: ['signed', 'returned'],
      accept: ['accepted', 'returned'],
      'first-look': ['agreed', 'recompute'],
      review: ['passed', 'sent-back'],
      decide: ['decided', 'sent-back'],
      'finance-sign-off': ['signed-off', 'redraw'],
    });
    expect(endingsOf('sign')).toEqual(['signed', 'returned', 'expired', 'withdrawn']);
    expect(endingsOf('accept')).toEqual(['accepted', 'returned', 'withdrawn']);
    expect(endingsOf('review')).toEqual(['passed', 'sent-back']);
    expect([...withdrawable].sort()).toEqual([...expiring, 'accept', 'confirm-batch'].sort());
  });
});
