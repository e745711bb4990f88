import { created, type Move } from '../change.ts';
import { notify } from '../notifications/moves.ts';
import type { Problem } from '../problems/problem.ts';
import type { PullRun } from './pull.ts';

type Begun = Pick<PullRun, 'county' | 'cycle' | 'source' | 'id' | 'address' | 'on' | 'by'>;

/** The values lie in a batch that the office has yet to post. */
export const pulled = (run: Begun, { id: batch, count }: { id: string; count: number }): Move => ({
  fact: 'source-pulled',
  changes: [created('pullRun', { ...run, status: 'staged', batch, count, problems: [], wrong: 0 })],
});

const mostKept = 50;

/** Nothing was taken: the office is told why, in the same transaction. */
export const pullRefused = (run: Begun, name: string, reason: string, problems: readonly Problem[]): Move => ({
  fact: 'source-pull-refused',
  changes: [
    created('pullRun', { ...run, status: 'refused', problems: problems.slice(0, mostKept), wrong: problems.length }),
    notify(
      { county: run.county, cycle: run.cycle, on: run.on, key: `${run.source}:${run.id}`, to: 'office-clerk' },
      { kind: 'pull-refused', source: run.source, name, reason: problems[0] === undefined ? reason : `${reason}:${problems[0].message}` },
    ),
  ],
});
