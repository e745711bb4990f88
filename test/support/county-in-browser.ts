import { afterAll, beforeAll } from 'vitest';
import type { Pages } from '../../infra/local/pages/serve.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { type Browser, openBrowser, type phone, signIn } from './browser.ts';
import { deployedCloud, foundedGame, type TestCloud } from './cloud.ts';
import { servedConsole } from './console.ts';

interface CountyInBrowser {
  /** The county as the API knows it, from the first test on. */
  readonly game: Game;
  /** The browser of a person, signed in the first time they are asked for. */
  signedIn: (name: string, size?: typeof phone) => Promise<Browser>;
  /** What any of the pages threw or wrote as an error. */
  complaints: () => string[];
}

/** For a file of tests: a county on a cloud of its own, played as far as they need it, with the console in front; all of it ends with the file. */
export const countyInBrowser = (
  name: string,
  sampleOf: Parameters<typeof foundedGame>[1],
  play: (game: Game) => Promise<unknown> = async () => undefined,
): CountyInBrowser => {
  let cloud: TestCloud | undefined;
  let game: Game | undefined;
  let pages: Pages | undefined;
  const open = new Map<string, Browser>();
  const there = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error(`${name}: the county stands only once its tests have begun`);
    return what;
  };
  beforeAll(async () => {
    cloud = await deployedCloud(name);
    game = await foundedGame(cloud, sampleOf);
    await play(game);
    pages = await servedConsole(cloud, { county: game.sample.policy.county });
  });
  afterAll(async () => {
    await Promise.all([...open.values()].map(({ close }) => close()));
    await pages?.stop();
    await cloud?.stop();
  });
  return {
    get game() {
      return there(game);
    },
    signedIn: async (who, size) => {
      const browser = open.get(who) ?? (await openBrowser(there(pages).address, size));
      if (!open.has(who)) await signIn(browser.page, who);
      open.set(who, browser);
      return browser;
    },
    complaints: () => [...open.values()].flatMap(({ complaints }) => complaints),
  };
};
