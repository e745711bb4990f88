import type { CycleKey } from '#domain/cycles/keys.ts';
import { mustBeOpenToChange } from '#domain/cycles/result-stands.ts';
import { roundOf } from '#domain/cycles/rounds.ts';
import { decideTaskId } from '#domain/cycles/year-tasks.ts';
import { find, list } from './records.ts';

/** Refuses once the year's result is before its deciding body. What slips through at the same moment changes nothing: the result is decided as it was put before it. */
export const openToChange = async ({ county, cycle }: CycleKey): Promise<void> => {
  const round = roundOf(await list('decision', { county, cycle }), 'decide');
  mustBeOpenToChange(await find('task', { county, cycle, id: decideTaskId(round) }));
};
