import type { Plan } from '../schemes/plan.ts';
import type { PhaseName } from './cycle.ts';

/** First day of a phase by the plan; preparation starts with the cycle and has none. */
export const startsOn = ({ phases }: Plan, phase: Exclude<PhaseName, 'preparation'>): string =>
  ({
    'midterm-tracking': phases.midtermTracking,
    'final-scoring': phases.finalScoring,
    feedback: phases.feedback,
    'budget-linkage': phases.budgetLinkage,
  })[phase];
