import { daysBetween } from '#domain/cycles/calendar.ts';
import { startsOn } from '#domain/cycles/phase-days.ts';
import type { Plan } from '#domain/schemes/plan.ts';
import { type Answer, type Walk, walk } from './walk.ts';

const outcome = (text: string): Answer => ({ outcome: text });
const nothing: Answer = {};

/** Days after which a wait looks again (TimeoutSeconds of workflows/shared.yaml). */
const lookAgainDays = 30;

/** A unit in a window: straight through, or returned once by the office. */
export const straight = ['reported', 'signed', 'accepted'].map(outcome);
export const returnedOnce = ['reported', 'signed', 'returned', 'reported', 'signed', 'accepted'].map(outcome);

const preparation = ['issued', 'published', 'agreed', 'confirmed'].map(outcome).concat(nothing);
const trackingWindow = [{ more: true }, outcome('came'), nothing, outcome('closed'), nothing, outcome('informed')];
const finalScoring = [{ more: true }, outcome('came'), nothing, outcome('closed'), outcome('given'), outcome('given'), nothing, outcome('agreed'), nothing];
const feedback = [nothing, outcome('came'), nothing, outcome('passed'), nothing, outcome('came'), nothing, outcome('decided'), nothing, nothing];
const budgetLinkage = [nothing, outcome('signed-off'), nothing, outcome('confirmed'), nothing];

export interface CountyYear {
  units: number;
  windows: number;
  /** Submissions of all windows that the office returned once. */
  returned: number;
  executions: { name: string; count: number; walk: Walk }[];
  transitions: number;
  steps: number;
  mostEvents: number;
}

/** Longest wait of every phase, if one wait filled it: an upper bound for the look-agains. */
const looksAgainIn = (plan: Plan, opened: string, closed: string): number[] => {
  const days = [
    opened,
    startsOn(plan, 'midterm-tracking'),
    startsOn(plan, 'final-scoring'),
    startsOn(plan, 'feedback'),
    startsOn(plan, 'budget-linkage'),
    closed,
  ];
  return days.slice(1).map((day, at) => Math.floor(daysBetween(days[at] ?? day, day) / lookAgainDays));
};

/** Transitions of a county's year, from the definitions and the outcomes of its tasks. */
export const countyYear = async (plan: Plan, returned: number, opened: string, closed: string): Promise<CountyYear> => {
  const tracking = plan.windows.filter(({ final }) => !final).length;
  const windows = plan.windows.length;
  const submissions = plan.units.length * windows;
  const looks = looksAgainIn(plan, opened, closed);
  const executions = [
    { name: 'preparation', count: 1, walk: await walk('preparation', preparation, looks[0]) },
    {
      name: 'midterm-tracking',
      count: 1,
      walk: await walk('midterm-tracking', [...Array.from({ length: tracking }, () => trackingWindow).flat(), { more: false }, nothing], looks[1]),
    },
    { name: 'final-scoring', count: 1, walk: await walk('final-scoring', finalScoring, looks[2]) },
    { name: 'feedback', count: 1, walk: await walk('feedback', feedback, looks[3]) },
    { name: 'budget-linkage', count: 1, walk: await walk('budget-linkage', budgetLinkage, looks[4]) },
    { name: 'submission', count: submissions - returned, walk: await walk('submission', straight) },
    { name: 'submission (returned once)', count: returned, walk: await walk('submission', returnedOnce) },
  ];
  const total = (part: 'transitions' | 'steps') => executions.reduce((sum, { count, walk: each }) => sum + count * each[part], 0);
  return {
    units: plan.units.length,
    windows,
    returned,
    executions,
    transitions: total('transitions'),
    steps: total('steps'),
    mostEvents: Math.max(...executions.map(({ walk: { events } }) => events)),
  };
};
