import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '#platform/table/audit.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import { collectResults, type YearResult } from '../../infra/local/results/collect.ts';
import { deployedCloud, foundedGame, outputOf, type TestCloud } from '../support/cloud.ts';
import { deafToStreams, twinOnStreams } from '../support/lambda.ts';
import { type Around, atMoments, surrounded } from '../support/moments.ts';
import { smallCounty } from '../support/small-county.ts';
import { budgetOf, resultTable, smallResultByHand } from '../support/small-result.ts';
import { factsOf, trailOf } from '../support/trail.ts';

interface Year {
  game: Game;
  result: YearResult;
  trail: AuditEntry[];
}

const yearOf = async (cloud: TestCloud, around: Around): Promise<Year> => {
  const game = await foundedGame(cloud, smallCounty);
  await playYear(surrounded(game, around));
  return { game, result: await collectResults(game), trail: await trailOf(game) };
};

const once: Around = (_, ask) => ask();

/** Every act is sent again with its key, as a client does that lost the answer; a tick again is a second message. */
const different: string[] = [];
const twice: Around = async (request, ask) => {
  const first = await ask();
  if (request.startsWith('GET ')) return first;
  const second = await ask();
  if (JSON.stringify(second.body) !== JSON.stringify(first.body)) different.push(`${request}: ${JSON.stringify(first.body)} ≠ ${JSON.stringify(second.body)}`);
  return first;
};

const cleanUp: (() => Promise<void>)[] = [];
let cloud: TestCloud;
let plain: Year;
let doubled: Year;

beforeAll(async () => {
  cloud = await deployedCloud('everything-twice');
  cleanUp.unshift(cloud.stop);
  plain = await yearOf(cloud, once);
  const listeners = ['SettleFunction', 'RecountFunction'].map((output) => outputOf(cloud, output));
  for (const name of listeners) cleanUp.unshift(await twinOnStreams(cloud.endpoint, name));
  // The preparation runs on the twins alone, which shows that they hear the streams; then the first functions catch up and both hear everything.
  const hearing = await Promise.all(listeners.map((name) => deafToStreams(cloud.endpoint, name)));
  const both = atMoments([{ before: /^POST .*\/2026H1\/U00\d\/report$/, happens: async () => void (await Promise.all(hearing.map((hear) => hear()))) }]);
  doubled = await yearOf(cloud, (request, ask) => both.around(request, () => twice(request, ask)));
  expect(both.left()).toEqual([]);
});
afterAll(async () => {
  for (const end of cleanUp) await end();
});

describe('every stream record, tick and act comes twice', () => {
  it('gives the same result as once', () => {
    expect(resultTable(plain.result)).toEqual(smallResultByHand);
    expect(resultTable(doubled.result)).toEqual(smallResultByHand);
    expect(budgetOf(doubled.result)).toEqual(budgetOf(plain.result));
  });

  it('answers a repeated act as the first time', () => {
    expect(different).toEqual([]);
  });

  it('writes every fact down once: no second task, submission, version or entry', () => {
    expect(factsOf(doubled.trail, doubled.game)).toEqual(factsOf(plain.trail, plain.game));
  });
});
