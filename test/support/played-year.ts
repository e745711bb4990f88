import type { Game } from '../../infra/local/play/game.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { collectResults, type YearResult } from '../../infra/local/results/collect.ts';
import { deployedCloud, foundedGame, openBase } from './cloud.ts';

export interface PlayedYear {
  game: Game;
  result: YearResult;
  /** Address of the public API. */
  open: string;
  stop: () => Promise<void>;
}

/** A cloud on which a county of its own has played its year. */
export const playedYear = async (sampleOf: (county: string) => Playable, name: string): Promise<PlayedYear> => {
  const cloud = await deployedCloud(name);
  try {
    const game = await foundedGame(cloud, sampleOf);
    await playYear(game);
    return { game, result: await collectResults(game), open: openBase(cloud), stop: cloud.stop };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};
