import type { Plan, Unit } from './plan.ts';

/** Units that take part in a window ending in `month`: all but those that join later. */
export const unitsIn = ({ units }: Plan, month: string): Unit[] => units.filter(({ since }) => since === undefined || since <= month);
