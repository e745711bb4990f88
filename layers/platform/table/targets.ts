import type { Cycle } from '#domain/cycles/cycle.ts';
import type { Target } from '#domain/scoring/facts.ts';
import { agreedTargets } from '#domain/targets/agreed.ts';
import { type Draft, draftsOf } from '#domain/targets/drafts.ts';
import { postedBatches } from './posted.ts';
import { list } from './records.ts';

/** The office's drafts for these units, from the batches posted so far. */
export const targetDrafts = async (year: Cycle, units: readonly string[]): Promise<Draft[]> =>
  (await postedBatches('targets', year, units)).flatMap(({ batch, rows }) => draftsOf(batch, rows));

/** The agreed targets of the year, all units: what is scored. */
export const agreedIn = async ({ county, cycle }: Cycle): Promise<Target[]> => {
  const [lists, targets] = await Promise.all([list('targetList', { county, cycle }), list('target', { county, cycle })]);
  return agreedTargets(lists, targets);
};

/** The agreed targets of one unit, read of it alone. */
export const agreedOf = async ({ county, cycle }: Cycle, unit: string): Promise<Target[]> => {
  const [lists, targets] = await Promise.all([list('targetList', { county, cycle }, { unit }), list('target', { county, cycle }, { unit })]);
  return agreedTargets(lists, targets);
};
