import { vi } from 'vitest';
import type { Phase } from '#domain/cycles/cycle.ts';
import { type Submission, settledStatuses } from '#domain/reporting/submission.ts';
import type { Game } from '../../infra/local/play/game.ts';
import type { Standing } from '../../infra/local/play/until.ts';
import { outputOf, type TestCloud } from './cloud.ts';
import { stopAll } from './executions.ts';
import { invoke } from './lambda.ts';

/** An execution's name, taken apart: `330701-2026-final-scoring.1` or `330701-2026-2026H1-U003.1`. */
const partsOf = (name: string) => {
  const [, cycle = '', rest = '', attempt] = /^\d{6}-(\d{4})-(.+)\.(\d+)$/.exec(name) ?? [];
  const [, window, unit] = /^(.+)-(U\d{3,4})$/.exec(rest) ?? [];
  return { cycle, phase: rest, window, unit, attempt: Number(attempt) };
};

const head = (game: Game) => game.as('office-head');

const failedPhase = async (game: Game, cycle: string, name: string, attempt: number): Promise<boolean> => {
  const { phases } = await head(game).get<Standing>(`/cycles/${cycle}`);
  return phases.some(
    ({ phase, ...record }: Phase) => phase === name && record.attempt === attempt && record.status === 'failed' && record.failure !== undefined,
  );
};

const failedSubmission = async (game: Game, cycle: string, window: string, unit: string, attempt: number): Promise<boolean> => {
  const { submissions } = await head(game).get<{ submissions: Submission[] }>(`/reporting/${cycle}/${window}`);
  return submissions.some((each) => each.unit === unit && (settledStatuses.includes(each.status) || (each.attempt === attempt && each.failure !== undefined)));
};

const isRecorded = (game: Game, name: string): Promise<boolean> => {
  const { cycle, phase, window, unit, attempt } = partsOf(name);
  return window === undefined || unit === undefined ? failedPhase(game, cycle, phase, attempt) : failedSubmission(game, cycle, window, unit, attempt);
};

const patienceMilliseconds = Number(process.env['XIANHENG_PATIENCE'] ?? '120') * 1000;

export interface Resumed {
  stopped: string[];
  phases: number;
  submissions: number;
}

/** Stops every execution of the county and waits until the records say so. */
const stopEverything = async (cloud: TestCloud, game: Game): Promise<string[]> => {
  const stopped = await stopAll(cloud.endpoint, game.county);
  const recorded = async (name: string) => {
    if (!(await isRecorded(game, name))) throw new Error(`nobody recorded that ${name} was stopped`);
  };
  for (const name of stopped) await vi.waitFor(() => recorded(name), { timeout: patienceMilliseconds, interval: 200 });
  return stopped;
};

/** Everything is stopped; then the office resumes what failed, or the operator everything that is under way. */
export const stopAndResume = async (cloud: TestCloud, game: Game, by: 'office' | 'operator'): Promise<Resumed> => {
  const stopped = await stopEverything(cloud, game);
  const result: Resumed = { stopped, phases: 0, submissions: 0 };
  for (const cycle of new Set(stopped.map((name) => partsOf(name).cycle))) {
    const answer =
      by === 'office'
        ? await head(game).post(`/cycles/${cycle}/resume`, {})
        : await invoke(cloud.endpoint, outputOf(cloud, 'ResumeFunction'), { county: game.county, cycle, all: true });
    const { phases, submissions } = answer as Pick<Resumed, 'phases' | 'submissions'>;
    result.phases += phases;
    result.submissions += submissions;
  }
  return result;
};
