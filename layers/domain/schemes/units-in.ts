import type { Plan, Unit } from './plan.ts';

/** Units that take part in a window ending in `month`: all but those that join later. */
export const unitsIn = ({ units }: Plan, month: string): Unit[] => units.filter(({ since }) => since === undefined || since <= month);

/** Units that are asked to report in a window: those that stand in at least one of its months. */
export const unitsAsked = (plan: Plan, { from, to }: { from: string; to: string }): Unit[] =>
  unitsIn(plan, to).filter(({ until }) => until === undefined || until >= from);
