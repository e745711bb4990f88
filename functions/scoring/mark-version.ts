import { changed } from '#domain/change.ts';
import type { Cycle } from '#domain/cycles/cycle.ts';
import type { ScoreVersion } from '#domain/scoring/result.ts';
import { commit } from '#platform/table/commit.ts';

/** Raises the status of a version (provisional → sent → final); one that is there already stays. */
export const markVersion = async ({ county, cycle, today }: Cycle, version: ScoreVersion, status: 'sent' | 'final', who: string): Promise<void> => {
  if (version.status === status || version.status === 'final') return;
  const move = { fact: `scores-${status}`, changes: [changed('scores', version, { status })] };
  await commit(move, { county, cycle, who, act: `scores-${status}:${version.version}`, day: today });
};
