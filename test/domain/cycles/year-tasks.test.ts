import { describe, expect, it } from 'vitest';
import type { Decision } from '#domain/cycles/decision.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import {
  agreeTargetsTask,
  appealDaysTask,
  checkScoresTask,
  confirmBaseDataTask,
  confirmUseTask,
  decideTask,
  financeSignOffTask,
  firstLookTask,
  informUnitsTask,
  type NextTask,
  noticeDaysTask,
  publishSchemesTask,
  ratingTasks,
  reviewTask,
} from '#domain/cycles/year-tasks.ts';
import { smallCounty } from '../../support/small-county.ts';
import { aCycle } from '../a-year.ts';

const { plan } = smallCounty();
const cycle = aCycle({ today: '2026-01-02' });
const [experts, ratings] = ratingTasks(cycle, plan);

describe('the tasks of the year', () => {
  it.each<[string, NextTask, { kind: string; phase: string; assigneeKey: string; due: string }]>([
    [
      'preparation-publish-schemes',
      publishSchemesTask(cycle, plan),
      { kind: 'publish-schemes', phase: 'preparation', assigneeKey: 'office-head', due: '2026-02-01' },
    ],
    [
      'preparation-agree-targets',
      agreeTargetsTask(cycle, plan),
      { kind: 'agree-targets', phase: 'preparation', assigneeKey: 'office-clerk', due: '2026-02-15' },
    ],
    [
      'preparation-confirm-base-data',
      confirmBaseDataTask(cycle, plan),
      { kind: 'confirm-base-data', phase: 'preparation', assigneeKey: 'office-clerk', due: '2026-02-28' },
    ],
    [
      '2026H1-inform-units',
      informUnitsTask(cycle, '2026H1', '2026-07-20'),
      { kind: 'inform-units', phase: 'midterm-tracking', assigneeKey: 'office-clerk', due: '2026-07-20' },
    ],
    ['final-scoring-expert-ratings', experts, { kind: 'expert-ratings', phase: 'final-scoring', assigneeKey: 'office-clerk', due: '2027-01-31' }],
    ['final-scoring-public-ratings', ratings, { kind: 'public-ratings', phase: 'final-scoring', assigneeKey: 'office-clerk', due: '2027-01-31' }],
    [
      'final-scoring-first-look-2',
      firstLookTask(cycle, plan, 2),
      { kind: 'first-look', phase: 'final-scoring', assigneeKey: 'office-head', due: '2027-02-05' },
    ],
    [
      'feedback-check-scores-1-U003',
      checkScoresTask(cycle, 'U003', 1, '2027-02-17'),
      { kind: 'check-scores', phase: 'feedback', assigneeKey: 'unit-leader:U003', due: '2027-02-17' },
    ],
    ['feedback-appeal-days-2', appealDaysTask(cycle, 2, '2027-02-18'), { kind: 'day', phase: 'feedback', assigneeKey: 'system', due: '2027-02-18' }],
    ['feedback-review-1', reviewTask(cycle, plan, 1), { kind: 'review', phase: 'feedback', assigneeKey: 'office-head', due: '2027-02-25' }],
    ['feedback-notice-days-3', noticeDaysTask(cycle, 3, '2027-03-05'), { kind: 'day', phase: 'feedback', assigneeKey: 'system', due: '2027-03-05' }],
    ['feedback-decide-1', decideTask(cycle, plan, 1), { kind: 'decide', phase: 'feedback', assigneeKey: 'office-head', due: '2027-03-10' }],
    [
      'budget-linkage-sign-off-2',
      financeSignOffTask(cycle, plan, 2),
      { kind: 'finance-sign-off', phase: 'budget-linkage', assigneeKey: 'finance', due: '2027-03-31' },
    ],
    [
      'budget-linkage-confirm-use',
      confirmUseTask(cycle, plan),
      { kind: 'confirm-use', phase: 'budget-linkage', assigneeKey: 'organisation-department', due: '2027-03-31' },
    ],
  ])('%s has its kind, its phase, its assignee and the day of the plan', (id, next, { kind, phase, assigneeKey, due }) => {
    expect(next.id).toBe(id);
    expect(next.open).toMatchObject({
      created: 'task',
      item: { county: '330798', cycle: '2026', id, kind, phase, assigneeKey, due, day: due, opened: '2026-01-02', status: 'open' },
    });
  });

  it('of a unit belong to that unit', () => {
    expect(checkScoresTask(cycle, 'U003', 1, '2027-02-17').open).toMatchObject({ item: { unit: 'U003', assignee: { role: 'unit-leader', unit: 'U003' } } });
  });

  it('of both tracks run side by side: the procedure looks at the public ratings after the experts, however those end', () => {
    expect(experts.open).toMatchObject({ item: { followedBy: ratings.id } });
    expect(ratings.open).not.toHaveProperty('item.followedBy');
  });

  it('are never late from the start: a day that has passed becomes today', () => {
    const late = aCycle({ today: '2026-02-10' });
    expect(publishSchemesTask(late, plan).open).toMatchObject({ item: { due: '2026-02-10', day: '2026-02-10', opened: '2026-02-10' } });
    expect(agreeTargetsTask(late, plan).open).toMatchObject({ item: { due: '2026-02-15' } });
    expect(publishSchemesTask(aCycle({ today: '2026-02-01' }), plan).open).toMatchObject({ item: { due: '2026-02-01' } });
  });
});

describe('the round of a step', () => {
  const decision = (kind: Decision['kind'], outcome: string): Decision => ({
    county: '330798',
    cycle: '2026',
    id: `${kind}-${outcome}`,
    kind,
    meeting: '考评领导小组会议',
    number: '〔2027〕3号',
    date: '2027-02-20',
    minutes: '纪要',
    outcome,
    changes: [],
    by: 'office-head',
    rev: 1,
  });

  it('is the first until a decision of its kind sends it back', () => {
    expect(roundOf([], 'review')).toBe(1);
    expect(roundOf([decision('review', 'passed'), decision('first-look', 'agreed')], 'review', 'first-look')).toBe(1);
    expect(roundOf([decision('review', 'sent-back'), decision('review', 'sent-back')], 'review')).toBe(3);
    expect(roundOf([decision('first-look', 'recompute')], 'first-look')).toBe(2);
  });

  it('counts only the kinds that are asked for', () => {
    const sent = [decision('review', 'sent-back'), decision('decide', 'sent-back'), decision('first-look', 'recompute')];
    expect(roundOf(sent, 'decide')).toBe(2);
    expect(roundOf(sent, 'review', 'decide')).toBe(3);
  });
});
