import { startCloud } from '../../infra/local/cloud.ts';
import { deploy } from '../../infra/local/deploy.ts';
import { foundCounty } from '../../infra/local/found.ts';
import { type Game, newGame } from '../../infra/local/play/game.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { collectResults, type YearResult } from '../../infra/local/results/collect.ts';

export interface PlayedYear {
  game: Game;
  result: YearResult;
  stop: () => Promise<void>;
}

/** A cloud of its own on which the county has played its year. */
export const playedYear = async (sample: Playable, name: string): Promise<PlayedYear> => {
  const cloud = await startCloud({ log: `${name}.log` });
  try {
    const outputs = await deploy(cloud.endpoint, name);
    const game = newGame(`${cloud.endpoint}/_aws/execute-api/${outputs['StaffApiId']}/api`, sample);
    await foundCounty(cloud.endpoint, outputs['FoundCountyFunction'] ?? '', sample);
    await playYear(game);
    return { game, result: await collectResults(game), stop: cloud.stop };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};
