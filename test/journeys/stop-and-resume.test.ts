import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phase } from '#domain/cycles/cycle.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import { standingOf } from '../../infra/local/play/until.ts';
import { collectResults, type YearResult } from '../../infra/local/results/collect.ts';
import { assessAgain } from '../support/assess-again.ts';
import { deployedCloud, foundedGame, type TestCloud } from '../support/cloud.ts';
import { runningOf } from '../support/executions.ts';
import { atMoments, surrounded } from '../support/moments.ts';
import { smallCounty } from '../support/small-county.ts';
import { budgetOf, resultTable, smallResultByHand } from '../support/small-result.ts';
import { type Resumed, stopAndResume } from '../support/stop-and-resume.ts';

/** Where everything is stopped: in every phase, in open windows with some units reported, between two steps, and with people acting meanwhile. */
const stops = [
  { before: /^POST .*\/preparation-agree-targets\/done$/, by: 'office' },
  { before: /^POST .*\/2026H1\/U003\/sign$/, by: 'office' },
  { before: /^POST .*\/2026H1\/U004\/report$/, by: 'operator' },
  { before: /^POST .*\/2026H1-inform-units\/done$/, by: 'office' },
  { before: /^POST .*\/2026FY\/U005\/accept$/, by: 'operator' },
  { before: /^POST .*\/final-scoring-public-ratings\/done$/, by: 'office' },
  { before: /^POST .*\/decisions$/, by: 'operator' },
  { before: /^POST .*\/feedback-check-scores-1-U003\/done$/, by: 'office' },
  { before: /^POST .*\/decisions$/, by: 'office' },
  { before: /^POST .*\/decisions$/, by: 'operator' },
  { before: /^POST .*\/budget\/sign-off$/, by: 'office' },
  { before: /^POST .*\/budget-linkage-confirm-use\/done$/, by: 'operator' },
] as const;

let cloud: TestCloud;
let result: YearResult;
let phases: Phase[];
let left: string[];
let running: string[];
const resumed: Resumed[] = [];

beforeAll(async () => {
  cloud = await deployedCloud('stop-and-resume');
  const game = await foundedGame(cloud, smallCounty);
  const moments = stops.map(({ before, by }) => ({
    before,
    happens: async () => {
      resumed.push(await stopAndResume(cloud, game, by));
    },
  }));
  const interrupted = atMoments(moments);
  await playYear(surrounded(game, interrupted.around));
  left = interrupted.left();
  result = await collectResults(game);
  phases = (await standingOf(game)).phases;
  running = (await runningOf(cloud.endpoint, game.county)).map(({ name }) => name.slice(7));
});
afterAll(async () => cloud?.stop());

describe('every execution is stopped twelve times in the year and resumed', () => {
  it('was really stopped every time, in every phase and in open windows', () => {
    expect(left).toEqual([]);
    for (const { stopped, phases } of resumed) expect(stopped.length, stopped.join()).toBeGreaterThanOrEqual(phases);
    expect(resumed.filter(({ stopped }) => stopped.some((name) => name.includes('2026H1-U'))).length).toBeGreaterThanOrEqual(2);
    expect(resumed.filter(({ stopped }) => stopped.some((name) => name.includes('2026FY-U'))).length).toBeGreaterThanOrEqual(1);
    expect(phases.map(({ phase, attempt }) => `${phase} ${attempt > 1}`)).toEqual(phases.map(({ phase }) => `${phase} true`));
  });

  it('gives the same result as an undisturbed year', () => {
    expect(resultTable(result)).toEqual(smallResultByHand);
    expect(result.status).toBe('final');
    expect(assessAgain(result.dossier)).toEqual(result.scorecards);
  });

  it('shares the same budget', () => {
    expect(result.budget.table).toMatchObject({ status: 'signed-off', total: '500000000', sum: '500000000' });
    expect(budgetOf(result)['U002']).toBe('99000000');
  });

  it('leaves nothing running but next year’s preparation', () => {
    expect(phases.map(({ phase, status }) => `${phase} ${status}`)).toEqual(phases.map(({ phase }) => `${phase} complete`));
    expect(running.every((name) => name.startsWith('2027-preparation.'))).toBe(true);
  });
});
