import type { CycleKey } from '#domain/cycles/keys.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import { list } from './records.ts';

/** The versions of the year's result, oldest first. */
export const resultVersions = async ({ county, cycle }: CycleKey): Promise<ScoreVersion[]> =>
  (await list('scores', { county, cycle })).filter(({ purpose }) => purpose === 'result').sort((a, b) => Number(a.version) - Number(b.version));
