import type { Change } from '../change.ts';
import type { Plan } from '../schemes/plan.ts';
import { openTask } from '../tasks/moves.ts';
import type { Assignee, TaskKind } from '../tasks/task.ts';
import type { Cycle, PhaseName } from './cycle.ts';

/** A task and the change that opens it: what the settled task before it names as `nextTask`. */
export interface NextTask {
  id: string;
  open: Change;
}

interface Draft {
  id: string;
  kind: TaskKind;
  phase: PhaseName;
  assignee: Assignee;
  due: string;
  unit?: string;
  followedBy?: string;
}

/** A deadline that has passed already becomes today: nobody gets a task that is late from the start. */
const task = ({ county, cycle, today }: Cycle, { due, ...draft }: Draft): NextTask => ({
  id: draft.id,
  open: openTask({ county, cycle, today, ...draft, due: due < today ? today : due }),
});

const head = { role: 'office-head' } as const;
const clerk = { role: 'office-clerk' } as const;

export const publishSchemesTask = (cycle: Cycle, plan: Plan): NextTask =>
  task(cycle, { id: 'preparation-publish-schemes', kind: 'publish-schemes', phase: 'preparation', assignee: head, due: plan.due.publishSchemes });
export const agreeTargetsTask = (cycle: Cycle, plan: Plan): NextTask =>
  task(cycle, { id: 'preparation-agree-targets', kind: 'agree-targets', phase: 'preparation', assignee: clerk, due: plan.due.agreeTargets });
export const confirmBaseDataTask = (cycle: Cycle, plan: Plan): NextTask =>
  task(cycle, { id: 'preparation-confirm-base-data', kind: 'confirm-base-data', phase: 'preparation', assignee: clerk, due: plan.due.confirmBaseData });

export const informUnitsTaskId = (window: string): string => `${window}-inform-units`;
export const informUnitsTask = (cycle: Cycle, window: string, due: string): NextTask =>
  task(cycle, { id: informUnitsTaskId(window), kind: 'inform-units', phase: 'midterm-tracking', assignee: clerk, due });

/** Dual track: both ratings run side by side from the closing of the final window; the procedure looks at the experts first. */
export const ratingTasks = (cycle: Cycle, plan: Plan): [NextTask, NextTask] => {
  const rated = { phase: 'final-scoring', assignee: clerk } as const;
  const followedBy = 'final-scoring-public-ratings';
  return [
    task(cycle, { ...rated, id: 'final-scoring-expert-ratings', kind: 'expert-ratings', due: plan.due.expertRatings, followedBy }),
    task(cycle, { ...rated, id: followedBy, kind: 'public-ratings', due: plan.due.publicRatings }),
  ];
};

/** Steps that may be done again carry the round they are in, so that a settled one is never taken for the next. */
export const firstLookTask = (cycle: Cycle, plan: Plan, round: number): NextTask =>
  task(cycle, { id: `final-scoring-first-look-${round}`, kind: 'first-look', phase: 'final-scoring', assignee: head, due: plan.due.firstLook });
export const checkScoresTask = (cycle: Cycle, unit: string, round: number, due: string): NextTask =>
  task(cycle, { id: `feedback-check-scores-${round}-${unit}`, kind: 'check-scores', phase: 'feedback', assignee: { role: 'unit-leader', unit }, due, unit });
export const appealDaysTask = (cycle: Cycle, round: number, due: string): NextTask =>
  task(cycle, { id: `feedback-appeal-days-${round}`, kind: 'day', phase: 'feedback', assignee: { role: 'system' }, due });
export const reviewTask = (cycle: Cycle, plan: Plan, round: number): NextTask =>
  task(cycle, { id: `feedback-review-${round}`, kind: 'review', phase: 'feedback', assignee: head, due: plan.due.review });
export const noticeDaysTask = (cycle: Cycle, round: number, due: string): NextTask =>
  task(cycle, { id: `feedback-notice-days-${round}`, kind: 'day', phase: 'feedback', assignee: { role: 'system' }, due });
export const decideTaskId = (round: number): string => `feedback-decide-${round}`;
export const decideTask = (cycle: Cycle, plan: Plan, round: number): NextTask =>
  task(cycle, { id: decideTaskId(round), kind: 'decide', phase: 'feedback', assignee: head, due: plan.due.decision });
export const financeSignOffTask = (cycle: Cycle, plan: Plan, version: number): NextTask =>
  task(cycle, {
    id: `budget-linkage-sign-off-${version}`,
    kind: 'finance-sign-off',
    phase: 'budget-linkage',
    assignee: { role: 'finance' },
    due: plan.due.budgetSignOff,
  });
export const confirmUseTask = (cycle: Cycle, plan: Plan): NextTask =>
  task(cycle, {
    id: 'budget-linkage-confirm-use',
    kind: 'confirm-use',
    phase: 'budget-linkage',
    assignee: { role: 'organisation-department' },
    due: plan.due.budgetSignOff,
  });

/** The disclosure waits for the day from which every figure it rests on may be seen. */
export const disclosureDayTask = (cycle: Cycle, due: string): NextTask =>
  task(cycle, { id: `budget-linkage-disclosure-${due}`, kind: 'day', phase: 'budget-linkage', assignee: { role: 'system' }, due });
